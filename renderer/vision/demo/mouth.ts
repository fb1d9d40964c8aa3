import type { FaceMesh } from './head.ts';

/*
 * The mesh has its lips apart, as nobody's at rest are: a tracker that has seen people looks for a mouth that is shut, or
 * for one that is open and dark. The lips are brought together here, and what the mesh says of them stays the truth.
 */

/** Of the upper lip and of the lower one, from one corner to the other: where they meet, then rings farther out. */
const UPPER = [
  [191, 80, 81, 82, 13, 312, 311, 310, 415],
  [183, 42, 41, 38, 12, 268, 271, 272, 407],
  [184, 74, 73, 72, 11, 302, 303, 304, 408],
] as const;
const LOWER = [
  [95, 88, 178, 87, 14, 317, 402, 318, 324],
  [96, 89, 179, 86, 15, 316, 403, 319, 325],
  [77, 90, 180, 85, 16, 315, 404, 320, 307],
] as const;
/** How much of the way each ring goes, and which part of it is the lower lip's: a jaw moves, an upper lip hardly does. */
const GOES = [1, 0.72, 0.36] as const;
const LOWER_PART = 0.8;

const PER_POINT = 5;

/** `parted` is 1 where lips are as far apart as the mesh has them, 0 where they touch. */
export const withMouth = (mesh: FaceMesh, parted: number): FaceMesh => {
  const points = [...mesh.points];
  const place = (point: number, axis: number): number => mesh.points[PER_POINT * point + axis] ?? 0;
  for (const [i, upper] of UPPER[0].entries()) {
    const lower = LOWER[0][i] ?? upper;
    for (const axis of [1, 2]) {
      const gap = (place(upper, axis) - place(lower, axis)) * (1 - parted);
      for (const [ring, goes] of GOES.entries()) {
        const [above, below] = [UPPER[ring]?.[i] ?? upper, LOWER[ring]?.[i] ?? lower];
        points[PER_POINT * above + axis] = place(above, axis) - gap * goes * (1 - LOWER_PART);
        points[PER_POINT * below + axis] = place(below, axis) + gap * goes * LOWER_PART;
      }
    }
  }
  return { ...mesh, points };
};
