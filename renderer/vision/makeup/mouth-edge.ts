import type { Lips, Point, Polygon } from './face.ts';
import { halfWay, smoothed } from './half-way.ts';
import { colourAt, distanceFrom, valueAt, type Colour, type Seen } from './lip-colour.ts';
import { across, between, facing, gapAt, lipAt, openBy, ramp } from './mouth-rings.ts';
import { smoothest } from './smoothest.ts';
import { fromTheDark } from './wide-mouth.ts';

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
const OPEN = { from: 0.005, to: 0.02 } as const;
/** And one that is seen less open than that. */
const TOUCH = { from: 0.045, to: 0.06 } as const;
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

/** The inner ring of `lips`, moved to the edge that is seen; as it is where the tracker finds the mouth shut. */
export const mouthEdge = (lips: Lips, width: number, seen: Seen): Polygon => {
  const open = ramp(openBy(lips.inner, width), OPEN);
  if (open === 0) return lips.inner;
  const inner = fromTheDark(lips, width, seen);
  return settled({ ...lips, inner }, open, width, seen);
};

const settled = ({ outer, inner }: Lips, open: number, width: number, seen: Seen): Polygon => {
  const { length } = inner;
  const half = length / 2;
  const most = openBy(inner, width);
  const fromCorner = (i: number): number => Math.min(i % half, half - (i % half));
  const like = LIKE.slit + (LIKE.wide - LIKE.slit) * ramp(most, SLIT);
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
        flesh.push(colourAt(seen, ...between(lipAt(inner, i), lipAt(outer, i), share)));
    const off = distanceFrom(flesh);
    offs.push(off);
    const unlike = (place: Point) =>
      ramp(off(colourAt(seen, ...place)), { from: like, to: 2 * like });
    for (let i = from; i < to; i += 1) {
      const { along, thick } = across({ outer, inner }, i, width);
      const line = Float32Array.from({ length: LABELS + 2 * side }, (_, k) =>
        unlike(along((k - side) * STEP - REACH)),
      );
      // Never beyond the middle of the mouth, nor out of the lip.
      const inwards = gapAt(inner, i) / 2 / width;
      const outwards = 0.7 * thick;
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
  const wide = ramp(most, SLIT);
  const ways = inner.map((_, i) => across({ outer, inner }, i, width).along);
  const moves = ways.map((along, i) => {
    const off = offs[i < half ? 0 : 1];
    if (!off || wide === 0) return 0;
    const places = Array.from({ length: 2 * SETTLED + 1 }, (_, k) =>
      along((chosen[i] ?? 0) + (k - SETTLED) * STEP),
    );
    const { step } = halfWay(Float32Array.from(places, (one) => off(colourAt(seen, ...one))));
    const { by } = halfWay(mixOf(places.map((one) => valueAt(seen, ...one))));
    const sure = wide * ramp(step, SURE) * Math.min(1, fromCorner(i) / 4);
    return Math.min(SETTLED_BY, Math.max(-SETTLED_BY, by * STEP)) * sure;
  });
  const by = smoothed(moves);
  return ways.map((along, i) => along((chosen[i] ?? 0) + (by[i] ?? 0)));
};

/** How much of each is of what the first are, beside what the last are; in no unit. */
const mixOf = (colours: readonly Colour[]): Float32Array => {
  const [[a, b, c] = [0, 0, 0], [x, y, z] = [0, 0, 0]] = [colours[0], colours.at(-1)];
  return Float32Array.from(colours, ([r, g, v]) => (a - x) * r + (b - y) * g + (c - z) * v);
};

/** Lips that touch are painted over the line between them; so are those whose rings were steadied past one another. */
export const shut = ({ outer, inner }: Lips, width: number): Polygon => {
  /** How far apart lips are here, below 0 where they have changed places. */
  const gaps = inner.map(([x, y], i) => {
    const [[ox, oy], [fx, fy], [gx, gy]] = [facing(inner, i), lipAt(outer, i), facing(outer, i)];
    const [ax, ay] = [fx - gx, fy - gy];
    return ((x - ox) * ax + (y - oy) * ay) / (Math.hypot(ax, ay) || 1);
  });
  const open = ramp(Math.max(...gaps) / width, TOUCH);
  return inner.map((place, i) => {
    const middle = between(place, facing(inner, i), 0.5);
    return (gaps[i] ?? 0) <= 0 ? middle : between(middle, place, open);
  });
};
