import { at, LIPS_INNER, LIPS_OUTER, type Landmarks, type Point, type Polygon } from './face.ts';
import type { Frame } from './light.ts';

/*
 * A tracker knows where lips are, and misses their edge by some hundredths of the mouth. The picture knows the edge: it
 * is where the colour of these lips gives way to the colour of the skin about them. What is looked for is near the
 * tracker's own outline, along it smooth, and nothing where lips are not told from skin.
 */

/** A picture `width` by `height` pixels large, in which the landmarks are; `frame` may have fewer of them. */
export type Seen = { readonly width: number; readonly height: number; readonly frame: Frame };

/** Two of the outline for each landmark. */
const FINE = 2;
const COUNT = LIPS_OUTER.length * FINE;
/** The corners in LIPS_OUTER; between them run the lower lip and the upper one. */
const CORNERS = [0, 10] as const;

/** In widths of the mouth: how far the edge is looked for to both sides, in which steps, and how wide either side of it is. */
const REACH = 0.06;
const STEP = 0.006;
const SIDE = 0.018;
const LABELS = Math.round((2 * REACH) / STEP) + 1;

/** What it costs to leave the tracker's outline, and to leave what is next to it, beside a step from lip to skin of 1. */
const STRAY = 0.45;
const BEND = 0.012;
/** Lips that are this many deviations from the skin are surely told from it; below the first nothing is believed. */
const APART = { from: 0.8, to: 2 } as const;

export const mouthWidth = (face: Landmarks): number => {
  const [[ax, ay], [bx, by]] = [at(face, LIPS_OUTER[0] ?? 0), at(face, LIPS_OUTER[10] ?? 0)];
  return Math.hypot(bx - ax, by - ay);
};

/** Catmull and Rom through every second point; a corner is one. */
const fine = (ring: Polygon): Polygon => {
  const point = (i: number): Point => ring[(i + ring.length) % ring.length] ?? [0, 0];
  return ring.flatMap((_, i): Point[] => {
    const [b, c] = [point(i), point(i + 1)];
    const a = CORNERS.includes(i as 0) ? b : point(i - 1);
    const d = CORNERS.includes(((i + 1) % ring.length) as 0) ? c : point(i + 2);
    const middle = (axis: 0 | 1) => (9 * (b[axis] + c[axis]) - a[axis] - d[axis]) / 16;
    return [b, [middle(0), middle(1)]];
  });
};

export const lipRings = (face: Landmarks): { readonly outer: Polygon; readonly inner: Polygon } => {
  const of = (ring: readonly number[]) => fine(ring.map((i) => at(face, i)));
  return { outer: of(LIPS_OUTER), inner: of(LIPS_INNER) };
};

/** Away from the mouth, one long. */
const normals = (ring: Polygon): readonly Point[] =>
  ring.map((_, i) => {
    const [ax, ay] = ring[(i + COUNT - 1) % COUNT] ?? [0, 0];
    const [bx, by] = ring[(i + 1) % COUNT] ?? [0, 0];
    const long = Math.hypot(bx - ax, by - ay) || 1;
    return [-(by - ay) / long, (bx - ax) / long];
  });

type Colour = readonly [number, number, number];

/** Light falls as a factor: in logarithms it is a sum, and the same lips in shade are as far from the same skin. */
const LOG = Float32Array.from({ length: 256 }, (_, value) => Math.log2(value + 8));

const colourAt = (whole: Seen, x: number, y: number): Colour => {
  const { width, height, data } = whole.frame;
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const u = clamp((x * width) / whole.width - 0.5, width - 1);
  const v = clamp((y * height) / whole.height - 0.5, height - 1);
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const [across, down] = [u - column, v - row];
  const from = (row * width + column) * 4;
  const right = column < width - 1 ? 4 : 0;
  const below = row < height - 1 ? width * 4 : 0;
  const channel = (c: number): number => {
    const value = (i: number) => LOG[data[i] ?? 0] ?? 0;
    const upper = value(from + c) * (1 - across) + value(from + right + c) * across;
    const lower = value(from + below + c) * (1 - across) + value(from + below + right + c) * across;
    return upper * (1 - down) + lower * down;
  };
  return [channel(0), channel(1), channel(2)];
};

