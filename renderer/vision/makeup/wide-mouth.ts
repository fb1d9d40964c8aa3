import type { Lips, Polygon } from './face.ts';
import { colourAt, distanceFrom, type Colour, type Seen } from './lip-colour.ts';
import { across, between, facing, gapAt, lipAt, openBy, ramp } from './mouth-rings.ts';
import { smoothest } from './smoothest.ts';

/*
 * In a mouth that is wide open a tracker draws the inner line of the lower lip into the dark, up to a tenth of the mouth
 * off. No edge is near to be seen from there. But what the outer part of the lip is like is known, and what the middle of
 * the mouth is like: every place between is more like the one or more like the other.
 */

/** A mouth that the tracker finds that much open, in its widths. The less it is, the nearer its lines are to what is seen. */
const WIDE = { from: 0.13, to: 0.17 } as const;
/** In widths of the mouth: how far the edge is looked for to both sides, and in which steps. */
const REACH = 0.12;
const STEP = 0.005;
const LABELS = Math.round((2 * REACH) / STEP) + 1;
/** What it costs to be `NEAR` off the tracker's line, and to leave what is next to it, beside a place taken for the wrong one. */
const STRAY = 0.5;
const NEAR = 0.08;
const BEND = 0.02;
const WRONG = 0.15;
/** Deviations that one is more like than the other: more than that says no more. */
const SURE = 3;
/** How far into a lip it is surely lip, in widths of the mouth. */
const SURELY = 0.07;

/** How far a colour is from what lies between lips: teeth and the dark, each by itself. */
const distanceFromMouth = (inner: Polygon, seen: Seen): ((colour: Colour) => number) => {
  const half = inner.length / 2;
  const within: Colour[] = [];
  for (let i = 3; i < half - 2; i += 1)
    for (const share of [0.3, 0.4, 0.5, 0.6, 0.7])
      within.push(colourAt(seen, ...between(lipAt(inner, i), facing(inner, i), share)));
  const light = ([r, g, b]: Colour): number => r + g + b;
  const mean = within.reduce((sum, one) => sum + light(one), 0) / within.length;
  const [bright, dark] = [(one: Colour) => light(one) >= mean, (one: Colour) => light(one) < mean];
  const kinds = [bright, dark].map((is) => distanceFrom(within.filter(is)));
  return (colour) => Math.min(...kinds.map((off) => off(colour)));
};

/** The inner ring of `lips` with the lower lip's line at that lip. */
export const fromTheDark = (lips: Lips, width: number, seen: Seen): Polygon => {
  const { inner } = lips;
  const half = inner.length / 2;
  const wide = ramp(openBy(inner, width), WIDE);
  if (wide === 0) return inner;
  const ways = inner.map((_, i) => across(lips, i, width));
  const flesh = ways.slice(3, half - 2).flatMap(({ along, thick }) => {
    const deep = Math.min(thick, SURELY);
    return [0.15, 0.3, 0.45, 0.6].map((share) => colourAt(seen, ...along(thick - share * deep)));
  });
  const [offLip, offMouth] = [distanceFrom(flesh), distanceFromMouth(inner, seen)];
  const costs = ways.map(({ along, thick }, i) => {
    // The upper lip hides its own edge in its shade: there the tracker knows better.
    const isLower = i > 0 && i < half;
    const trust = isLower ? wide * WRONG * Math.min(1, i / 4, (half - i) / 4) : 0;
    const [inwards, outwards] = [gapAt(inner, i) / 2 / width, 0.7 * thick];
    const cost = new Float32Array(LABELS);
    let mistaken = 0;
    // From the skin inwards: all that lies outside of an edge is taken for lip.
    for (let label = LABELS - 1; label >= 0; label -= 1) {
      const by = label * STEP - REACH;
      const beyond = Math.max(0, -by - inwards, by - outwards) / STEP;
      cost[label] = trust * mistaken + STRAY * (by / NEAR) ** 2 + beyond * 0.3;
      if (!isLower) continue;
      const colour = colourAt(seen, ...along(by));
      const off = offLip(colour) - offMouth(colour);
      mistaken += Math.max(-SURE, Math.min(SURE, off)) / SURE;
    }
    return cost;
  });
  const chosen = smoothest(costs, BEND);
  return ways.map(({ along }, i) => along((chosen[i] ?? 0) * STEP - REACH));
};
