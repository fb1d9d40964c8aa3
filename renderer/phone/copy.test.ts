import { describe, expect, it } from 'vitest';
import { couponState, faultCodes } from '../../preload/contract/index.ts';
import { copy, preferredLanguage } from './copy.ts';

type Tree = { readonly [key: string]: string | Tree };

const lines = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : lines(value, `${path}${key}.`),
  );
/** What a line leaves open, such as {{when}}. */
const gaps = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('copy of the phone', () => {
  const zh = new Map(lines(copy.zh.phone));
  const en = new Map(lines(copy.en.phone));

  it('has every line in both languages, none empty', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const text of [...zh.values(), ...en.values()]) expect(text.trim()).not.toBe('');
  });

  it('fills the same gaps in both languages', () => {
    for (const [key, text] of zh) expect([key, gaps(en.get(key) ?? '')]).toEqual([key, gaps(text)]);
  });

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

it('has no line that nobody says', () => {
  const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const text = Object.values(sources).join('\n');
  const isSaid = (key: string): boolean => {
    const steps = key.split('.');
    return steps.some((_, i) =>
      text.includes(i === 0 ? `'${key}'` : `\`${steps.slice(0, i).join('.')}.\${`),
    );
  };
  expect(lines(copy.zh.phone).filter(([key]) => !isSaid(key))).toEqual([]);
});
