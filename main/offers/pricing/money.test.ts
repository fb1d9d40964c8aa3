import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offByRate, shareOut } from './money.ts';

describe('a rate', () => {
  it('takes off the nearest fen, half a fen in the favour of the shopper', () => {
    expect(offByRate(10_000, 9_500)).toBe(500);
    expect(offByRate(9, 9_500)).toBe(0); // 0.45
    expect(offByRate(10, 9_500)).toBe(1); // 0.5
    expect(offByRate(29, 9_500)).toBe(1); // 1.45
    expect(offByRate(30, 9_500)).toBe(2); // 1.5
    expect(offByRate(99_999, 0)).toBe(99_999);
  });

  it('is exact for every sum that a till can name', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000_000), fc.nat(9_999), (base, rate) => {
        const exact = (BigInt(base) * BigInt(10_000 - rate) + 5_000n) / 10_000n;
        expect(BigInt(offByRate(base, rate))).toBe(exact);
      }),
    );
    expect(() => offByRate(10 ** 15, 5_000)).toThrow(RangeError);
    expect(() => offByRate(-1, 5_000)).toThrow(RangeError);
    expect(() => offByRate(0.5, 5_001)).toThrow(RangeError);
  });
});

describe('a sum shared out', () => {
  it('goes to the largest remainders, the earlier first', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(10_000, [129_900, 59_900, 9_900])).toEqual([6_505, 2_999, 496]);
    expect(shareOut(1, [0, 5, 5])).toEqual([0, 1, 0]);
    expect(shareOut(0, [0, 0])).toEqual([0, 0]);
    expect(() => shareOut(1, [0])).toThrow(RangeError);
  });

  it('sums up, never takes more than there is, and is within a fen of the exact part', () => {
    const weights = fc.array(fc.nat(100_000_000_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.nat(10_000), (list, part) => {
        const all = list.reduce((sum, one) => sum + one, 0);
        const total = Number((BigInt(all) * BigInt(part)) / 10_000n);
        const parts = shareOut(total, list);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
        for (const [i, one] of parts.entries()) {
          const weight = list[i] ?? 0;
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(weight);
          if (all === 0) continue;
          const off = BigInt(one) * BigInt(all) - BigInt(total) * BigInt(weight);
          expect(off < BigInt(all) && off > -BigInt(all)).toBe(true);
        }
      }),
    );
  });
});
