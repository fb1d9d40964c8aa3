import {
  INDEX,
  LITTLE,
  MIDDLE,
  POINTS,
  RING,
  THUMB_TIP,
  WRIST,
  type Hand,
  type Point,
} from './hand.ts';

export type Spot = { readonly x: number; readonly y: number };

/** What a hand looks like in one picture, in measures that do not depend on how near or where it is. */
export type Shape = {
  /** Middle of the palm, in pixels. */
  readonly centre: Spot;
  /** Tip of the forefinger, in pixels. */
  readonly tip: Spot;
  /** Wrist to the root of the middle finger, in pixels and in depth as well: the unit of everything else. */
  readonly unit: number;
  /** Wrist to tip over wrist to middle joint, forefinger to little finger: over 1 is stretched. */
  readonly reach: readonly [number, number, number, number];
  /** From the tip of the thumb to that of the forefinger, in units. */
  readonly pinch: number;
  /** 1 where the hand stands upright in the picture, -1 where it hangs. */
  readonly up: number;
  /** How broad the palm is for its length, of a palm that is shown: 1 flat to the lens, 0 edge-on. */
  readonly broad: number;
  /** 1 where it stands in the picture's plane, 0 where it points at the lens, as far as depth can be told. */
  readonly flat: number;
  /** The forefinger's tip is above the wrist. */
  readonly tipUp: boolean;
  /** Turn of the hand in the picture's plane, clockwise from upright, in radians. */
  readonly roll: number;
};

const FINGERS = [INDEX, MIDDLE, RING, LITTLE] as const;
/** Between the roots of forefinger and little finger, in palms. */
const PALM_WIDTH = 0.66;
const PALM: readonly number[] = [WRIST, INDEX.root, MIDDLE.root, RING.root, LITTLE.root];

/** In depth as well: a finger that points at the screen is as long as one that points aside. */
const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);

/** Null where it is no hand: too few points, or none that could be one. */
export const shapeOf = (hand: Hand): Shape | null => {
  if (hand.length !== POINTS) return null;
  if (!hand.every(({ x, y, z }) => Number.isFinite(x + y + z))) return null;
  const at = (i: number): Point => hand[i] as Point;
  const wrist = at(WRIST);
  const knuckle = at(MIDDLE.root);
  const unit = apart(wrist, knuckle);
  if (unit < 1) return null;
  const reachOf = ({ tip, middle }: (typeof FINGERS)[number]) =>
    apart(wrist, at(tip)) / Math.max(apart(wrist, at(middle)), unit * 0.1);
  const inPicture = Math.max(Math.hypot(knuckle.x - wrist.x, knuckle.y - wrist.y), unit * 0.01);
  const [first, last] = [at(INDEX.root), at(LITTLE.root)];
  const width = Math.hypot(first.x - last.x, first.y - last.y);
  return {
    centre: {
      x: PALM.reduce((sum, i) => sum + at(i).x, 0) / PALM.length,
      y: PALM.reduce((sum, i) => sum + at(i).y, 0) / PALM.length,
    },
    tip: at(INDEX.tip),
    unit,
    reach: [reachOf(INDEX), reachOf(MIDDLE), reachOf(RING), reachOf(LITTLE)],
    pinch: apart(at(THUMB_TIP), at(INDEX.tip)) / unit,
    up: (wrist.y - knuckle.y) / inPicture,
    // Depth is what a tracker knows least: told from the picture alone where that is enough.
    broad: Math.min(1, width / inPicture / PALM_WIDTH),
    flat: inPicture / unit,
    tipUp: at(INDEX.tip).y < wrist.y,
    roll: Math.atan2(knuckle.x - wrist.x, wrist.y - knuckle.y),
  };
};
