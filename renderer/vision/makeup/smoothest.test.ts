import { describe, expect, it } from 'vitest';
import { softest } from './smoothest.ts';

const row = (...costs: number[]): Float32Array => Float32Array.from(costs);

describe('the softest of a row of costs', () => {
  it('is the cheapest where that is much cheaper than all others', () => {
    expect(softest(row(1, 1, 0, 1, 1), 0.02)).toBeCloseTo(2, 6);
  });

  it('lies between two that are alike, and moves little where noise says which of them is cheaper', () => {
    expect(softest(row(0, 1, 1, 1, 0), 0.02)).toBeCloseTo(2, 6);
    const [one, other] = [
      softest(row(0, 1, 1, 1, 0.002), 0.02),
      softest(row(0.002, 1, 1, 1, 0), 0.02),
    ];
    expect(other - one).toBeLessThan(0.25);
  });
});
