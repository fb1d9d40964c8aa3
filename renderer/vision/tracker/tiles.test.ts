import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, tilesOf, tilesOfSquare } from './tiles.ts';

describe('squares of a picture', () => {
  it('are one of a square, three of a wide picture, and stand one above the other in a tall one', () => {
    expect(tilesOf({ width: 480, height: 480 })).toEqual([{ x: 0, y: 0, side: 480 }]);
    expect(tilesOf({ width: 640, height: 360 })).toEqual([
      { x: 0, y: 0, side: 360 },
      { x: 140, y: 0, side: 360 },
      { x: 280, y: 0, side: 360 },
    ]);
    expect(tilesOf({ width: 360, height: 640 }).map(({ y }) => y)).toEqual([0, 140, 280]);
  });

  it('cover every picture, lie within it, and hold whole whatever is half as large', () => {
    const size = fc.integer({ min: 8, max: 2000 });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, part) => {
        const all = tilesOf({ width, height });
        const side = Math.min(width, height);
        const half = Math.floor(side / 2) - 1;
        const at = Math.round((Math.max(width, height) - half) * part);
        expect(
          all.some(({ x, y }) => Math.max(x, y) <= at && at + half <= Math.max(x, y) + side),
        ).toBe(true);
        for (const { x, y } of all)
          expect([x + side <= width, y + side <= height]).toEqual([true, true]);
      }),
    );
  });
});

describe('squares of a photograph', () => {
  it('are the whole one, and smaller ones that hold whole whatever is a quarter as large', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 2000 }), part, part, (side, right, down) => {
        const [whole, ...smaller] = tilesOfSquare(side);
        expect(whole).toEqual({ x: 0, y: 0, side });
        const size = Math.floor(side / 4) - 1;
        const [x, y] = [Math.round((side - size) * right), Math.round((side - size) * down)];
        const holds = (at: number, from: number, long: number) =>
          from <= at && at + size <= from + long;
        expect(smaller.some((one) => holds(x, one.x, one.side) && holds(y, one.y, one.side))).toBe(
          true,
        );
        for (const one of smaller)
          expect(Math.max(one.x, one.y) + one.side).toBeLessThanOrEqual(side);
      }),
    );
  });
});

describe('faces of several squares', () => {
  const box = (x: number, width: number) => ({ x, y: 0.3, width, height: width });
  it('are one where they lie on one another, and the whole one', () => {
    const whole = box(0.3, 0.12);
    const cut = box(0.33, 0.09);
    expect(joined([cut, whole])).toEqual([whole]);
  });
  it('stay two where two stand side by side', () => {
    expect(joined([box(0.2, 0.1), box(0.32, 0.1)])).toHaveLength(2);
  });
});
