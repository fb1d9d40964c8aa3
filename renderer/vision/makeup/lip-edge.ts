import {
  at,
  LIPS_INNER,
  LIPS_OUTER,
  outline,
  OVAL,
  type Landmarks,
  type Lips,
  type Point,
  type Polygon,
} from './face.ts';
import { colourAt, telling, type Colour, type Seen } from './lip-colour.ts';
import { mouthEdge, shut } from './mouth-edge.ts';
import { smoothest, softest } from './smoothest.ts';

/*
 * A tracker knows where lips are, and misses their edge by some hundredths of the mouth. The picture knows the edge: it
 * is where the colour of these lips gives way to the colour of the skin about them. What is looked for is near the
 * tracker's own outline, along it smooth, and nothing where lips are not told from skin.
 */

/** Two of the outline for each landmark. */
const FINE = 2;
const COUNT = LIPS_OUTER.length * FINE;
/** The corners in LIPS_OUTER; between them run the lower lip and the upper one. */
const CORNERS = [0, 10] as const;

/** In widths of the mouth: how far the edge is looked for to both sides, in which steps, and how wide either side of it is. */
const REACH = 0.09;
const STEP = 0.006;
const SIDE = 0.018;
const LABELS = Math.round((2 * REACH) / STEP) + 1;

/** What it costs to be `NEAR` off the tracker's outline, and to leave what is next to it, beside a step from lip to skin of 1. */
const STRAY = 0.45;
const NEAR = 0.06;
const BEND = 0.012;
/** Corners are what a tracker misses most, of a turned head above all. */
const CORNER_STRAY = 0.3;
/** Lips that are this many deviations from the skin are surely told from it; below the first nothing is believed. */
const APART = { from: 0.8, to: 2 } as const;
/** Where skin is looked at, outwards of the lips, and how far it goes on beyond that at least. */
const SKIN = [0.06, 0.09, 0.12] as const;
const ROOM = 0.03;

const mouthAxis = (face: Landmarks): Point => {
  const [[ax, ay], [bx, by]] = [at(face, LIPS_OUTER[0] ?? 0), at(face, LIPS_OUTER[10] ?? 0)];
  return [bx - ax, by - ay];
};
export const mouthWidth = (face: Landmarks): number => Math.hypot(...mouthAxis(face)) || 1;

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

const lipRings = (face: Landmarks): Lips => {
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

const isInside = (ring: Polygon, [x, y]: Point): boolean =>
  ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    return ay <= y !== by <= y && x < ax + ((y - ay) / (by - ay)) * (bx - ax) ? !inside : inside;
  }, false);

const isNearCorner = (i: number): boolean =>
  CORNERS.some((corner) => {
    const away = Math.abs(i - corner * FINE);
    return Math.min(away, COUNT - away) < 2 * FINE;
  });

/** Of each side of the mouth by itself, in the order of the rings: light falls otherwise on a lower lip. */
const SIDES = [
  [0, COUNT / 2],
  [COUNT / 2, COUNT],
] as const;

/** What is seen about a ring: places off it, and how much there is like lips, `trust` times what it is. */
type About = {
  spotAt(i: number, by: number): Point;
  lipness(i: number, by: number, shift?: Point): number;
};

/** In steps: how wide either side of an edge is. */
const WIDE = Math.round(SIDE / STEP);

/** How surely colour gives way from lip to skin in the middle of what was looked at: 1 is all of it. */
const stepIn = (line: Float32Array, from: number): number => {
  let step = 0;
  for (let k = 0; k < WIDE; k += 1)
    step += (line[from + k] ?? 0) - (line[from + WIDE + 1 + k] ?? 0);
  return step / WIDE;
};