/** Tells lips from skin: 1 is as lips are, 0 as the skin about them. `sure` is how far both are apart. */
type Telling = { readonly of: (colour: Colour) => number; readonly sure: number };

const meanOf = (colours: readonly Colour[]): Colour => {
  const sum = [0, 0, 0];
  for (const colour of colours)
    for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (colour[c] ?? 0);
  return sum.map((one) => one / Math.max(1, colours.length)) as unknown as Colour;
};

/** Solves a symmetric system of three. */
const solve = (m: readonly number[], v: Colour): Colour => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = m;
  const [A, B, C] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const [D, E, F] = [a * f - c * c, b * c - a * e, a * d - b * b];
  const det = a * A + b * B + c * C || 1e-12;
  const [x, y, z] = v;
  return [
    (A * x + B * y + C * z) / det,
    (B * x + D * y + E * z) / det,
    (C * x + E * y + F * z) / det,
  ];
};

/** Noise of a sensor, in logarithms: no direction is trusted for being without any. */
const GRAIN = 0.003;

/** Fisher's linear discriminant. */
const telling = (lips: readonly Colour[], skin: readonly Colour[]): Telling => {
  const [lip, bare] = [meanOf(lips), meanOf(skin)];
  const spread = [GRAIN, 0, 0, GRAIN, 0, GRAIN];
  for (const [colours, mean] of [
    [lips, lip],
    [skin, bare],
  ] as const)
    for (const colour of colours) {
      const [x, y, z] = [colour[0] - mean[0], colour[1] - mean[1], colour[2] - mean[2]];
      const weight = 1 / (2 * colours.length);
      for (const [i, value] of [x * x, x * y, x * z, y * y, y * z, z * z].entries())
        spread[i] = (spread[i] ?? 0) + value * weight;
    }
  const apart: Colour = [lip[0] - bare[0], lip[1] - bare[1], lip[2] - bare[2]];
  const [x, y, z] = solve(spread, apart);
  const along = ([r, g, b]: Colour) => x * r + y * g + z * b;
  const length = along(apart) || 1e-9;
  const zero = along(bare);
  return {
    of: (colour) => Math.min(1.3, Math.max(-0.3, (along(colour) - zero) / length)),
    sure: Math.sqrt(Math.max(0, length)),
  };
};

const isNearCorner = (i: number): boolean =>
  CORNERS.some((corner) => {
    const away = Math.abs(i - corner * FINE);
    return Math.min(away, COUNT - away) < 2 * FINE;
  });

/** How far the edge lies outside of the tracker's outline at each of its points, in widths of the mouth. */
export const edgeOf = (face: Landmarks, seen: Seen): Float32Array => {
  const { outer, inner } = lipRings(face);
  const width = mouthWidth(face);
  const away = normals(outer);
  const offsets = new Float32Array(COUNT);
  const look = (i: number, by: number): Colour => {
    const [[x, y], [nx, ny]] = [outer[i] ?? [0, 0], away[i] ?? [0, 0]];
    return colourAt(seen, x + nx * by * width, y + ny * by * width);
  };
  const within = (i: number, share: number): Colour => {
    const [[x, y], [ix, iy]] = [outer[i] ?? [0, 0], inner[i] ?? [0, 0]];
    return colourAt(seen, x + (ix - x) * share, y + (iy - y) * share);
  };
  const costs: Float32Array[] = [];
  for (const [from, to] of [
    [0, COUNT / 2],
    [COUNT / 2, COUNT],
  ] as const) {
    const of = Array.from({ length: to - from + 1 }, (_, i) => (from + i) % COUNT).filter(
      (i) => !isNearCorner(i),
    );
    const { of: lipness, sure } = telling(
      of.flatMap((i) => [0.3, 0.5, 0.7].map((share) => within(i, share))),
      of.flatMap((i) => [0.06, 0.09, 0.12].map((by) => look(i, by))),
    );
    const trust = Math.min(1, Math.max(0, (sure - APART.from) / (APART.to - APART.from)));
    const side = Math.round(SIDE / STEP);
    for (let i = from; i < to; i += 1) {
      const line = Float32Array.from({ length: LABELS + 2 * side }, (_, k) =>
        lipness(look(i, (k - side) * STEP - REACH)),
      );
      const cost = new Float32Array(LABELS);
      const believed = trust * (isNearCorner(i) ? 0.5 : 1);
      for (let label = 0; label < LABELS; label += 1) {
        let step = 0;
        for (let k = 0; k < side; k += 1)
          step += (line[label + k] ?? 0) - (line[label + side + 1 + k] ?? 0);
        cost[label] = -believed * (step / side) + STRAY * ((label * STEP) / REACH - 1) ** 2;
      }
      costs[i] = cost;
    }
  }
  for (const [i, label] of smoothest(costs).entries())
    offsets[i] = (label + between(costs[i], label)) * STEP - REACH;
  return offsets;
};

