import { baysOf, bulge, contourOf, deepestOf, outermost, type At, type Bay } from './contour.ts';
import type { Mask } from './outline.ts';

type Ends = { readonly left: { out: At; in: At }; readonly right: { out: At; in: At } };
/** Points of a garment for the upper body, in pixels of an upright mask. */
export type UpperPoints = {
  readonly neckLeft: At;
  readonly neckRight: At;
  readonly shoulderLeft: At;
  readonly shoulderRight: At;
  readonly armpitLeft: At;
  readonly armpitRight: At;
  readonly waistLeft: At;
  readonly waistRight: At;
  readonly hemLeft: At;
  readonly hemRight: At;
  readonly sleeves: Ends | null;
};

/** Bays under the arms are at least this deep, of the garment's height. */
const SHALLOWEST = 0.03;
/** Shoulder to waist, in widths of the shoulders: bodies differ less in it than garments do. */
const WAIST = 1.03;

type Arm = { readonly deepest: At; readonly tip: At };

/** The bay between sleeve and body on one side, where there is one: it opens downwards, or down and out. */
export const underArm = (
  bays: readonly Bay[],
  cx: number,
  tall: number,
  side: -1 | 1,
): Arm | null => {
  for (const bay of bays) {
    const { from, to, opens } = bay;
    if (bay.depth <= SHALLOWEST * tall || opens[1] <= 0.03 || opens[0] * side <= -0.35) continue;
    let { shore } = bay;
    if (from[0] > cx && to[0] < cx) {
      // Sleeves that reach below the hem hide it: one bay from sleeve to sleeve, with the body hanging into it.
      const hem = shore.reduce((best, point, i) => {
        const other = shore[best] ?? point;
        return Math.abs(point[0] - cx) < Math.abs(other[0] - cx) ? i : best;
      }, 0);
      shore = side < 0 ? shore.slice(hem) : shore.slice(0, hem + 1);
    }
    const { deepest, depth } = deepestOf(shore);
    if ((deepest[0] - cx) * side <= 0 || depth <= SHALLOWEST * tall) continue;
    const tip = [shore[0] ?? from, shore.at(-1) ?? to].reduce((a, b) =>
      Math.abs(b[0] - cx) > Math.abs(a[0] - cx) ? b : a,
    );
    return { deepest, tip };
  }
  return null;
};

const middle = (a: At, b: At): At => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** What hangs together with a point once a cut has been made. */
const part = (
  { width, height, on }: Mask,
  start: At,
  cuts: readonly (readonly [At, At])[],
): Mask => {
  const open = Uint8Array.from(on);
  for (const [a, b] of cuts) {
    // Drawn past both ends, and thick enough that no step across a corner gets by.
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1])) * 2;
    for (let n = -12; n <= steps + 12; n++) {
      const t = n / Math.max(1, steps);
      const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++)
          open[(Math.round(y) + dy) * width + Math.round(x) + dx] = 0;
    }
  }
  const to = new Uint8Array(width * height);
  // The nearest pixel that is still open: the point itself may lie on the cut.
  let nearest = -1;
  let best = Infinity;
  for (let i = 0; i < open.length; i++) {
    if (open[i] !== 1) continue;
    const far = Math.hypot((i % width) - start[0], Math.floor(i / width) - start[1]);
    if (far < best) [nearest, best] = [i, far];
  }
  if (nearest < 0) return { width, height, on: to };
  const queue = [nearest];
  to[nearest] = 1;
  for (let k = 0; k < queue.length; k++) {
    const i = queue[k] ?? 0;
    for (const j of [i - 1, i + 1, i - width, i + width])
      if (open[j] === 1 && to[j] === 0) {
        to[j] = 1;
        queue.push(j);
      }
  }
  return { width, height, on: to };
};

