import { describe, expect, it } from 'vitest';
import { couponState, faultCodes } from '../../preload/contract/index.ts';
import { copySuite, linesOf } from '../../tests/suites/copy-suite.ts';
import { copy, preferredLanguage } from './copy.ts';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('copy of the phone', () => {
  const zh = new Map(linesOf(copy.zh.phone));
  const en = new Map(linesOf(copy.en.phone));

  copySuite({ zh: copy.zh.phone, en: copy.en.phone }, Object.values(sources));

  it('has a title and a way on for every fault', () => {
    for (const code of faultCodes)
      for (const copyOf of [zh, en]) {
        expect([code, copyOf.has(`fault.${code}.title`)]).toEqual([code, true]);
        expect([code, copyOf.has(`fault.${code}.text`)]).toEqual([code, true]);
      }
  });

  it('names every state of a coupon', () => {
    for (const state of couponState.options) expect(zh.has(`coupon.state.${state}`)).toBe(true);
  });
});

describe('preferredLanguage', () => {
  it('is the first of the phone’s languages that the page speaks', () => {
    expect(preferredLanguage(['zh-CN', 'en'])).toBe('zh');
    expect(preferredLanguage(['fr-FR', 'zh-Hant-TW'])).toBe('zh');
    expect(preferredLanguage(['EN-gb'])).toBe('en');
    expect(preferredLanguage(['de', 'fr'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
});
