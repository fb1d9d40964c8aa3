import type { Found, Landmark } from '../tracker/kinds.ts';
import { apart, clamp, dot, minus, mix, plus, unit, type Point } from './geometry.ts';
import { outlineOf, type Outline } from './outline.ts';
import { lowered, resting } from './raised.ts';

/** Sides are the picture's, as a garment's are: left in the picture is the wearer's right. */
export type Side = 'left' | 'right';
export const SIDES = ['left', 'right'] as const satisfies readonly Side[];
export type Pair<T> = Readonly<Record<Side, T>>;

export type Head = {
  readonly centre: Point;
  /** Towards the crown. */
  readonly up: Point;
  readonly wide: number;
  readonly tall: number;
  readonly chin: Point;
};

/** Somebody in the picture, in its pixels; what is out of view stands where it most likely is. */
export type Body = {
  readonly shoulder: Pair<Point>;
  readonly elbow: Pair<Point>;
  readonly wrist: Pair<Point>;
  readonly hip: Pair<Point>;
  readonly knee: Pair<Point>;
  readonly ankle: Pair<Point>;
  /** Whether the forearm is between the body and the lens, and to be seen there. */
  readonly armInFront: Pair<boolean>;
  /** How far an arm is raised: 0 hangs, 1 is level with its shoulder, 2 straight up. */
  readonly raised: Pair<number>;
  readonly head: Head | null;
  /** The middle of the shoulders as they are where arms hang, and from there down the body, length 1. */
  readonly top: Point;
  readonly down: Point;
  /** From the picture's left to its right across the body, length 1. */
  readonly across: Point;
  /** Between the shoulder joints as if the wearer faced the lens: the measure of everything else. */
  readonly span: number;
  /** How much of `span` is seen: 1 faces the lens. */
  readonly facing: number;
  /** How much deeper one side of the trunk is than the other, as part of how wide the shoulders are seen. */
  readonly askew: number;
  readonly hipsSeen: boolean;
  readonly legsSeen: boolean;
  readonly outline: Outline;
};

/** Why there is nobody to dress. */
export type Unready = 'nobody' | 'turn' | 'closer' | 'back';

/**
 * Bones in shoulder spans, of grown-ups standing (Winter, Biomechanics, after Drillis and Contini: upper arm 0.186 and
 * forearm 0.146 of the height, thigh and shank 0.245, the joints of the shoulders 0.22 to 0.24 apart).
 */
export const BONES = {
  trunk: 1.45,
  upperArm: 0.79,
  forearm: 0.66,
  hips: 0.53,
  thigh: 1.12,
  shank: 1.08,
} as const;

const LEAST_SEEN = 0.5;
/** Less than this of the shoulders turned to the lens cannot be dressed from one picture. */
const LEAST_FACING = 0.5;
/** Of the picture's height: nearer than that the shoulders do not fit, further off nothing is to be seen. */
const MOST_SPAN = 0.62;
const LEAST_SPAN = 0.055;

/** Numbers of https://ai.google.dev/edge/mediapipe/solutions/vision/pose_landmarker; even ones are the wearer's right. */
const POINTS = {
  shoulder: { left: 12, right: 11 },
  elbow: { left: 14, right: 13 },
  wrist: { left: 16, right: 15 },
  hip: { left: 24, right: 23 },
  knee: { left: 26, right: 25 },
  ankle: { left: 28, right: 27 },
  ear: { left: 8, right: 7 },
  eye: { left: 5, right: 2 },
  mouth: { left: 10, right: 9 },
} as const;

type Joint = keyof typeof POINTS;
/** What stays the same for one wearer while they move: `span` over the length of the trunk. */
export type Build = { readonly spanOfTrunk: number };

