import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, tilesOf } from './tiles.ts';

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
