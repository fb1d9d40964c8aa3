import { describe, expect, it } from 'vitest';
import { readHeard, readScan, readTyped, spacedCoupon } from './couponText.ts';

describe('a scanned text', () => {
  it('is a coupon only with exactly its symbols', () => {
    expect(readScan('7K4M9QX2ABCD')).toEqual({ kind: 'coupon', code: '7K4M9QX2ABCD' });
    expect(readScan(' 7k4m-9qx2 abcd ')).toEqual({ kind: 'coupon', code: '7K4M9QX2ABCD' });
    for (const text of ['6901234567892', '16901234567899', '', '7K4M9', '７K4M9QX2ABCD', 'a/b'])
      expect(readScan(text)).toEqual({ kind: 'shape' });
  });

  it('is the code of a coupon that somebody else issued, whatever its length', () => {
    for (const code of ['EXT001', 'O2O123456789', 'U1753Q00042', 'A'.repeat(32)])
      expect(readScan(code)).toEqual({ kind: 'coupon', code });
    expect(readScan('A'.repeat(33))).toEqual({ kind: 'shape' });
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
    expect(readTyped('7K4M9QX2ABCDE')).toEqual({ kind: 'coupon', code: '7K4M9QX2ABCDE' });
  });
});

it('shows groups of four', () => {
  expect(spacedCoupon('7k4m9qx2ab')).toBe('7K4M 9QX2 AB');
});

describe('keys heard together with the field', () => {
  const code = '7K4M9QX2ABCD';
  it('are a whole code by themselves, whatever stands in the field', () => {
    expect(readHeard({ text: code, ended: true }, 'ZZZZ')).toEqual({
      reading: { kind: 'coupon', code },
      text: code,
    });
  });
  it('are completed by what was typed before or after a stall', () => {
    expect(readHeard({ text: '9QX2ABCD', ended: true }, '7K4M 9QX2 ABCD')?.reading).toEqual({
      kind: 'coupon',
      code,
    });
  });
  it('never take the code of the shopper before, which they did not go into', () => {
    expect(readHeard({ text: '3QHX8W4D9', ended: true }, '7K4M 9QX2 ABCD')?.text).toBe('3QHX8W4D9');
    expect(readHeard({ text: '3QHX8W4D9', ended: false }, '7K4M 9QX2 ABCD')).toBeNull();
  });
  it('are left alone while more may come', () => {
    expect(readHeard({ text: '7K4M9QX', ended: false }, '7K4M 9QX')).toBeNull();
  });
  it('are all there is once the scanner said so: of that the host knows whether it is a coupon', () => {
    expect(readHeard({ text: '7K4M9', ended: true }, '7K4M 9')?.reading.kind).toBe('shape');
    expect(readHeard({ text: '7K4M9QX', ended: true }, '7K4M 9QX')?.reading).toEqual({
      kind: 'coupon',
      code: '7K4M9QX',
    });
  });
});
