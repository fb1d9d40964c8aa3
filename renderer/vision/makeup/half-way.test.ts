import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfWay, smoothed } from './half-way.ts';

const LENGTH = 13;
const lineOf = (value: (step: number) => number): Float32Array =>
  Float32Array.from({ length: LENGTH }, (_, k) => value(k - (LENGTH - 1) / 2));
const clamped = (value: number): number => Math.min(1, Math.max(0, value));

describe('half way over an edge', () => {
  it('is where a blurred step is, whatever lies on either side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        (edge, blur, bare, step) => {
          const line = lineOf((at) => bare + step * clamped(0.5 - (at - edge) / blur));
          const found = halfWay(line);
          expect(found.by).toBeCloseTo(edge, 0.5);
          expect(found.step).toBeCloseTo(step, 3);
        },
      ),
    );
  });

  it('goes by what is there on both sides where one side goes on changing', () => {
    // The step is one sample wide; behind it a lip goes on growing darker, as far as is looked.
    const { by } = halfWay(lineOf((at) => clamped(0.5 - at) * (1 + 0.05 * Math.max(0, -at))));
    expect(Math.abs(by)).toBeLessThan(0.6);
  });

  it('says of a line of one colour that there is no edge', () => {
    expect(halfWay(new Float32Array(LENGTH).fill(0.7))).toEqual({ by: 0, step: 0 });
  });
});

describe('a row round a ring, smoothed', () => {
  it('keeps its mean and what all of it shares, and takes most of what one place alone has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 }),
        (row) => {
          const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
          expect(mean(smoothed(row))).toBeCloseTo(mean(row), 9);
        },
      ),
    );
    expect(smoothed(Array.from({ length: 8 }, () => 0.3))).toEqual(
      Array.from({ length: 8 }, () => 0.3),
    );
    expect(Math.max(...smoothed([0, 0, 0, 1, 0, 0, 0, 0]))).toBeLessThan(0.4);
  });
});
