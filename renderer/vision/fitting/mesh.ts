import type { Garment } from '../../../preload/contract/index.ts';
import type { Side } from './body.ts';
import { apart, clamp, mix, minus, plus, smoothstep, unit, type Point } from './geometry.ts';
import { gridded, type Mesh } from './grid.ts';
import { isUpper, type Hang, type SleeveHang } from './hang.ts';
import { trousersOf } from './legs.ts';
import { thinPlate } from './spline.ts';

export type Meshes = {
  readonly trunk: Mesh;
  readonly sleeves: Readonly<Record<Side, Mesh>> | null;
};

const COLUMNS = 14;
const ROWS = 20;
const SLEEVE_COLUMNS = 6;
const SLEEVE_ROWS = 16;
/** So far down, between armpit and shoulder, it is folded as the arm has it. */
const SLEEVE_SEWN = 9;
/** Cloth bulges over the straight lines between its points: so much of the garment's size is taken along. */
const MARGIN = 0.14;
/** Points are found, not measured: a sheet that misses them a little is smoother than one that goes through all. */
const STIFFNESS = 2e-4;

const trunkGrid = gridded(COLUMNS, ROWS);
const sleeveGrid = gridded(SLEEVE_COLUMNS, SLEEVE_ROWS, SLEEVE_SEWN);

const trunkOf = (garment: Garment, hang: Hang): Mesh => {
  const xs = hang.from.map(([x]) => x);
  const ys = hang.from.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const sideways = MARGIN * (right - left);
  // Collars stand above the points of the neck.
  const above = isUpper(garment.shape) ? 0.4 * (right - left) : 0.1 * (right - left);
  const below = 0.1 * (right - left);
  const warp = thinPlate(hang.from, hang.to, STIFFNESS);
  const middle = (left + right) / 2;
  return trunkGrid(garment, (column, row) => {
    const cloth: Point = [
      left - sideways + column * (right - left + 2 * sideways),
      Math.max(0, top - above) +
        row * (Math.min(garment.height, bottom + below) - Math.max(0, top - above)),
    ];
    const half = halfOfCloth(hang, cloth[1], (right - left) / 2);
    return { place: warp(cloth), cloth, round: clamp((cloth[0] - middle) / half, -1.3, 1.3) };
  });
};

/** Half the width of the garment's picture at a height, from the points nearest above and below. */
const halfOfCloth = (hang: Hang, y: number, usual: number): number => {
  let [above, below]: [Point | null, Point | null] = [null, null];
  const middle = hang.from.reduce((sum, [x]) => sum + x, 0) / (hang.from.length || 1);
  for (const point of hang.from) {
    if (point[0] < middle) continue;
    if (point[1] <= y && (!above || point[1] > above[1])) above = point;
    if (point[1] > y && (!below || point[1] < below[1])) below = point;
  }
  if (!above || !below) return usual;
  const x = above[0] + (below[0] - above[0]) * ((y - above[1]) / (below[1] - above[1] || 1));
  return Math.max(usual * 0.4, x - middle);
};

/** A place along the arm; the bend is rounded, as cloth rounds it, and goes on straight beyond both ends. */
const alongArm = ([seam, elbow, wrist]: SleeveHang['path'], far: number, bend: number): Point => {
  const first = apart(seam, elbow) || 1;
  const second = apart(elbow, wrist) || 1;
  const at = (distance: number): Point =>
    distance <= first
      ? mix(seam, elbow, distance / first)
      : mix(elbow, wrist, (distance - first) / second);
  const reach = Math.min(bend, Math.max(0, far));
  let sum: Point = [0, 0];
  for (const step of [-1, -0.5, 0, 0.5, 1]) sum = plus(sum, at(far + step * reach), 0.2);
  return sum;
};

const sleeveOf = (
  garment: Garment,
  side: Side,
  hang: SleeveHang,
  corners: readonly Point[],
): Mesh => {
  const [seam = [0, 0], out = [0, 0], inner = [0, 0], pit = [0, 0]] = corners;
  const { path, alongUpper, alongFore } = hang;
  const first = apart(path[0], path[1]);
  const second = apart(path[1], path[2]);
  const total = first * alongUpper + second * alongFore;
  const bend = Math.min(first, second, hang.halfAtSeam * 2) * 0.26;
  // Beside a raised arm there is no shoulder for it to fall from, only a corner to the neck that it fills.
  const cap = 0.5 + (Math.min(0.5, hang.halfAtSeam / (total || 1)) - 0.5) * hang.raised;
  // Which way out of the arm the upper edge of the sleeve lies.
  const turn = side === 'left' ? 1 : -1;
  return sleeveGrid(garment, (column, row) => {
    const across = -0.3 + column * 1.5;
    const along = -0.08 + row * 1.2;
    const cloth = mix(mix(seam, out, along), mix(pit, inner, along), across);
    const far = along * total;
    const centre = alongArm(path, far, bend);
    const [dx, dy] = unit(
      minus(alongArm(path, far + total * 0.03 + 1, bend), alongArm(path, far - total * 0.03, bend)),
    );
    const outwards: Point = [-dy * turn, dx * turn];
    // Wide only where it is sewn on, and falls.
    const worn = hang.halfOnArm + (hang.halfAtEnd - hang.halfOnArm) * clamp(along, 0, 1.1);
    const half =
      hang.halfAtSeam +
      (worn - hang.halfAtSeam) * Math.max(hang.stands, smoothstep(0, 0.35, along));
    // At the seam the cloth is sewn on; further down it goes with the arm.
    const free = smoothstep(0, 0.4, along);
    // Over the shoulder it is round from its first stitch on.
    const capped = 1 - (1 - clamp(along / cap, 0, 1)) ** 2;
    const moved = minus(centre, path[0]);
    const edge = (sewn: Point, sign: number, share: number): Point =>
      mix(plus(sewn, moved), plus(centre, outwards, sign * half), share);
    return {
      place: mix(edge(hang.outer, 1, capped), edge(hang.inner, -1, free), across),
      cloth,
      round: clamp(across * 2 - 1, -1.3, 1.3),
    };
  });
};

export const meshesOf = (garment: Garment, hang: Hang): Meshes => {
  const { shape } = garment;
  const { sleeves, legs } = hang;
  if (shape.cut === 'trousers' && legs)
    return { trunk: trousersOf(garment, shape, hang, legs, STIFFNESS), sleeves: null };
  const trunk = trunkOf(garment, hang);
  if (!sleeves || !isUpper(shape) || !shape.anchors.sleeves) return { trunk, sleeves: null };
  const { anchors } = shape;
  const ends = shape.anchors.sleeves;
  const at = ([x, y]: readonly [number, number]): Point => [x * garment.width, y * garment.height];
  const left = [anchors.shoulderLeft, ends.left.out, ends.left.in, anchors.armpitLeft].map(at);
  const right = [anchors.shoulderRight, ends.right.out, ends.right.in, anchors.armpitRight].map(at);
  return {
    trunk,
    sleeves: {
      left: sleeveOf(garment, 'left', sleeves.left, left),
      right: sleeveOf(garment, 'right', sleeves.right, right),
    },
  };
};
