import type { Garment } from '../../../preload/contract/index.ts';
import { SIDES, type Side } from './body.ts';
import { clamp, mix, smoothstep, type Point } from './geometry.ts';
import { gridded, stacked, type Mesh } from './grid.ts';
import type { Hang } from './hang.ts';
import { thinPlate } from './spline.ts';

const COLUMNS = 8;
const ROWS = 24;
const ROWS_TO_FORK = 10;
const gridOf = gridded(COLUMNS, ROWS);
/** Of the garment's width: so much of its picture is taken along beside its points, and below and above them. */
const MARGIN = { aside: 0.14, beyond: 0.1 } as const;

type Trousers = Extract<Garment['shape'], { cut: 'trousers' }>;

const otherOf = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** Where a line down the picture through some points is at a height. */
const along = (points: readonly Point[], y: number): number => {
  let [above, below] = [points[0] ?? [0, 0], points[1] ?? [0, 0]];
  for (const [i, point] of points.entries()) {
    const next = points[i + 1];
    if (next && (i === 0 || y > point[1])) [above, below] = [point, next];
  }
  return above[0] + ((below[0] - above[0]) * (y - above[1])) / (below[1] - above[1] || 1);
};

/**
 * Trousers are one sheet to the fork and two below it, the nearer leg over the other: one sheet through both is torn
 * between their ends wherever they do not stand side by side.
 */
export const trousersOf = (
  garment: Garment,
  { anchors }: Trousers,
  hang: Hang,
  legs: NonNullable<Hang['legs']>,
  stiffness: number,
): Mesh => {
  const at = ([x, y]: readonly [number, number]): Point => [x * garment.width, y * garment.height];
  const fork = at(anchors.crotch);
  const { left, right } = anchors.legs;
  const inner = { left: at(left.in), right: at(right.in) };
  const outer = {
    left: [anchors.waistLeft, anchors.hipLeft, left.out].map(at),
    right: [anchors.waistRight, anchors.hipRight, right.out].map(at),
  };
  const between = mix(inner.left, inner.right, 0.5);
  const all = [...outer.left, ...outer.right, inner.left, inner.right];
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const wide = Math.max(...xs) - Math.min(...xs);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const highest = Math.max(0, top - MARGIN.beyond * wide);
  const lowest = Math.min(garment.height, bottom + MARGIN.beyond * wide);
  const edges = {
    left: Math.min(...xs) - MARGIN.aside * wide,
    right: Math.max(...xs) + MARGIN.aside * wide,
  };
  const warpOf = (side: Side) =>
    thinPlate([...hang.from, ...legs[side].from], [...hang.to, ...legs[side].to], stiffness);
  const warps = { left: warpOf('left'), right: warpOf('right') };

  const half = (side: Side): Mesh =>
    gridOf(garment, (column, row) => {
      const down = row * ROWS - ROWS_TO_FORK;
      const y =
        down <= 0
          ? fork[1] + ((fork[1] - highest) * down) / ROWS_TO_FORK
          : fork[1] + ((lowest - fork[1]) * down) / (ROWS - ROWS_TO_FORK);
      const cut = along([fork, between], Math.max(fork[1], y));
      const x =
        side === 'left'
          ? edges.left + (cut - edges.left) * column
          : cut + (edges.right - cut) * column;
      const cloth: Point = [x, y];
      // Above the fork both halves go over into one another, in the middle most and the less the nearer to the fork.
      const seam = (wide / 2) * clamp((fork[1] - y) / (fork[1] - top || 1), 0, 1);
      const shared = down > 0 ? 0 : clamp(1 - Math.abs(x - cut) / Math.max(seam, 1), 0, 1);
      const place = mix(warps[side](cloth), warps[otherOf(side)](cloth), shared / 2);
      // Round as one above the fork; below it each leg is by itself.
      const [outline, opposite] = [along(outer[side], y), along(outer[otherOf(side)], y)];
      const trunk = [(outline + opposite) / 2, Math.abs(outline - opposite) / 2] as const;
      const inside = along([fork, inner[side]], y);
      const leg = [(outline + inside) / 2, Math.abs(outline - inside) / 2] as const;
      const [middle, reach] = mix(
        trunk,
        leg,
        smoothstep(0, 0.3, (y - fork[1]) / (bottom - fork[1])),
      );
      return { place, cloth, round: clamp((x - middle) / (reach || 1), -1.3, 1.3) };
    });

  const ends = (side: Side): number => legs[side].to.slice(-2).reduce((sum, [, y]) => sum + y, 0);
  // The lens looks down on feet: the lower ones are nearer.
  const [behind, before] = [...SIDES].sort((one, other) => ends(one) - ends(other));
  return stacked(half(behind ?? 'left'), half(before ?? 'right'));
};
