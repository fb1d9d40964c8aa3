import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { garmentFindings, otherSide, pointsOf } from '../contract/index.ts';
import { findAnchors } from './anchors.ts';
import type { Mask } from './outline.ts';
import { drawSkirt, drawTop, drawTrousers, lay, type Drawn, type Laid } from './testing.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const lean = between(-8, 8);
/** Made smaller step by step, a drawing that fails would be drawn for minutes. */
const often = (numRuns: number) => ({ numRuns, endOnFailure: true });

const tops = fc
  .record({
    neck: between(30, 42),
    shoulder: between(80, 100),
    drop: between(14, 40),
    slope: between(14, 26),
    armpit: between(110, 135),
    hem: between(74, 100),
    long: between(260, 360),
    spread: between(26, 60),
    sleeve: between(110, 300),
    cuff: between(40, 56),
  })
  // Sleeves end beside the body, and their lower seam leads up to the armpit. One that goes on as the shoulder slopes
  // hides where the shoulder ends: no outline tells.
  .filter(({ spread, sleeve, cuff, neck, shoulder, slope, armpit }) => {
    const angle = (spread * Math.PI) / 180;
    const inner = -shoulder - Math.sin(angle) * sleeve + Math.cos(angle) * cuff;
    const lower = 20 + Math.cos(angle) * sleeve + Math.sin(angle) * cuff;
    const bend = 90 - spread - (Math.atan2(slope, shoulder - neck) * 180) / Math.PI;
    return inner < -shoulder - 40 && lower > armpit && Math.abs(bend) > 5;
  })
  .map(drawTop);
const skirts = fc
  .record({ waist: between(50, 80), flare: between(20, 90), long: between(180, 340) })
  .filter(({ flare, long }) => flare < long * 0.5)
  .map(({ waist, flare, long }) => drawSkirt(waist, waist + flare, long));
const trousers = fc
  .record({
    waist: between(60, 75),
    wider: between(10, 25),
    crotch: between(110, 140),
    out: between(80, 130),
    leg: between(40, 60),
    long: between(360, 460),
  })
  .map(({ wider, ...rest }) => drawTrousers({ ...rest, hip: rest.waist + wider }));

/** 2.2 times as long as its shoulders are wide it is one, and a length is found to some hundredths. */
const isNearlyDress = ({ points }: Drawn): boolean => {
  const [left, right, hem] = [points['shoulderLeft'], points['shoulderRight'], points['hemLeft']];
  return left && right && hem ? hem[1] - left[1] > 2.05 * (right[0] - left[0]) : false;
};

/** The largest distance from where a point is, of the garment's longer side. */
const worst = (laid: Laid, points: ReadonlyMap<string, readonly [number, number]>) =>
  Object.entries(laid.points)
    .map(([name, [x, y]]) => {
      const found = points.get(name);
      const far = found
        ? Math.hypot((found[0] - x) * laid.mask.width, (found[1] - y) * laid.mask.height) /
          laid.tall
        : 1;
      return { name, far };
    })
    .reduce((most, one) => (one.far > most.far ? one : most));

const mirrored = ({ width, height, on }: Mask): Mask => ({
  width,
  height,
  on: on.map((_one, i) => on[i - (i % width) + width - 1 - (i % width)] ?? 0),
});

describe.each([
  ['tops', tops, 0.05],
  ['skirts', skirts, 0.03],
  ['trousers', trousers, 0.04],
] as const)('points of %s, of many proportions and lying askew', (_kind, drawings, most) => {
  const drawn: fc.Arbitrary<Drawn> = drawings;
  test('are found near to where they are', () => {
    fc.assert(
      fc.property(drawn, lean, (one, degrees) => {
        const laid = lay(one, degrees);
        const { shape, found } = findAnchors(laid.mask, one.cut);
        expect(found).toBe(true);
        expect(garmentFindings(shape)).toEqual([]);
        const { name, far } = worst(laid, pointsOf(shape));
        expect(far, name).toBeLessThan(most);
      }),
      often(40),
    );
  });

  test('are on the other side where the garment is seen in a mirror', () => {
    fc.assert(
      fc.property(drawn, lean, (one, degrees) => {
        const { mask } = lay(one, degrees);
        const there = pointsOf(findAnchors(mask, one.cut).shape);
        const here = pointsOf(findAnchors(mirrored(mask), one.cut).shape);
        for (const [name, [x, y]] of there) {
          const [u, v] = here.get(otherSide(name)) ?? [0, 0];
          expect(Math.hypot(1 - u - x, v - y), name).toBeLessThan(0.05);
        }
      }),
      often(15),
    );
  });

  test('are of the garment it looks like, where nobody says what it is', () => {
    fc.assert(
      fc.property(drawn, between(-3, 3), (one, degrees) => {
        fc.pre(!isNearlyDress(one));
        expect(findAnchors(lay(one, degrees).mask, null).shape.cut).toBe(one.cut);
      }),
      often(30),
    );
  });
});

test('what has no outline of a garment gets the usual points, and says so', () => {
  const on = new Uint8Array(100 * 100);
  for (let y = 40; y < 60; y++) on.fill(1, y * 100 + 40, y * 100 + 60);
  for (const cut of ['top', 'dress', 'trousers'] as const) {
    const { shape, found } = findAnchors({ width: 100, height: 100, on }, cut);
    expect(shape.cut).toBe(cut);
    expect(garmentFindings(shape)).toEqual([]);
    expect({ cut, found }).toEqual({ cut, found: false });
  }
});
