import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisorFor, shrink, type Pixels } from './shrink.ts';

const filled = (
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly number[],
): Pixels => {
  const bytes = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) bytes.set([...colour(x, y), 255], (y * width + x) * 4);
  return { width, height, bytes };
};

const smaller = (from: Pixels, by: number): Pixels => {
  const to = filled(Math.floor(from.width / by), Math.floor(from.height / by), () => [0, 0, 0]);
  shrink(from, by, to);
  return to;
};

describe('a picture made smaller', () => {
  it('is no longer than it may be, and not divided where it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8000 }), fc.integer({ min: 1, max: 8000 }), (w, h) => {
        const by = divisorFor(w, h, 640);
        expect(Math.max(w, h) / by).toBeLessThanOrEqual(640);
        expect(by === 1 || Math.max(w, h) / (by - 1) > 640).toBe(true);
      }),
    );
  });

  it('has the mean of what each pixel stands for, at its place', () => {
    const from = filled(6, 4, (x, y) => [x * 10, y * 10, 100]);
    const { bytes } = smaller(from, 2);
    expect(Array.from(bytes.slice(0, 4))).toEqual([5, 5, 100, 255]);
    expect(Array.from(bytes.slice(20, 24))).toEqual([45, 25, 100, 255]);
  });

  it('leaves out what is over at the right and at the bottom', () => {
    const from = filled(7, 5, (x, y) => (x > 5 || y > 2 ? [255, 255, 255] : [40, 50, 60]));
    const { width, height, bytes } = smaller(from, 3);
    expect([width, height]).toEqual([2, 1]);
    expect([...bytes]).toEqual([40, 50, 60, 255, 40, 50, 60, 255]);
  });

  it('keeps a flat colour, whatever it is divided by', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 255 }), (by, shade) => {
        const from = filled(12, 11, () => [shade, shade, shade]);
        for (const [i, byte] of smaller(from, by).bytes.entries())
          expect(byte).toBe(i % 4 === 3 ? 255 : shade);
      }),
    );
  });
});
