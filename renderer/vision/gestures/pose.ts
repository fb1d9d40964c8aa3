import { RULES } from './rules.ts';
import type { Shape } from './shape.ts';

export type Pose = 'palm' | 'point' | 'fist' | 'pinch' | 'none';

/** What a hand is held as; changes only when it has looked otherwise for a moment. */
export type Held = {
  readonly pose: Pose;
  /** As in a shape, over the last pictures: one that is misread is none. */
  readonly reach: Shape['reach'];
  readonly at: number;
  readonly stretched: readonly [boolean, boolean, boolean, boolean];
  readonly pinched: boolean;
  /** What it looks like now, and since when. */
  readonly looks: Pose;
  readonly since: number;
};

const unheld = (reach: Shape['reach'], at: number): Held => ({
  pose: 'none',
  reach,
  at,
  stretched: [false, false, false, false],
  pinched: false,
  looks: 'none',
  since: at,
});

const looksOf = (stretched: Held['stretched'], pinched: boolean): Pose => {
  const [index, middle, ring] = stretched;
  const curled = stretched.filter((one) => !one).length;
  if (pinched && middle && ring) return 'pinch';
  if (index && !middle && !ring) return 'point';
  if (index && middle && ring) return 'palm';
  // With the forefinger it is three and more: a relaxed hand keeps two of them half open.
  return !index && curled >= 3 ? 'fist' : 'none';
};

export const heldStep = (before: Held | null, shape: Shape, at: number): Held => {
  const held = before ?? unheld(shape.reach, at);
  const share = before ? 1 - Math.exp((held.at - at) / RULES.smooth.reach) : 1;
  const over = (i: 0 | 1 | 2 | 3) => held.reach[i] + share * (shape.reach[i] - held.reach[i]);
  const reach = [over(0), over(1), over(2), over(3)] as const;
  const hold = (was: boolean, value: number) => value > (was ? RULES.finger.off : RULES.finger.on);
  const [a, b, c, d] = held.stretched;
  const stretched = [
    hold(a, reach[0]),
    hold(b, reach[1]),
    hold(c, reach[2]),
    hold(d, reach[3]),
  ] as const;
  const pinched = shape.pinch < (held.pinched ? RULES.pinch.off : RULES.pinch.on);
  const looks = looksOf(stretched, pinched);
  const since = looks === held.looks ? held.since : at;
  const pose = at - since >= RULES.held[looks] ? looks : held.pose;
  return { pose, reach, at, stretched, pinched, looks, since };
};
