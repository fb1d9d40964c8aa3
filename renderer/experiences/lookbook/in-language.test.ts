import { expect, it } from 'vitest';
import { inLanguageOnly } from './in-language.ts';

const said = (text: string) => ({ text, language: /[a-z]/.test(text) ? 'en' : 'zh' });
const list = ['好', '很好', 'good', 'great'].map(said);

it('one language at a time: the shopper’s, else the one most write in', () => {
  const shown = (language: string) => inLanguageOnly(list, language).map(({ text }) => text);
  expect(shown('en')).toEqual(['good', 'great']);
  expect(shown('zh')).toEqual(['好', '很好']);
  expect(shown('ja')).toEqual(['好', '很好']);
  expect(inLanguageOnly([], 'en')).toEqual([]);
});
