import { describe, expect, it } from 'vitest';
import { health, healthReason } from '../../preload/contract/index.ts';
import { copySuite, linesOf } from '../../tests/suites/copy-suite.ts';
import { copy, preferredLanguage } from './copy.ts';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('copy of the bench', () => {
  const zh = new Map(linesOf(copy.zh.bench));

  copySuite({ zh: copy.zh.bench, en: copy.en.bench }, Object.values(sources));

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
