import { describe, expect, it } from 'vitest';
import { readScan, readTyped, spacedCoupon } from './couponText.ts';

describe('a scanned text', () => {
  it('is a coupon only with exactly its symbols', () => {
    expect(readScan('7K4M9QX2ABCD')).toEqual({ kind: 'coupon', code: '7K4M9QX2ABCD' });
    expect(readScan(' 7k4m-9qx2 abcd ')).toEqual({ kind: 'coupon', code: '7K4M9QX2ABCD' });
    for (const text of [
      '7K4M9QX2ABC',
      '7K4M9QX2ABCDE',
      '6901234567892',
      '',
      '７K4M9QX2ABCD',
      'a/b',
    ])
      expect(readScan(text)).toEqual({ kind: 'shape' });
  });

  it('is known when it is the code of a screen', () => {
    expect(readScan('HTTP://192.168.1.20:8080/C/7K4M9QX2')).toEqual({ kind: 'screen-code' });
    expect(readScan('7K4M 9QX2')).toEqual({ kind: 'screen-code' });
  });
});

describe('a typed text', () => {
  it('says how much is missing', () => {
    expect(readTyped('7K4M 9QX')).toEqual({ kind: 'short', missing: 5 });
    expect(readTyped('7K4M 9QX2 ABCD')).toEqual({ kind: 'coupon', code: '7K4M9QX2ABCD' });
    expect(readTyped('7K4M 9QX2')).toEqual({ kind: 'screen-code' });
    expect(readTyped('7K4M9QX2ABCDE')).toEqual({ kind: 'shape' });
  });
});

it('shows groups of four', () => {
  expect(spacedCoupon('7k4m9qx2ab')).toBe('7K4M 9QX2 AB');
});
