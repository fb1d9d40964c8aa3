import { describe, expect, it } from 'vitest';
import { coat, jumper, shirt, trousers } from '../../../tests/fakes/flat-garments.ts';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf } from './body.ts';
import { apart, dot, minus, mix, plus, unit, type Point } from './geometry.ts';
import type { Mesh } from './grid.ts';
import { hangOf } from './hang.ts';
import { meshesOf } from './mesh.ts';
import { unsteadied } from './steady.ts';
import { ARM } from './trunk.ts';

const { width, height, span } = STICK;
const dressed = (garment: typeof coat, ...given: Parameters<typeof stickPerson>) => {
  const body = bodyOf(stickPerson(...given), width, height, null);
  if (typeof body === 'string') throw new Error(body);
  const hang = hangOf(garment, body, unsteadied);
  return { body, hang, meshes: meshesOf(garment, hang) };
};

/** Whether cloth lies there; what is drawn beyond the sleeve's own edges is what its picture has there, and may be nothing. */
const covers = ({ places, round, triangles }: Mesh, [x, y]: Point): boolean => {
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [...triangles.subarray(i, i + 3)].map((at) => ({
      x: places[at * 2] ?? Number.NaN,
      y: places[at * 2 + 1] ?? Number.NaN,
      round: round[at] ?? Number.NaN,
    }));
    const shares = corners.map((_, k) => {
      const [one, other] = [corners[(k + 1) % 3], corners[(k + 2) % 3]];
      if (!one || !other) return Number.NaN;
      return (other.x - one.x) * (y - one.y) - (other.y - one.y) * (x - one.x);
    });
    const all = shares.reduce((sum, share) => sum + share, 0);
    if (all === 0 || shares.some((share) => share / all < 0)) continue;
    const across = corners.reduce((sum, one, k) => sum + (one.round * (shares[k] ?? 0)) / all, 0);
    if (Math.abs(across) <= 1) return true;
  }
  return false;
};

it.each([coat, jumper])('keeps the elbow of a bent arm in its sleeve: $sku', (garment) => {
  // The forearm stands up from a level upper arm.
  const { body, meshes } = dressed(garment, {
    joints: { 14: [222, 118], 16: [222, 66] },
  });
  const { elbow, shoulder, wrist } = body;
  const out = unit(
    plus(unit(minus(elbow.left, shoulder.left)), unit(minus(elbow.left, wrist.left))),
  );
  const sleeve = meshes.sleeves?.left;
  if (!sleeve) throw new Error('a garment without sleeves');
  expect(covers(sleeve, plus(elbow.left, out, 0.75 * ARM.elbow * span))).toBe(true);
});

it.each([coat, jumper])('is round over the shoulder from its first stitch on: $sku', (garment) => {
  const { body, hang, meshes } = dressed(garment);
  const { left } = hang.sleeves ?? {};
  if (!left || !meshes.sleeves) throw new Error('a garment without sleeves');
  // Hardly below the seam it stands off the bone as the muscle of a shoulder does.
  const down = plus(left.path[0], minus(body.elbow.left, left.path[0]), 0.1);
  const [dx, dy] = unit(minus(body.elbow.left, left.path[0]));
  const outwards: Point = [-dy, dx];
  expect(covers(meshes.sleeves.left, plus(down, outwards, 0.83 * left.halfOnArm))).toBe(true);
});

it.each([coat, jumper])('fills the corner between the neck and a raised arm: $sku', (garment) => {
  const { body, meshes } = dressed(garment, {
    joints: { 13: [366, 58], 14: [274, 58], 15: [370, 8], 16: [270, 8] },
  });
  const sleeve = meshes.sleeves?.left;
  if (!sleeve) throw new Error('a garment without sleeves');
  // Beside the arm, on the side of the head, as soon as it leaves the shoulder.
  const { shoulder, elbow } = body;
  const from = mix(shoulder.left, elbow.left, 0.35);
  const [dx, dy] = unit(minus(elbow.left, shoulder.left));
  expect(covers(sleeve, plus(from, [-dy, dx], 0.13 * span))).toBe(true);
  // And on the other side, above the armpit.
  expect(covers(sleeve, plus(from, [dy, -dx], 0.11 * span))).toBe(true);
});