/** The two corners of a sleeve's end: outermost along the sleeve, to either side. */
const sleeveEnd = (sleeve: readonly At[], root: At, shoulder: At): { out: At; in: At } => {
  let way: At = [0, 1];
  let tip = sleeve.reduce((best, point) =>
    Math.hypot(point[0] - root[0], point[1] - root[1]) >
    Math.hypot(best[0] - root[0], best[1] - root[1])
      ? point
      : best,
  );
  for (let round = 0; round < 3; round++) {
    const length = Math.hypot(tip[0] - root[0], tip[1] - root[1]) || 1;
    way = [(tip[0] - root[0]) / length, (tip[1] - root[1]) / length];
    const along = (point: At) => (point[0] - root[0]) * way[0] + (point[1] - root[1]) * way[1];
    const end = Math.max(...sleeve.map(along));
    const last = sleeve.filter((point) => along(point) > 0.86 * end);
    const sides = last.map(
      (point) => (point[0] - root[0]) * -way[1] + (point[1] - root[1]) * way[0],
    );
    const side = (Math.min(...sides) + Math.max(...sides)) / 2;
    tip = [root[0] + way[0] * end - way[1] * side, root[1] + way[1] * end + way[0] * side];
  }
  const across: At = [-way[1], way[0]];
  const towards =
    Math.sign((shoulder[0] - root[0]) * across[0] + (shoulder[1] - root[1]) * across[1]) || 1;
  const corner = (side: number) =>
    outermost(sleeve, way[0] + across[0] * side * 0.9, way[1] + across[1] * side * 0.9);
  return { out: corner(towards), in: corner(-towards) };
};

