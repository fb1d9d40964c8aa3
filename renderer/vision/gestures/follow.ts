import type { HandSample } from './hand.ts';
import { euroStep, type Euro } from './one-euro.ts';
import { heldStep, type Held } from './pose.ts';
import { RULES } from './rules.ts';
import { shapeOf, type Shape, type Spot } from './shape.ts';

/** The one hand that is followed, smoothed. */
export type Followed = {
  readonly at: number;
  readonly shape: Shape;
  readonly held: Held;
  /** The palm in pixels; everything that has to do with distance is told in it. */
  readonly unit: number;
  readonly centre: Spot;
  readonly tip: Spot;
  readonly filters: readonly [Euro, Euro, Euro, Euro];
  /** Where the middle of the palm was lately, for its speed. */
  readonly lately: readonly (Spot & { readonly at: number })[];
  /** Since when it has been as slow as a hand at rest; null while it moves. */
  readonly restingSince: number | null;
};

const SPEED_S = 0.16;

const isSame = (followed: Followed, shape: Shape, at: number): boolean => {
  const { same } = RULES;
  const size = shape.unit / followed.unit;
  if (size > same.size || size < 1 / same.size) return false;
  const gone = Math.hypot(
    shape.centre.x - followed.shape.centre.x,
    shape.centre.y - followed.shape.centre.y,
  );
  return gone <= followed.unit * (same.slack + same.speed * Math.min(at - followed.at, same.gap));
};

/** The followed hand among those that are seen, or the nearest to the lens where none is followed yet. */
const pick = (followed: Followed | null, shapes: readonly Shape[], at: number): Shape | null => {
  const candidates = followed ? shapes.filter((one) => isSame(followed, one, at)) : shapes;
  return candidates.reduce<Shape | null>(
    (best, one) => (best === null || one.unit > best.unit ? one : best),
    null,
  );
};

/** The hand after another picture; null where it is not in it. One that is somebody else's is not taken for it. */
export const follow = (followed: Followed | null, { at, hands }: HandSample): Followed | null => {
  const shapes = hands.flatMap((hand) => shapeOf(hand) ?? []);
  const shape = pick(followed, shapes, at);
  if (!shape) return null;
  const { smooth } = RULES;
  const unit = followed
    ? followed.unit + Math.min(1, (at - followed.at) / smooth.unit) * (shape.unit - followed.unit)
    : shape.unit;
  const prompt = smooth.prompt / unit;
  const step = (i: 0 | 1 | 2 | 3, value: number) =>
    euroStep(followed?.filters[i] ?? null, value, at, smooth.slow, prompt);
  const filters = [
    step(0, shape.centre.x),
    step(1, shape.centre.y),
    step(2, shape.tip.x),
    step(3, shape.tip.y),
  ] as const;
  const lately = [
    // The last one however long ago: on a slow machine there may be no other.
    ...(followed?.lately.filter(
      (one, i, { length }) => i === length - 1 || at - one.at <= SPEED_S,
    ) ?? []),
    { ...shape.centre, at },
  ];
  const resting = speedOf({ lately, unit }) < RULES.atRest.speed;
  return {
    at,
    shape,
    held: heldStep(followed?.held ?? null, shape, at),
    unit,
    centre: { x: filters[0].value, y: filters[1].value },
    tip: { x: filters[2].value, y: filters[3].value },
    filters,
    lately,
    restingSince: resting ? (followed?.restingSince ?? at) : null,
  };
};

/** In units a second, over the last moment; endless where it was not seen before. */
export const speedOf = ({ lately, unit }: Pick<Followed, 'lately' | 'unit'>): number => {
  const [first] = lately;
  const last = lately.at(-1);
  if (!first || !last || last.at <= first.at) return Number.POSITIVE_INFINITY;
  const seconds = last.at - first.at;
  return Math.hypot(last.x - first.x, last.y - first.y) / unit / seconds;
};

/** Whether it has been at rest for a moment. */
export const isAtRest = ({ restingSince, at }: Followed): boolean =>
  restingSince !== null && at - restingSince >= RULES.atRest.seconds;