const about = ({ outer, inner }: Lips, oval: Polygon, width: number, seen: Seen): About => {
  const away = normals(outer);
  const spotAt = (i: number, by: number): Point => {
    const [[x, y], [nx, ny]] = [outer[i] ?? [0, 0], away[i] ?? [0, 0]];
    return [x + nx * by * width, y + ny * by * width];
  };
  const look = (i: number, by: number, [dx, dy]: Point = [0, 0]): Colour => {
    const [x, y] = spotAt(i, by);
    return colourAt(seen, x + dx, y + dy);
  };
  const within = (i: number, share: number): Colour => {
    const [[x, y], [ix, iy]] = [outer[i] ?? [0, 0], inner[i] ?? [0, 0]];
    return colourAt(seen, x + (ix - x) * share, y + (iy - y) * share);
  };
  const tellings = SIDES.map(([from, to]) => {
    const of = Array.from({ length: to - from + 1 }, (_, i) => (from + i) % COUNT).filter(
      (i) => !isNearCorner(i),
    );
    const { of: lipness, sure } = telling(
      of.flatMap((i) => [0.3, 0.5, 0.7].map((share) => within(i, share))),
      // Beyond a turned cheek there is no skin.
      of.flatMap((i) =>
        SKIN.flatMap((by) => (isInside(oval, spotAt(i, by + ROOM)) ? [look(i, by)] : [])),
      ),
    );
    const trust = Math.min(1, Math.max(0, (sure - APART.from) / (APART.to - APART.from)));
    return { lipness, trust };
  });
  return {
    spotAt,
    lipness(i, by, shift) {
      const told = tellings[i < COUNT / 2 ? 0 : 1];
      return told ? told.trust * told.lipness(look(i, by, shift)) : 0;
    },
  };
};

/** How far the corners of a mouth are looked for along it, in its widths, and what it costs to be `NEAR` off. */
const CORNER_REACH = 0.12;
const CORNER_STEP = 0.01;
const CORNER_CHOICES = Math.round((2 * CORNER_REACH) / CORNER_STEP) + 1;
const CORNER_COST = 0.06;
/** Places for a corner whose costs are so little apart are as likely, and it stands between them: else noise would choose. */
const CORNER_UNSURE = 0.02;

/** A tracker draws the far end of a turned mouth too long, and others too short: each half is stretched to what is seen. */
const toCorners = (lips: Lips, oval: Polygon, width: number, seen: Seen): Polygon => {
  const { outer } = lips;
  const [first, last] = CORNERS.map((corner) => outer[corner * FINE] ?? [0, 0]) as [Point, Point];
  const [ax, ay]: Point = [(last[0] - first[0]) / width, (last[1] - first[1]) / width];
  const { lipness } = about(lips, oval, width, seen);
  const line = new Float32Array(2 * WIDE + 1);
  const stepAt = (i: number, shift: Point): number => {
    for (let k = -WIDE; k <= WIDE; k += 1)
      if (k !== 0) line[k + WIDE] = lipness(i, k * STEP, shift);
    return stepIn(line, 0);
  };
  const shifts = [first, last].map((corner) => {
    const near = outer.map(([x, y]) => {
      const along = Math.abs((x - corner[0]) * ax + (y - corner[1]) * ay);
      return Math.max(0, 1 - along / (0.5 * width));
    });
    const all = near.reduce((sum, one) => sum + one, 0) || 1;
    const costs = Float32Array.from({ length: CORNER_CHOICES }, (_, choice) => {
      const by = choice * CORNER_STEP - CORNER_REACH;
      const seenThere = near.reduce(
        (sum, share, i) =>
          share > 0
            ? sum + share * stepAt(i, [ax * by * share * width, ay * by * share * width])
            : sum,
        0,
      );
      return CORNER_COST * (by / NEAR) ** 2 - seenThere / all;
    });
    const best = softest(costs, CORNER_UNSURE) * CORNER_STEP - CORNER_REACH;
    return near.map((share) => share * best);
  });
  return outer.map(([x, y], i): Point => {
    const by = ((shifts[0]?.[i] ?? 0) + (shifts[1]?.[i] ?? 0)) * width;
    return [x + ax * by, y + ay * by];
  });
};