/** Garments for the upper body, upright. Null where it has no sides that could be told apart. */
export const upperPoints = (mask: Mask, cx: number): UpperPoints | null => {
  const contour = contourOf(mask);
  if (contour.length < 32) return null;
  const top = Math.min(...contour.map(([, y]) => y));
  const bottom = Math.max(...contour.map(([, y]) => y));
  const tall = bottom - top;
  const bays = baysOf(contour);
  const [armLeft, armRight] = [underArm(bays, cx, tall, -1), underArm(bays, cx, tall, 1)];

  /** The upper edge: for each column its highest pixel. */
  const edge = new Map<number, At>();
  for (const point of contour) {
    const known = edge.get(point[0]);
    if (!known || point[1] < known[1]) edge.set(point[0], point);
  }
  const above = (from: number, to: number): At[] =>
    [...edge.values()].filter(([x]) => x >= from && x <= to).toSorted((a, b) => a[0] - b[0]);

  const across = (y: number, body: readonly At[]): readonly [At, At] | null => {
    const row = body.filter((point) => Math.abs(point[1] - y) <= 1.5);
    if (row.length === 0) return null;
    return [outermost(row, -1, 0), outermost(row, 1, 0)];
  };

  const sleeved = armLeft !== null && armRight !== null;
  let [armpitLeft, armpitRight]: [At, At] = [
    armLeft?.deepest ?? [cx, top],
    armRight?.deepest ?? [cx, top],
  ];
  if (!sleeved) {
    // Without sleeves the widest of the upper part: the corners under the armholes.
    const upper = contour.filter(([, y]) => y > top + 0.12 * tall && y < top + 0.42 * tall);
    if (upper.length === 0) return null;
    armpitLeft = outermost(upper, -1, 0.15);
    armpitRight = outermost(upper, 1, 0.15);
  }
  const wide = armpitRight[0] - armpitLeft[0];
  if (wide < 8) return null;

  const middleTop = above(cx - 0.04 * wide, cx + 0.04 * wide).map(([, y]) => y);
  const hollow = Math.max(...middleTop);
  const neck = (side: -1 | 1): At => {
    const near = side < 0 ? above(cx - 0.4 * wide, cx) : above(cx, cx + 0.4 * wide);
    const highest = outermost(near.length > 0 ? near : contour, side * 0.12, -1);
    if (hollow - highest[1] > 0.03 * wide) return highest;
    // The back of the neck fills the opening: its corner stands out over the way from shoulder to middle.
    const outer = edge.get(Math.round(cx + side * 0.46 * wide)) ?? highest;
    const inner: At = [cx, Math.min(...middleTop)];
    const [from, to] = side < 0 ? [outer, inner] : [inner, outer];
    return bulge(near, from, to) ?? highest;
  };
  const neckLeft = neck(-1);
  const neckRight = neck(1);

  const shoulder = (side: -1 | 1): At => {
    const armpit = side < 0 ? armpitLeft : armpitRight;
    const from = side < 0 ? neckLeft : neckRight;
    if (!sleeved) {
      const upper = contour.filter(
        ([x, y]) => (x - cx) * side > 0 && y < Math.min(armpit[1], top + 0.3 * tall),
      );
      return upper.length > 0 ? outermost(upper, side * 0.7, -1) : from;
    }
    const stretch =
      side < 0
        ? above(armpit[0] - 0.1 * wide, armpit[0] + 0.16 * wide)
        : above(armpit[0] - 0.16 * wide, armpit[0] + 0.1 * wide);
    // The sleeve goes on from the shoulder: where its upper edge leads within a sleeve's width.
    const far = side < 0 ? above(-Infinity, armpit[0]) : above(armpit[0], Infinity);
    const reach = far.filter(([x]) => Math.abs(x - armpit[0]) < 0.5 * wide);
    const out = side < 0 ? reach[0] : reach.at(-1);
    const found = out && (side < 0 ? bulge(stretch, out, from) : bulge(stretch, from, out));
    return found ?? edge.get(armpit[0]) ?? from;
  };
  const shoulderLeft = shoulder(-1);
  const shoulderRight = shoulder(1);

  const cuts = sleeved
    ? ([
        [shoulderLeft, armpitLeft],
        [shoulderRight, armpitRight],
      ] as const)
    : [];
  const bodyMask = sleeved ? part(mask, middle(armpitLeft, armpitRight), cuts) : mask;
  const body = contourOf(bodyMask);
  if (body.length < 16) return null;
  const hemLeft = outermost(body, -1, 1);
  const hemRight = outermost(body, 1, 1);

  const shoulderY = (shoulderLeft[1] + shoulderRight[1]) / 2;
  const armpitY = (armpitLeft[1] + armpitRight[1]) / 2;
  const hemY = (hemLeft[1] + hemRight[1]) / 2;
  const usual = Math.min(
    hemY - 0.1 * (hemY - armpitY),
    Math.max(
      armpitY + 0.15 * (hemY - armpitY),
      shoulderY + WAIST * (shoulderRight[0] - shoulderLeft[0]),
    ),
  );
  // A garment that is taken in says itself where its waist is.
  let waistY = usual;
  let narrowest = Infinity;
  for (let y = Math.round(armpitY); y < hemY; y++) {
    const row = across(y, body);
    if (!row || Math.abs(y - usual) > 0.16 * (hemY - shoulderY)) continue;
    const width = row[1][0] - row[0][0];
    if (width < narrowest) [narrowest, waistY] = [width, y];
  }
  const straight = Math.min(wide, hemRight[0] - hemLeft[0]);
  if (narrowest > 0.95 * straight) waistY = usual;
  const waist = across(waistY, body) ?? [armpitLeft, armpitRight];

  const sleeve = (side: 0 | 1) => {
    const [a, b] = cuts[side] ?? [armpitLeft, armpitRight];
    const { tip } = (side === 0 ? armLeft : armRight) ?? { tip: a };
    const points = contourOf(part(mask, tip, cuts));
    return points.length > 8 ? sleeveEnd(points, middle(a, b), a) : null;
  };
  const [left, right] = sleeved ? [sleeve(0), sleeve(1)] : [null, null];
  return {
    neckLeft,
    neckRight,
    shoulderLeft,
    shoulderRight,
    armpitLeft,
    armpitRight,
    waistLeft: waist[0],
    waistRight: waist[1],
    hemLeft,
    hemRight,
    sleeves: left && right ? { left, right } : null,
  };
};
