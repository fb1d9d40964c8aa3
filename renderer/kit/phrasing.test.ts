import { describe, expect, it } from 'vitest';
import { lengthOf, phrases } from './phrasing.ts';

describe('phrases', () => {
  it('keeps Chinese words whole', () => {
    expect(phrases('雾灰羊毛大衣', 'zh')).toEqual(['雾灰', '羊毛', '大衣']);
  });

  it('never lets a line begin with punctuation', () => {
    for (const part of phrases('收好了，在您的手机里。', 'zh')) expect(part).not.toMatch(/^[，。]/);
  });

  it('loses nothing', () => {
    const text = '高领针织 + 阔腿裤（M）· 2026 冬';
    expect(phrases(text, 'zh').join('')).toBe(text);
  });

  it('leaves other languages to the browser', () => {
    expect(phrases('Mist Wool Coat', 'en')).toEqual(['Mist Wool Coat']);
  });
});

describe('lengthOf', () => {
  it('counts a Latin letter as half a Chinese character', () => {
    expect(lengthOf('大衣')).toBe(2);
    expect(lengthOf('Coat')).toBeCloseTo(2.08);
  });
});