const hanging = {};
const raised = { joints: { 14: [274, 58], 16: [270, 8] } } as const;
it.each([
  ['hangs', coat, hanging],
  ['hangs', shirt, hanging],
  ['is raised', jumper, raised],
  ['is raised', shirt, raised],
] as const)(
  'casts no shadow where a sleeve is folded at its seam: the arm %s, %#',
  (_how, garment, given) => {
    const sleeve = dressed(garment, given).meshes.sleeves?.left;
    if (!sleeve) throw new Error('a garment without sleeves');
    const { places, triangles, shadowFrom } = sleeve;
    const at = (i: number): Point => {
      const corner = triangles[i] ?? Number.NaN;
      return [places[corner * 2] ?? Number.NaN, places[corner * 2 + 1] ?? Number.NaN];
    };
    const ways = new Set<number>();
    for (let i = shadowFrom; i < triangles.length; i += 3) {
      const [one, other] = [minus(at(i + 1), at(i)), minus(at(i + 2), at(i))];
      ways.add(Math.sign(one[0] * other[1] - one[1] * other[0]));
    }
    // None of what casts one is turned over.
    expect(ways.size).toBe(1);
    expect(shadowFrom).toBeLessThan(triangles.length * 0.7);
  },
);

const nowhere: Point = [Number.NaN, Number.NaN];
/** Where a place of the garment's picture, 0 to 1, is in the frame. */
const laid = ({ places, cloth, triangles }: Mesh, [u, v]: Point): Point => {
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [...triangles.subarray(i, i + 3)];
    const [a, b, c] = corners.map((at): Point => [cloth[at * 2] ?? 0, cloth[at * 2 + 1] ?? 0]);
    const [p, q, r] = corners.map((at): Point => [places[at * 2] ?? 0, places[at * 2 + 1] ?? 0]);
    if (!a || !b || !c || !p || !q || !r) continue;
    const cross = ([ax, ay]: Point, [bx, by]: Point): number => ax * by - ay * bx;
    const all = cross(minus(b, a), minus(c, a));
    const along = cross(minus([u, v], a), minus(c, a)) / all;
    const aside = cross(minus(b, a), minus([u, v], a)) / all;
    if (along < -1e-6 || aside < -1e-6 || along + aside > 1 + 1e-6) continue;
    return plus(plus(p, minus(q, p), along), minus(r, p), aside);
  }
  return nowhere;
};

describe('trousers', () => {
  const { shape } = trousers;
  if (shape.cut !== 'trousers') throw new Error('no trousers');
  const wide: typeof trousers = {
    ...trousers,
    shape: {
      cut: 'trousers',
      anchors: {
        ...shape.anchors,
        legs: {
          left: { out: [0.1, 0.95], in: [0.485, 0.95] },
          right: { out: [0.9, 0.95], in: [0.515, 0.95] },
        },
      },
    },
  };
  const { legs } = wide.shape.cut === 'trousers' ? wide.shape.anchors : shape.anchors;

  it.each([
    ['side by side', {}],
    ['as those of somebody who turns', { 27: [332, 415], 28: [304, 392] }],
    ['as those of somebody who walks', { 26: [316, 310], 28: [330, 370] }],
    ['far apart', { 25: [390, 300], 26: [250, 300], 27: [430, 385], 28: [210, 385] }],
  ] as const)('have a straight hem across each leg, which stand %s', (_how, joints) => {
    const { body, meshes } = dressed(wide, { joints });
    for (const side of ['left', 'right'] as const) {
      const { out, in: inner } = legs[side];
      const hem = Array.from({ length: 11 }, (_, i) =>
        laid(meshes.trunk, mix(out, inner, 0.02 + i * 0.096)),
      );
      const [first, last] = [hem[0] ?? nowhere, hem[10] ?? nowhere];
      const along = unit(minus(last, first));
      const shank = unit(minus(body.ankle[side], body.knee[side]));
      for (const place of hem) {
        const from = minus(place, first);
        expect(apart(from, plus([0, 0], along, dot(from, along)))).toBeLessThan(0.03 * span);
      }
      expect(Math.abs(dot(along, shank))).toBeLessThan(0.2);
      expect(apart(first, last)).toBeGreaterThan(0.4 * span);
    }
  });

  it('are not torn above the fork, where both legs are one', () => {
    const { meshes } = dressed(wide, { joints: { 26: [316, 310], 28: [330, 370] } });
    for (let down = 0.06; down < 0.32; down += 0.01) {
      const [left, right] = [0.499, 0.501].map((x) => laid(meshes.trunk, [x, down]));
      expect(apart(left ?? nowhere, right ?? nowhere)).toBeLessThan(0.02 * span);
    }
  });

  it('lay the leg that is nearer to the lens over the other', () => {
    for (const [joints, nearer] of [
      [{ 27: [332, 415], 28: [304, 392] }, 'right'],
      [{ 27: [332, 392], 28: [304, 415] }, 'left'],
    ] as const) {
      const { trunk } = dressed(wide, { joints }).meshes;
      const last = trunk.cloth[(trunk.triangles.at(-1) ?? 0) * 2] ?? Number.NaN;
      expect(last < 0.5 ? 'left' : 'right').toBe(nearer);
    }
  });
});
