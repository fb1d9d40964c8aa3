import { describe, expect, it } from 'vitest';
import { LIPS_INNER, LIPS_OUTER } from '../makeup/face.ts';
import type { FaceMesh } from './head.ts';
import { withMouth } from './mouth.ts';

/** Points that lie nowhere special; lips of it are somewhere apart. */
const mesh: FaceMesh = {
  points: Array.from({ length: 478 * 5 }, (_, i) => Math.sin(i * 12.9898) * 5),
  triangles: [],
};
const at = ({ points }: FaceMesh, point: number) => points.slice(point * 5, point * 5 + 5);
const heights = (one: FaceMesh, point: number) => at(one, point).slice(1, 3);

describe('a drawn mouth', () => {
  it('is shut where nothing is parted: lips touch all along, and their outline stays', () => {
    const shut = withMouth(mesh, 0);
    // Each of the lower lip has one of the upper lip over it; corners have none.
    for (let i = 1; i < 10; i += 1) {
      const [low, high] = [LIPS_INNER[i] ?? 0, LIPS_INNER[20 - i] ?? 0];
      for (const [axis, height] of heights(shut, low).entries())
        expect(height).toBeCloseTo(heights(shut, high)[axis] ?? Number.NaN, 9);
    }
    for (const point of LIPS_OUTER) expect(at(shut, point)).toEqual(at(mesh, point));
  });

  it('is as the mesh has it where it is parted, and half as far apart half way', () => {
    expect(withMouth(mesh, 1).points).toEqual(mesh.points);
    const [low, high] = [14, 13];
    const gap = (one: FaceMesh) => (heights(one, high)[0] ?? 0) - (heights(one, low)[0] ?? 0);
    expect(gap(withMouth(mesh, 0.5))).toBeCloseTo(gap(mesh) / 2, 9);
  });

  it('does not move sideways, and keeps the place of every point in its picture', () => {
    const shut = withMouth(mesh, 0);
    for (let point = 0; point < 478; point += 1) {
      const [x, , , u, v] = at(shut, point);
      const [ownX, , , ownU, ownV] = at(mesh, point);
      expect([x, u, v]).toEqual([ownX, ownU, ownV]);
    }
  });
});
