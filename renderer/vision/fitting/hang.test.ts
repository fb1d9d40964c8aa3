import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coat,
  everyCut,
  jumper,
  shirt,
  skirt,
  slip,
  trousers,
} from '../../../tests/fakes/flat-garments.ts';
import { STANDING, STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf, type Body } from './body.ts';
import { apart, type Point } from './geometry.ts';
import { hangOf, type Hang } from './hang.ts';
import { meshesOf } from './mesh.ts';
import { steadying, unsteadied } from './steady.ts';

const { width, height, span, middle, top } = STICK;
const bodyWith = (...given: Parameters<typeof stickPerson>): Body => {
  const body = bodyOf(stickPerson(...given), width, height, null);
  if (typeof body === 'string') throw new Error(body);
  return body;
};
const standing = bodyWith();
const nowhere: Point = [Number.NaN, Number.NaN];
/** Where a point of the garment's picture went, by its place there. */
const gone = (hang: Hang, [x, y]: readonly [number, number]): Point => {
  for (const { from, to } of [hang, hang.legs?.left, hang.legs?.right].filter((one) => !!one)) {
    const i = from.findIndex((place) => apart(place, [x * 1000, y * 1000]) < 0.5);
    if (i >= 0) return to[i] ?? nowhere;
  }
  return nowhere;
};

describe('an upper', () => {
  it('hangs by the shoulders, at their edge and not in the joint', () => {
    const hang = hangOf(shirt, standing, unsteadied);
    for (const [side, anchor] of [
      ['left', [0.3, 0.12]],
      ['right', [0.7, 0.12]],
    ] as const) {
      const place = gone(hang, anchor);
      const joint = standing.shoulder[side];
      expect(Math.abs(place[0] - middle)).toBeGreaterThan(Math.abs(joint[0] - middle));
      expect(place[1]).toBeLessThan(joint[1]);
      expect(apart(place, joint)).toBeLessThan(0.22 * span);
    }
  });

  it.each([0.4, 0.46, 0.56])('is as wide as a body of %d spans to each side', (trunk) => {
    // Arms held off: the edge of the mask is the trunk's own.
    const joints = { 13: [420, 150], 15: [470, 180], 14: [220, 150], 16: [170, 180] } as const;
    const hang = hangOf(shirt, bodyWith({ trunk, joints }), unsteadied);
    const half = gone(hang, [0.66, 0.5])[0] - middle;
    // A pixel of the mask is two of the picture.
    expect(half).toBeGreaterThan(trunk * span - 1);
    expect(half).toBeLessThan(trunk * span * 1.2);
  });

  it('has its hem level with the hips, however the shoulders stand', () => {
    const level = hangOf(shirt, standing, unsteadied);
    const tilted = hangOf(
      shirt,
      bodyWith({ joints: { 23: [middle + 21, 230], 24: [middle - 21, 222] } }),
      unsteadied,
    );
    const fall = (hang: Hang) => {
      const [left, right] = [gone(hang, [0.33, 0.62]), gone(hang, [0.67, 0.62])];
      return (right[1] - left[1]) / (right[0] - left[0]);
    };
    expect(Math.abs(fall(level))).toBeLessThan(0.02);
    expect(fall(tilted)).toBeGreaterThan(0.1);
  });

  it('does not grow to the arms that hang beside it', () => {
    const joints = { 13: [365, 180], 15: [372, 232], 14: [275, 180], 16: [268, 232] } as const;
    const hang = hangOf(shirt, bodyWith({ joints }), unsteadied);
    const half = gone(hang, [0.66, 0.5])[0] - middle;
    expect(half).toBeLessThan(0.56 * span);
  });

  it('has its sleeves follow the arm, bend with it and not stretch towards the lens', () => {
    const raised = { 13: [420, 118], 15: [425, 66] } as const;
    const body = bodyWith({ joints: raised });
    const { sleeves } = meshesOf(jumper, hangOf(jumper, body, unsteadied));
    const end = lastRow(sleeves?.right.places);
    expect(apart(end, [425, 66])).toBeLessThan(0.45 * span);
    const short = meshesOf(shirt, hangOf(shirt, body, unsteadied)).sleeves;
    const half = lastRow(short?.right.places);
    expect(apart(half, [400, 119])).toBeLessThan(0.5 * span);
    const foreshortened = { 13: [370, 140], 15: [378, 160] } as const;
    const towards = hangOf(jumper, bodyWith({ joints: foreshortened }), unsteadied);
    const tip = lastRow(meshesOf(jumper, towards).sleeves?.right.places);
    expect(apart(tip, [378, 160])).toBeLessThan(0.35 * span);
  });

  it('hangs straps on the slope of the shoulders, not at their ends', () => {
    const hang = hangOf(slip, standing, unsteadied);
    const strap = Math.abs(gone(hang, [0.4, 0.05])[0] - middle);
    expect(strap).toBeLessThan(0.5 * span);
    expect(strap).toBeGreaterThan(0.15 * span);
  });

  it('ends above the feet, however long it is', () => {
    const hem = gone(hangOf(coat, standing, unsteadied), [0.3, 0.95]);
    expect(hem[1]).toBeGreaterThan(standing.hip.left[1]);
    expect(hem[1]).toBeLessThan(standing.ankle.left[1]);
  });
});