const toEdge = (lips: Lips, oval: Polygon, width: number, seen: Seen): Polygon => {
  const { spotAt, lipness } = about(lips, oval, width, seen);
  const costs = lips.outer.map((_, i) => {
    const stray = STRAY * (isNearCorner(i) ? CORNER_STRAY : 1);
    const line = Float32Array.from({ length: LABELS + 2 * WIDE }, (__, k) =>
      lipness(i, (k - WIDE) * STEP - REACH),
    );
    return Float32Array.from({ length: LABELS }, (__, label) => {
      const by = label * STEP - REACH;
      return stray * (by / NEAR) ** 2 - stepIn(line, label);
    });
  });
  const chosen = smoothest(costs, BEND);
  return lips.outer.map((_, i) => spotAt(i, (chosen[i] ?? 0) * STEP - REACH));
};

/** So near the outer edge, in widths of the mouth, the inner one goes where that goes: at the corners both are one. */
const TOGETHER = 0.12;

const taken = (inner: Polygon, outer: Polygon, to: Polygon, width: number): Polygon =>
  inner.map(([x, y], i): Point => {
    const [[ox, oy], [tx, ty]] = [outer[i] ?? [x, y], to[i] ?? [x, y]];
    const share = Math.max(0, 1 - Math.hypot(ox - x, oy - y) / (TOGETHER * width));
    return [x + (tx - ox) * share, y + (ty - oy) * share];
  });

/**
 * How far the edges lie from the tracker's own, at each point of the outer and then of the inner ring: along the mouth
 * and across it, in its widths.
 */
export const edgeOf = (face: Landmarks, seen: Seen): Float32Array => {
  const rings = lipRings(face);
  const width = mouthWidth(face);
  const oval = outline(face, OVAL);
  let lips = rings;
  for (const look of [toCorners, toEdge]) {
    const outer = look(lips, oval, width, seen);
    lips = { outer, inner: taken(lips.inner, lips.outer, outer, width) };
  }
  const found = [...lips.outer, ...mouthEdge(lips, width, seen)];
  const [alongX, alongY] = mouthAxis(face).map((value) => value / width ** 2) as [number, number];
  return Float32Array.from(
    [...rings.outer, ...rings.inner].flatMap(([x, y], i) => {
      const [u, v] = found[i] ?? [x, y];
      const [dx, dy] = [u - x, v - y];
      return [dx * alongX + dy * alongY, dy * alongX - dx * alongY];
    }),
  );
};

/** The outlines of the lips, moved to their edges by so much. */
export const outlineAt = (face: Landmarks, offsets: Float32Array | null): Lips => {
  const { outer, inner } = lipRings(face);
  const [alongX, alongY] = mouthAxis(face);
  const moved = (ring: Polygon, first: number): Polygon =>
    ring.map(([x, y], i): Point => {
      const along = offsets?.[(first + i) * 2] ?? 0;
      const across = offsets?.[(first + i) * 2 + 1] ?? 0;
      return [x + along * alongX - across * alongY, y + along * alongY + across * alongX];
    });
  const lips = { outer: moved(outer, 0), inner: moved(inner, COUNT) };
  return { ...lips, inner: shut(lips, mouthWidth(face)) };
};

export type LipEdge = {
  readonly offsets: Float32Array;
  readonly at: number;
  /** How often it has been looked for. */
  readonly times: number;
};

/** A sensor's noise must not make an edge crawl; a mouth that changes is followed by the tracker's outline at once. */
const SETTLES_S = 1;

/** What was found, held steady: the mean of the first findings, then of the latest. `at` in seconds. */
export const edgeStep = (last: LipEdge | null, found: Float32Array, at: number): LipEdge => {
  if (!last) return { offsets: found, at, times: 1 };
  const times = last.times + 1;
  const share = Math.max(1 / times, 1 - Math.exp(-Math.max(0, at - last.at) / SETTLES_S));
  return {
    offsets: last.offsets.map((was, i) => was + share * ((found[i] ?? 0) - was)),
    at,
    times,
  };
};