/** Where between the steps the least is, by a parabola through the best one and its neighbours. */
const between = (cost: Float32Array | undefined, label: number): number => {
  const [before, here, after] = [cost?.[label - 1], cost?.[label], cost?.[label + 1]];
  if (before === undefined || here === undefined || after === undefined) return 0;
  const bend = before - 2 * here + after;
  return bend > 1e-6 ? Math.min(0.5, Math.max(-0.5, (before - after) / (2 * bend))) : 0;
};

/** The cheapest way round: each point's own cost and that of every bend between neighbours. Twice round, so that the seam is none. */
const smoothest = (costs: readonly Float32Array[]): number[] => {
  const long = costs.length * 2;
  let best: Float32Array = costs[0] ?? new Float32Array(LABELS);
  const from: Uint8Array[] = [];
  for (let i = 1; i < long; i += 1) {
    const own = costs[i % costs.length] ?? best;
    const next = new Float32Array(LABELS);
    const back = new Uint8Array(LABELS);
    for (let label = 0; label < LABELS; label += 1) {
      let least = Infinity;
      for (let before = Math.max(0, label - 4); before < Math.min(LABELS, label + 5); before += 1) {
        const cost = (best[before] ?? 0) + BEND * (label - before) ** 2;
        if (cost < least) {
          least = cost;
          back[label] = before;
        }
      }
      next[label] = least + (own[label] ?? 0);
    }
    best = next;
    from.push(back);
  }
  let label = best.indexOf(Math.min(...best));
  const labels: number[] = [];
  for (let i = long - 1; i > 0; i -= 1) {
    labels[i % costs.length] = label;
    if (i <= costs.length / 2) break;
    label = from[i - 1]?.[label] ?? 0;
  }
  return labels;
};

/** The outline of the lips, moved to the edge by so much. */
export const outlineAt = (face: Landmarks, offsets: Float32Array | null): Polygon => {
  const { outer } = lipRings(face);
  const width = mouthWidth(face);
  const away = normals(outer);
  return outer.map(([x, y], i): Point => {
    const [nx, ny] = away[i] ?? [0, 0];
    const by = (offsets?.[i] ?? 0) * width;
    return [x + nx * by, y + ny * by];
  });
};

export type LipEdge = { readonly offsets: Float32Array; readonly at: number };

/** A sensor's noise must not make an edge crawl; a mouth that changes is followed by the tracker's outline at once. */
const SETTLES_S = 0.5;

/** What was found, held steady. `at` in seconds. */
export const edgeStep = (last: LipEdge | null, found: Float32Array, at: number): LipEdge => {
  if (!last) return { offsets: found, at };
  const share = 1 - Math.exp(-Math.max(0, at - last.at) / SETTLES_S);
  return {
    offsets: last.offsets.map((was, i) => was + share * ((found[i] ?? 0) - was)),
    at,
  };
};