export const bodyOf = (
  found: Found['pose'],
  width: number,
  height: number,
  build: Build | null,
): Body | Unready => {
  const { landmarks, mask } = found;
  if (landmarks.length === 0 || !mask) return 'nobody';
  const mark = (joint: Joint, side: Side): Landmark =>
    landmarks[POINTS[joint][side]] ?? { x: 0, y: 0, z: 0, seen: 0 };
  const place = (joint: Joint, side: Side): Point => [
    mark(joint, side).x * width,
    mark(joint, side).y * height,
  ];
  const isIn = ([x, y]: Point): boolean => x > 0 && y > 0 && x < width && y < height;
  const isSeen = (joint: Joint, side: Side): boolean =>
    mark(joint, side).seen >= LEAST_SEEN && isIn(place(joint, side));

  const marked = { left: place('shoulder', 'left'), right: place('shoulder', 'right') };
  if (mark('shoulder', 'left').seen < LEAST_SEEN && mark('shoulder', 'right').seen < LEAST_SEEN)
    return 'nobody';
  if (!isIn(marked.left) || !isIn(marked.right)) return 'back';
  const raisedOf = (side: Side): number => {
    const { seen } = mark('elbow', side);
    const below = place('elbow', side)[1] - marked[side][1];
    const long = BONES.upperArm * apart(marked.left, marked.right);
    return seen < LEAST_SEEN ? 0 : clamp(1 - below / (long || 1), 0, 2);
  };
  const raised = { left: raisedOf('left'), right: raisedOf('right') };
  const shoulder = lowered(marked, raised);
  const rest = resting(shoulder, raised);
  const wide = apart(rest.left, rest.right);
  const top = mix(rest.left, rest.right, 0.5);

  const hipsSeen = isSeen('hip', 'left') && isSeen('hip', 'right');
  const hips = mix(place('hip', 'left'), place('hip', 'right'), 0.5);
  const trunk = hipsSeen ? apart(top, hips) : null;
  const askew = askewOf(
    (mark('shoulder', 'right').z - mark('shoulder', 'left').z) * width,
    hipsSeen ? (mark('hip', 'right').z - mark('hip', 'left').z) * width : 0,
    wide,
    apart(place('hip', 'left'), place('hip', 'right')),
  );
  // Turned to the side, the shoulders come together and the trunk stays as long as it is.
  const span = trunk === null ? wide : spanOf(wide, trunk, askew, build);
  const facing = clamp(wide / span, 0, 1);
  // From behind, left and right change places.
  if (rest.right[0] <= rest.left[0] || facing < LEAST_FACING) return 'turn';
  if (span > MOST_SPAN * Math.max(width, height)) return 'back';
  if (span < LEAST_SPAN * height) return 'closer';

  const across = unit(minus(rest.right, rest.left));
  const down: Point = trunk === null ? [-across[1], across[0]] : unit(minus(hips, top));

  const one = (side: Side) => {
    const outwards = side === 'left' ? -1 : 1;
    const hip = hipsSeen
      ? place('hip', side)
      : plus(
          plus(top, down, BONES.trunk * span),
          across,
          (outwards * BONES.hips * span * facing) / 2,
        );
    const knee = isSeen('knee', side)
      ? place('knee', side)
      : plus(plus(hip, [0, 1], BONES.thigh * span), across, outwards * 0.04 * span);
    const ankle = isSeen('ankle', side)
      ? place('ankle', side)
      : plus(knee, [0, 1], BONES.shank * span);
    const elbow =
      mark('elbow', side).seen >= LEAST_SEEN
        ? place('elbow', side)
        : plus(plus(shoulder[side], down, BONES.upperArm * span), across, outwards * 0.16 * span);
    const wrist =
      mark('wrist', side).seen >= LEAST_SEEN
        ? place('wrist', side)
        : plus(elbow, unit(minus(elbow, shoulder[side])), BONES.forearm * span);
    return { hip, knee, ankle, elbow, wrist };
  };
  const sides = { left: one('left'), right: one('right') };
  const pair = (joint: keyof (typeof sides)['left']): Pair<Point> => ({
    left: sides.left[joint],
    right: sides.right[joint],
  });
  const nearest = Math.min(mark('shoulder', 'left').z, mark('shoulder', 'right').z);
  const inFront = (side: Side): boolean =>
    mark('wrist', side).seen >= LEAST_SEEN && mark('wrist', side).z < nearest + 0.05;

  return {
    shoulder,
    elbow: pair('elbow'),
    wrist: pair('wrist'),
    hip: pair('hip'),
    knee: pair('knee'),
    ankle: pair('ankle'),
    armInFront: { left: inFront('left'), right: inFront('right') },
    raised,
    head: headOf(place, (side) => mark('eye', side).seen >= LEAST_SEEN),
    top,
    down,
    across,
    span,
    facing,
    askew,
    hipsSeen,
    legsSeen: SIDES.every((side) => isSeen('knee', side) && isSeen('ankle', side)),
    outline: outlineOf(mask, width, height),
  };
};

