import { describe, expect, it } from 'vitest';
import { foldShortCode, groupsOf, spaced } from './shortCode.ts';

describe('short codes', () => {
  it('takes what people type, say and paste', () => {
    expect(foldShortCode(' 7k4m-9qx2 ')).toBe('7K4M9QX2');
    expect(foldShortCode('http://shop.example/C/7K4M9QX2?x=1')).toBe('7K4M9QX2');
    expect(foldShortCode('７')).toBe('');
    expect(foldShortCode('7K4M9QX2EXTRA')).toBe('7K4M9QX2');
  });

  it('shows groups of four while one types', () => {
    expect(spaced('7K4M')).toBe('7K4M');
    expect(spaced('7K4M9')).toBe('7K4M 9');
  });

  it('splits a coupon code whatever stands between', () => {
    expect(groupsOf('7K4M-9QX2-ABCD')).toEqual(['7K4M', '9QX2', 'ABCD']);
    expect(groupsOf('7K4M9QX2ABCD')).toEqual(['7K4M', '9QX2', 'ABCD']);
    expect(groupsOf('')).toEqual([]);
  });
});
