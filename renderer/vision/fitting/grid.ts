import type { Garment } from '../../../preload/contract/index.ts';
import type { Point } from './geometry.ts';

/** Triangles of one part of a garment. */
export type Mesh = {
  /** In pixels of the frame: x, y for each corner. */
  readonly places: Float32Array;
  /** 0 to 1 in the garment's picture. */
  readonly cloth: Float32Array;
  /** -1 to 1 across the part: where it turns away from the lens. */
  readonly round: Float32Array;
  readonly triangles: Uint16Array;
  /** From which of them on it casts a shadow: where cloth is folded its shadows would lie on one another, a black line. */
  readonly shadowFrom: number;
};

type Corner = { readonly place: Point; readonly cloth: Point; readonly round: number };

const trianglesOf = (columns: number, rows: number): Uint16Array => {
  const triangles: number[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = row * (columns + 1) + column;
      triangles.push(at, at + 1, at + columns + 1, at + 1, at + columns + 2, at + columns + 1);
    }
  return Uint16Array.from(triangles);
};

/**
 * Cloth laid out in columns and rows, whose corners go where `corner` says; its column and row are 0 to 1. The first
 * `sewn` rows cast no shadow.
 */
export const gridded = (columns: number, rows: number, sewn = 0) => {
  const triangles = trianglesOf(columns, rows);
  return ({ width, height }: Garment, corner: (column: number, row: number) => Corner): Mesh => {
    const count = (columns + 1) * (rows + 1);
    const places = new Float32Array(count * 2);
    const cloth = new Float32Array(count * 2);
    const round = new Float32Array(count);
    for (let row = 0; row <= rows; row += 1)
      for (let column = 0; column <= columns; column += 1) {
        const at = row * (columns + 1) + column;
        const made = corner(column / columns, row / rows);
        places.set(made.place, at * 2);
        cloth.set([made.cloth[0] / width, made.cloth[1] / height], at * 2);
        round[at] = made.round;
      }
    return { places, cloth, round, triangles, shadowFrom: sewn * columns * 6 };
  };
};

const joined = (one: Float32Array, other: Float32Array): Float32Array =>
  Float32Array.from([...one, ...other]);

/** Two pieces of cloth as one, the second over the first. */
export const stacked = (one: Mesh, other: Mesh): Mesh => ({
  places: joined(one.places, other.places),
  cloth: joined(one.cloth, other.cloth),
  round: joined(one.round, other.round),
  triangles: Uint16Array.from([
    ...one.triangles,
    ...other.triangles.map((at) => at + one.round.length),
  ]),
  shadowFrom: one.shadowFrom,
});
