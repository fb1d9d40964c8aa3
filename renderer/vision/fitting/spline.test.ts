import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart, type Point } from './geometry.ts';
import { thinPlate } from './spline.ts';

const number = fc.double({ min: -400, max: 400, noNaN: true });
const place = fc.tuple(number, number);
/** On a jittered grid: pairs of points that lie on one another ask for two places at once. */
const pairs = fc
  .array(
    fc.tuple(
      fc.double({ min: -30, max: 30, noNaN: true }),
      fc.double({ min: -30, max: 30, noNaN: true }),
      place,
    ),
    {
      minLength: 12,
      maxLength: 12,
    },
  )
  .map((rows) =>
    rows.map(([dx, dy, to], i) => ({
      from: [(i % 4) * 100 + dx, Math.floor(i / 4) * 100 + dy] satisfies Point,
      to,
    })),
  );

it('takes every point to where it belongs', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const warp = thinPlate(
        given.map(({ from }) => from),
        given.map(({ to }) => to),
        0,
      );
      for (const { from, to } of given) expect(apart(warp(from), to)).toBeLessThan(1e-3);
    }),
  );
});

it('moves, turns and stretches without bending what is only moved, turned and stretched', () => {
  fc.assert(
    fc.property(pairs, place, place, place, (given, right, down, by) => {
      const affine = ([x, y]: Point): Point => [
        by[0] + (x * right[0] + y * down[0]) / 100,
        by[1] + (x * right[1] + y * down[1]) / 100,
      ];
      const from = given.map((one) => one.from);
      const warp = thinPlate(from, from.map(affine), 2e-4);
      const between: Point = [137, 88];
      expect(apart(warp(between), affine(between))).toBeLessThan(1e-3);
    }),
  );
});

it('leaves everything where it is when its points lie on one line', () => {
  const line: Point[] = [0, 1, 2, 3].map((i) => [i * 10, i * 10]);
  expect(thinPlate(line, line, 0)([5, 7])).toEqual([5, 7]);
});
