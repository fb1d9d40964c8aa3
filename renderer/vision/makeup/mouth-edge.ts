import type { Lips, Point, Polygon } from './face.ts';
import { colourAt, distanceFrom, type Colour, type Seen } from './lip-colour.ts';
import { halfWay, smoothed } from './half-way.ts';
import { smoothest } from './smoothest.ts';

/*
 * Where lips end within an open mouth: at the dark between them, or at teeth. Both are unlike the lips, each in its own
 * way, so that what is asked of a colour is how far it is from these lips and not what it is like instead.
 */

/** In widths of the mouth: how far the edge is looked for to both sides, in which steps, and how wide either side of it is. */
const REACH = 0.05;
const STEP = 0.005;
const SIDE = 0.015;
const LABELS = Math.round((2 * REACH) / STEP) + 1;
/** As at the outer edge. */
const STRAY = 0.5;
const BEND = 0.02;

/** A mouth that the tracker finds less open than the first is shut: the line between its lips is theirs. */
const OPEN = { from: 0.02, to: 0.04 } as const;
/** And one that is seen less open than that. */
const TOUCH = { from: 0.035, to: 0.06 } as const;
/**
 * Deviations of a lip: what is less is lip, what is more is not. The less a mouth is open, the more it takes: the shaded
 * underside of an upper lip is dark as well.
 */
const LIKE = { wide: 2.5, slit: 3.5 } as const;
const SLIT = { from: 0.04, to: 0.08 } as const;

/** In steps to either side of the edge that was found, of a mouth that is wide open: where it is settled, and how far at most. */
const SETTLED = 4;
const SETTLED_BY = 0.02;
/** Deviations from one side to the other that settle it. */
const SURE = { from: 1, to: 2 } as const;

const ramp = (
  value: number,
  { from, to }: { readonly from: number; readonly to: number },
): number => Math.min(1, Math.max(0, (value - from) / (to - from)));

const between = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

/** The inner ring of `lips`, moved to the edge that is seen; as it is where the tracker finds the mouth shut. */
export const mouthEdge = ({ outer, inner }: Lips, width: number, seen: Seen): Polygon => {
  const { length } = inner;
  const half = length / 2;
  const point = (ring: Polygon, i: number): Point => ring[(i + length) % length] ?? [0, 0];
  /** The other lip's point over or under this one. */
  const facing = (i: number): number => (length - i) % length;
  const gap = (i: number): number => {
    const [[ax, ay], [bx, by]] = [point(inner, i), point(inner, facing(i))];
    return Math.hypot(bx - ax, by - ay);
  };
  const most = Math.max(...inner.map((_, i) => gap(i))) / width;
  const open = ramp(most, OPEN);
  if (open === 0) return inner;
  const fromCorner = (i: number): number => Math.min(i % half, half - (i % half));
  const like = LIKE.slit + (LIKE.wide - LIKE.slit) * ramp(most, SLIT);
  const look = (place: Point): Colour => colourAt(seen, ...place);
  const side = Math.round(SIDE / STEP);

  const costs: Float32Array[] = [];
  const offs: ((colour: Colour) => number)[] = [];
  for (const [from, to] of [
    [0, half],
    [half, length],
  ] as const) {
    const flesh: Colour[] = [];
    for (let i = from + 3; i < to - 2; i += 1)
      for (const share of [0.3, 0.45, 0.6, 0.75])
        flesh.push(look(between(point(inner, i), point(outer, i), share)));
    const off = distanceFrom(flesh);
    offs.push(off);
    const unlike = (place: Point) => ramp(off(look(place)), { from: like, to: 2 * like });
    for (let i = from; i < to; i += 1) {
      const [[x, y], [ox, oy]] = [point(inner, i), point(outer, i)];
      const thick = Math.hypot(ox - x, oy - y) || 1;
      const [dx, dy] = [(ox - x) / thick, (oy - y) / thick];
      const line = Float32Array.from({ length: LABELS + 2 * side }, (_, k) => {
        const by = ((k - side) * STEP - REACH) * width;
        return unlike([x + dx * by, y + dy * by]);
      });
      // Never beyond the middle of the mouth, nor out of the lip.
      const inwards = gap(i) / 2 / width;
      const outwards = (0.7 * thick) / width;
      costs[i] = Float32Array.from({ length: LABELS }, (_, label) => {
        const by = label * STEP - REACH;
        let step = 0;
        for (let k = 0; k < side; k += 1)
          step += (line[label + k] ?? 0) - (line[label + side + 1 + k] ?? 0);
        const beyond = Math.max(0, -by - inwards, by - outwards) / STEP;
        return (
          -open * (step / side) * Math.min(1, fromCorner(i) / 4) +
          STRAY * (fromCorner(i) === 0 ? 4 : 1) * (by / REACH) ** 2 +
          beyond * 0.3
        );
      });
    }
  }
  const chosen = smoothest(costs, BEND).map((choice) => choice * STEP - REACH);
  const along = (i: number, by: number): Point => {
    const [[x, y], [ox, oy]] = [point(inner, i), point(outer, i)];
    const far = (by * width) / (Math.hypot(ox - x, oy - y) || 1);
    return [x + (ox - x) * far, y + (oy - y) * far];
  };
  const wide = ramp(most, SLIT);
  const moves = inner.map((_, i) => {
    const off = offs[i < half ? 0 : 1];
    if (!off || wide === 0) return 0;
    const line = Float32Array.from({ length: 2 * SETTLED + 1 }, (__, k) =>
      off(look(along(i, (chosen[i] ?? 0) + (k - SETTLED) * STEP))),
    );
    const { by, step } = halfWay(line);
    const sure = wide * ramp(step, SURE) * Math.min(1, fromCorner(i) / 4);
    return Math.min(SETTLED_BY, Math.max(-SETTLED_BY, by * STEP)) * sure;
  });
  return smoothed(moves).map((by, i) => along(i, (chosen[i] ?? 0) + by));
};

/** Lips that touch are painted over the line between them; so are those whose rings were steadied past one another. */
export const shut = ({ outer, inner }: Lips, width: number): Polygon => {
  const point = (ring: Polygon, i: number): Point => ring[i % ring.length] ?? [0, 0];
  /** How far apart lips are here, below 0 where they have changed places. */
  const gaps = inner.map(([x, y], i) => {
    const [[ox, oy], [fx, fy], [gx, gy]] = [
      point(inner, inner.length - i),
      point(outer, i),
      point(outer, inner.length - i),
    ];
    const [ax, ay] = [fx - gx, fy - gy];
    return ((x - ox) * ax + (y - oy) * ay) / (Math.hypot(ax, ay) || 1);
  });
  const open = ramp(Math.max(...gaps) / width, TOUCH);
  return inner.map((place, i) => {
    const middle = between(place, point(inner, inner.length - i), 0.5);
    return (gaps[i] ?? 0) <= 0 ? middle : between(middle, place, open);
  });
};
