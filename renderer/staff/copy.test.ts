import { describe, expect, it } from 'vitest';
import {
  events,
  faultCodes,
  health,
  healthReason,
  importState,
} from '../../preload/contract/index.ts';
import { copy, preferredLanguage } from './copy.ts';

type Tree = { readonly [key: string]: string | Tree };

const lines = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : lines(value, `${path}${key}.`),
  );
const gaps = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('copy of the staff pages', () => {
  const zh = new Map(lines(copy.zh.staff));
  const en = new Map(lines(copy.en.staff));
  const has = (key: string) => ({ key, zh: zh.has(key), en: en.has(key) });
  const both = (key: string) => ({ key, zh: true, en: true });

  it('has every line in both languages, none empty', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const text of [...zh.values(), ...en.values()]) expect(text.trim()).not.toBe('');
  });

  it('fills the same gaps in both languages', () => {
    for (const [key, text] of zh) expect([key, gaps(en.get(key) ?? '')]).toEqual([key, gaps(text)]);
  });

  it('has a title and words for every fault', () => {
    for (const code of faultCodes)
      for (const key of [`fault.${code}.title`, `fault.${code}.text`])
        expect(has(key)).toEqual(both(key));
  });

  it('says of every device state what it is, and of every reason what to do', () => {
    for (const state of health.options) {
      const key = `health.health.${state}`;
      expect(has(key)).toEqual(both(key));
    }
    for (const reason of healthReason.options)
      for (const key of [`health.reason.${reason}`, `health.todo.${reason}`])
        expect(has(key)).toEqual(both(key));
  });

  it('says of every alert what it is and what to do', () => {
    const kinds = events.alerts.value.shape.alerts.element.shape.kind.options;
    for (const kind of kinds)
      for (const key of [`alerts.kind.${kind}`, `alerts.todo.${kind}`])
        expect(has(key)).toEqual(both(key));
  });

  it('names every kind and state of an import', () => {
    for (const kind of importState.shape.kind.options) {
      const key = `imports.kind.${kind}`;
      expect(has(key)).toEqual(both(key));
    }
    for (const state of importState.shape.state.options) {
      const key = `imports.state.${state}`;
      expect(has(key)).toEqual(both(key));
    }
  });
});

it('starts in Chinese except on an English tablet', () => {
  expect(preferredLanguage(['en-GB', 'zh'])).toBe('en');
  expect(preferredLanguage(['zh-CN'])).toBe('zh');
  expect(preferredLanguage(['ja'])).toBe('zh');
  expect(preferredLanguage([])).toBe('zh');
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
  expect(lines(copy.zh.staff).filter(([key]) => !isSaid(key))).toEqual([]);
});
