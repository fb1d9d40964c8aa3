import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import en from '../copy/en.json' with { type: 'json' };
import zh from '../copy/zh.json' with { type: 'json' };
import { CONSENT_WORDING } from './wording.ts';

it('changes its version with the words of the consent', () => {
  const words = JSON.stringify([zh.consent, en.consent]);
  const print = createHash('sha256').update(words).digest('hex').slice(0, 16);
  expect({ [CONSENT_WORDING]: print }).toEqual({ '2026-11-25': 'd18128f3a6e586d1' });
});

it('says the same in both languages', () => {
  const lines = (words: object): string[] =>
    Object.entries(words).flatMap(([name, value]) =>
      typeof value === 'string' ? [name] : lines(value as object).map((one) => `${name}.${one}`),
    );
  expect(lines(en)).toEqual(lines(zh));
});
