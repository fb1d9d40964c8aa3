import { expect, it } from 'vitest';
import { coat, jumper } from '../../../tests/fakes/flat-garments.ts';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf } from './body.ts';
import { minus, plus, unit, type Point } from './geometry.ts';
import { hangOf } from './hang.ts';
import { meshesOf, type Mesh } from './mesh.ts';
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
