import { describe, expect, it } from 'vitest';
import {
  events,
  faultCodes,
  health,
  healthReason,
  importState,
} from '../../preload/contract/index.ts';
import { copySuite, linesOf } from '../../tests/suites/copy-suite.ts';
import { copy, preferredLanguage } from './copy.ts';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('copy of the staff pages', () => {
  const zh = new Map(linesOf(copy.zh.staff));
  const en = new Map(linesOf(copy.en.staff));

  copySuite({ zh: copy.zh.staff, en: copy.en.staff }, Object.values(sources));
  const has = (key: string) => ({ key, zh: zh.has(key), en: en.has(key) });
  const both = (key: string) => ({ key, zh: true, en: true });

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