describe('a lower', () => {
  it('has its band above the hips and its ends at the ankles', () => {
    const hang = hangOf(trousers, standing, unsteadied);
    const band = gone(hang, [0.36, 0.05]);
    expect(band[1]).toBeLessThan(standing.hip.left[1]);
    expect(band[1]).toBeGreaterThan(top + 0.7 * span);
    expect(apart(gone(hang, [0.3, 0.95]), standing.ankle.left)).toBeLessThan(0.5 * span);
  });

  it('covers legs that stand apart', () => {
    const apartLegs = { 25: [370, 320], 26: [270, 320], 27: [385, 400], 28: [255, 400] } as const;
    const body = bodyWith({ joints: apartLegs });
    const out = gone(hangOf(trousers, body, unsteadied), [0.7, 0.95]);
    expect(out[0]).toBeGreaterThan(385);
    expect(gone(hangOf(skirt, body, unsteadied), [0.8, 0.9])[0]).toBeGreaterThan(375);
  });

  it('goes straight down where legs are out of the picture', () => {
    const body = bodyWith({ hidden: [25, 26, 27, 28] });
    const hang = hangOf(trousers, body, unsteadied);
    const [left, right] = [gone(hang, [0.3, 0.95]), gone(hang, [0.7, 0.95])];
    expect(Math.abs(left[1] - right[1])).toBeLessThan(2);
    expect((left[0] + right[0]) / 2).toBeCloseTo(middle, -1);
  });
});

const lastRow = (places: Float32Array | undefined): Point => {
  if (!places) return nowhere;
  // The end of the cloth itself lies one step before the last row.
  const from = places.length - 2 * 7 * 2 - 2 * 7;
  let [x, y] = [0, 0];
  for (let i = 0; i < 7; i++) {
    x += (places[from + 2 * i] ?? 0) / 7;
    y += (places[from + 2 * i + 1] ?? 0) / 7;
  }
  return [x, y];
};

it('keeps left of right, above above below and every number a number, however somebody stands', () => {
  const wander = fc.tuple(fc.integer({ min: -14, max: 14 }), fc.integer({ min: -14, max: 14 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...everyCut),
      fc.array(wander, { minLength: 33, maxLength: 33 }),
      fc.subarray([13, 14, 15, 16, 23, 25, 27]),
      (garment, moved, hidden) => {
        const joints = Object.fromEntries(
          Object.entries(STANDING).map(([i, [x, y]]) => {
            const [dx, dy] = moved[Number(i)] ?? [0, 0];
            return [i, [x + dx, y + dy] as const];
          }),
        );
        const body = bodyOf(stickPerson({ joints, hidden }), width, height, null);
        if (typeof body === 'string') return;
        const hang = hangOf(garment, body, unsteadied);
        const { left, right } = hang.legs ?? {};
        for (const [x, y] of [hang.to, left?.to ?? [], right?.to ?? []].flat())
          expect(Number.isFinite(x + y)).toBe(true);
        const { trunk, sleeves } = meshesOf(garment, hang);
        for (const mesh of [trunk, sleeves?.left, sleeves?.right])
          for (const value of mesh?.places ?? []) expect(Number.isFinite(value)).toBe(true);
        const [first, second] = [hang.to.at(0), hang.to.at(garment.shape.cut === 'skirt' ? 2 : -1)];
        expect(first && second && first[0] < second[0] + 2 * span).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

it('moves no further than the wearer does, where only the mask trembles', () => {
  const kept = steadying();
  const spread: number[] = [];
  for (let i = 0; i < 40; i++) {
    const body = bodyWith({ trunk: 0.46 + (i % 2 === 0 ? 0.012 : -0.012) });
    const hang = hangOf(shirt, body, kept.now(i * 66));
    if (i > 20) spread.push(gone(hang, [0.67, 0.62])[0]);
  }
  // The mask trembles by 1.9 pixels to each side.
  expect(Math.max(...spread) - Math.min(...spread)).toBeLessThan(0.7);
});
