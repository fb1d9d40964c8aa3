import { describe, expect, it } from 'vitest';
import { health, healthReason } from '../../preload/contract/index.ts';
import { copy, preferredLanguage } from './copy.ts';

type Tree = { readonly [key: string]: string | Tree };

const lines = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : lines(value, `${path}${key}.`),
  );
const gaps = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('copy of the bench', () => {
  const zh = new Map(lines(copy.zh.bench));
  const en = new Map(lines(copy.en.bench));

  it('has every line in both languages, with the same gaps', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [key, text] of zh) {
      expect([key, text.trim()]).not.toEqual([key, '']);
      expect([key, gaps(en.get(key) ?? '')]).toEqual([key, gaps(text)]);
    }
  });

  it('names every device state and reason', () => {
    for (const state of health.options) expect(zh.has(`devices.health.${state}`)).toBe(true);
    for (const reason of healthReason.options)
      expect([reason, zh.has(`devices.reason.${reason}`)]).toEqual([reason, true]);
  });
});

it('speaks Chinese to a Chinese browser, English to everybody else', () => {
  expect(preferredLanguage(['zh-CN'])).toBe('zh');
  expect(preferredLanguage(['de', 'zh'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
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
  expect(lines(copy.zh.bench).filter(([key]) => !isSaid(key))).toEqual([]);
});
