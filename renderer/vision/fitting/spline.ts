import type { Point } from './geometry.ts';

/** Where a place goes. */
export type Warp = (place: Point) => Point;

const kernel = (square: number): number => (square < 1e-12 ? 0 : square * Math.log(square));

/**
 * The thin-plate spline through pairs of points: of all smooth sheets that take each `from` to its `to`, the one that is
 * bent least (Bookstein 1989). `stiffness` lets it miss them a little rather than fold: 0 goes through all.
 */
export const thinPlate = (
  from: readonly Point[],
  to: readonly Point[],
  stiffness: number,
): Warp => {
  const count = from.length;
  // Distances about 1, or the system is badly conditioned.
  const scale = 1 / (Math.max(...from.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y)))) || 1);
  const at = from.map(([x, y]): Point => [x * scale, y * scale]);
  const rows: number[][] = at.map(([x, y], i) => [
    ...at.map(([u, v], j) => kernel((x - u) ** 2 + (y - v) ** 2) + (i === j ? stiffness : 0)),
    1,
    x,
    y,
    to[i]?.[0] ?? 0,
    to[i]?.[1] ?? 0,
  ]);
  for (const side of [0, 1, 2])
    rows.push([...at.map(([x, y]) => (side === 0 ? 1 : side === 1 ? x : y)), 0, 0, 0, 0, 0]);
  const weights = solve(rows);
  if (!weights) return ([x, y]) => [x, y];
  return ([px, py]) => {
    const [x, y] = [px * scale, py * scale];
    let [sumX, sumY] = [0, 1, 2].reduce<Point>(
      ([sx, sy], i) => {
        const [wx, wy] = weights[count + i] ?? [0, 0];
        const times = i === 0 ? 1 : i === 1 ? x : y;
        return [sx + wx * times, sy + wy * times];
      },
      [0, 0],
    );
    for (const [i, [u, v]] of at.entries()) {
      const near = kernel((x - u) ** 2 + (y - v) ** 2);
      const [wx, wy] = weights[i] ?? [0, 0];
      sumX += wx * near;
      sumY += wy * near;
    }
    return [sumX, sumY];
  };
};

/** Gauss and Jordan with pivots; each row ends with its two right sides. Null where the points lie on one line. */
const solve = (rows: number[][]): readonly Point[] | null => {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    const pivot = rows[best];
    const here = rows[column];
    if (!pivot || !here || Math.abs(pivot[column] ?? 0) < 1e-10) return null;
    rows[best] = here;
    rows[column] = pivot;
    for (const [i, row] of rows.entries()) {
      const times = i === column ? 0 : (row[column] ?? 0) / (pivot[column] ?? 1);
      if (times === 0) continue;
      for (let k = column; k < size + 2; k += 1) row[k] = (row[k] ?? 0) - times * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i): Point => {
    const own = row[i] ?? 1;
    return [(row[size] ?? 0) / own, (row[size + 1] ?? 0) / own];
  });
};