/** Of narrow shoulders on a long trunk: who is not known yet has at least these. */
const LEAST_SPAN_OF_TRUNK = 0.56;
/** So much wider than known is the tracker's tremble, and more is another wearer. */
const TREMBLE = 0.94;

/** As far as depth is believed of somebody who has not been seen from the front yet: half a right angle's half. */
const MOST_ASKEW = 0.45;

const spanOf = (wide: number, trunk: number, askew: number, build: Build | null): number =>
  build
    ? Math.max(wide * TREMBLE, trunk * build.spanOfTrunk)
    : Math.max(wide * Math.hypot(1, Math.min(askew, MOST_ASKEW)), trunk * LEAST_SPAN_OF_TRUNK);

/** A trunk that turns takes shoulders and hips with it; where they disagree an arm is raised or a hip is out. */
const askewOf = (shoulders: number, hips: number, wide: number, hipsWide: number): number => {
  const [above, below] = [shoulders / (wide || 1), hips / (hipsWide || 1)];
  return above * below > 0 ? Math.min(Math.abs(above), Math.abs(below)) : 0;
};

/** Eyes and mouth say where chin and crown are: thirds of a face (chin to mouth, mouth to eyes, and above). */
const headOf = (
  place: (joint: Joint, side: Side) => Point,
  isSeen: (side: Side) => boolean,
): Head | null => {
  if (!SIDES.some(isSeen)) return null;
  const middle = (joint: Joint): Point => mix(place(joint, 'left'), place(joint, 'right'), 0.5);
  const [eyes, mouth] = [middle('eye'), middle('mouth')];
  const face = apart(eyes, mouth);
  const up = unit(minus(eyes, mouth));
  const chin = plus(mouth, up, -0.78 * face);
  const crown = plus(eyes, up, 1.75 * face);
  const centre = mix(chin, crown, 0.5);
  const tall = apart(chin, crown) / 2;
  // Ears say how wide it is from the front; from the side the skull is as wide as it is tall.
  const ears = apart(place('ear', 'left'), place('ear', 'right'));
  return { centre, up, wide: clamp(ears * 0.6, tall * 0.72, tall), tall, chin };
};

/** Along the body: how far down a place is, and how far across from its middle line. */
export const inBody = (
  body: Body,
  place: Point,
): { readonly down: number; readonly across: number } => {
  const from = minus(place, body.top);
  return { down: dot(from, body.down), across: dot(from, body.across) };
};

/** The middle of the body so far down: the spine to the hips, then between the legs. */
export const middleAt = (body: Body, down: number): Point => {
  const hips = mix(body.hip.left, body.hip.right, 0.5);
  const knees = mix(body.knee.left, body.knee.right, 0.5);
  const ankles = mix(body.ankle.left, body.ankle.right, 0.5);
  let from = body.top;
  let left = down;
  const joints = [hips, knees, ankles];
  for (const [i, to] of joints.entries()) {
    const long = apart(from, to) || 1;
    if (left <= long || i === joints.length - 1) return mix(from, to, left / long);
    left -= long;
    from = to;
  }
  return from;
};
