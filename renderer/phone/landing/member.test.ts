import { describe, expect, it } from 'vitest';
import { lackOf } from './member.ts';

describe('what is asked of a member', () => {
  it.each([
    ['', true, 'missing'],
    ['  ', false, 'missing'],
    ['12', true, 'wrong'],
    ['lee@shop.cn', true, 'wrong'],
    ['8061 7734', false, 'consent'],
    ['8061 7734', true, null],
  ] as const)('%j, agreed %s: %s', (typed, agreed, lack) => {
    expect(lackOf(typed, agreed)).toBe(lack);
  });
});
