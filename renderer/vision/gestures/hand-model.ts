import type { Hand, Point } from './hand.ts';

/** How far each finger is curled, 0 stretched to 1 in the fist, thumb to little finger. */
export type Curl = readonly [number, number, number, number, number];

/** A hand as a puppet has it. Angles in radians; lengths in palms. */
export type HandPose = {
  readonly curl: Curl;
  /** How far thumb and forefinger meet, 0 to 1. */
  readonly pinch: number;
  /** Fingers fanned out, 1 as wide as they go. */
  readonly spread: number;
  /** Clockwise in the picture's plane; 0 is upright. */
  readonly roll: number;
  /** Fingers leaning towards the lens. */
  readonly pitch: number;
  /** Turned about its own length; 0 shows the palm, half a turn the back. */
  readonly yaw: number;
  /** Which side the thumb is on in the picture of a palm that is shown: 1 right, -1 left. */
  readonly thumb: 1 | -1;
};

export const OPEN: Curl = [0, 0, 0, 0, 0];
export const POINTING: Curl = [0.75, 0, 0.95, 1, 1];
export const FIST: Curl = [0.85, 0.97, 1, 1, 1];

export const restingPose: HandPose = {
  curl: OPEN,
  pinch: 0,
  spread: 0.5,
  roll: 0,
  pitch: 0,
  yaw: 0,
  thumb: 1,
};

type Vector = readonly [number, number, number];

/** Root, the three bones, and how far the finger fans out, after the mean adult hand. */
const FINGERS: readonly {
  readonly root: Vector;
  readonly bones: readonly [number, number, number];
  readonly fan: number;
}[] = [
  { root: [0.27, 0.96, 0], bones: [0.46, 0.27, 0.22], fan: 0.16 },
  { root: [0.02, 1, 0], bones: [0.51, 0.31, 0.23], fan: 0.02 },
  { root: [-0.21, 0.92, 0], bones: [0.47, 0.29, 0.23], fan: -0.12 },
  { root: [-0.4, 0.8, 0], bones: [0.36, 0.21, 0.2], fan: -0.28 },
];
/** How far each joint bends in a fist, one after the other. */
const BENDS = [1.4, 1.75, 1.1] as const;
const THUMB_ROOT: Vector = [0.26, 0.2, 0];
const THUMB_BONES = [0.4, 0.34, 0.28] as const;

const plus = (a: Vector, b: Vector, by = 1): Vector => [
  a[0] + b[0] * by,
  a[1] + b[1] * by,
  a[2] + b[2] * by,
];
const mixed = (a: Vector, b: Vector, by: number): Vector => plus(a, plus(b, a, -1), by);
const unit = (a: Vector): Vector => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};

/** In the hand's own frame: x to the thumb, y along the fingers, z out of the palm. */
const bones = ({ curl, pinch, spread }: HandPose): readonly Vector[] => {
  const fingers = FINGERS.map(({ root, bones: lengths, fan }, i) => {
    const bend = curl[i + 1] ?? 0;
    const angle = fan * (0.3 + spread) * (1 - bend);
    const along: Vector = [Math.sin(angle), Math.cos(angle), 0];
    const joints: Vector[] = [root];
    let bent = 0;
    for (const [j, length] of lengths.entries()) {
      bent += bend * (BENDS[j] ?? 0);
      const way: Vector = [along[0] * Math.cos(bent), along[1] * Math.cos(bent), Math.sin(bent)];
      joints.push(plus(joints.at(-1) ?? root, way, length));
    }
    return joints;
  });
  const thumb: Vector[] = [THUMB_ROOT];
  const open = unit([0.55 + 0.4 * spread, 0.75, 0.15]);
  const shut = unit([-0.35, 0.75, 0.6]);
  for (const [j, length] of THUMB_BONES.entries()) {
    const bent = (curl[0] ?? 0) * (0.35 + 0.4 * j);
    thumb.push(plus(thumb.at(-1) ?? THUMB_ROOT, unit(mixed(open, shut, bent)), length));
  }
  const [index = []] = fingers;
  const meet = mixed(thumb[3] ?? THUMB_ROOT, index[3] ?? THUMB_ROOT, 0.5);
  const drawn = (joints: readonly Vector[]) =>
    joints.map((joint, j) => mixed(joint, meet, pinch * [0, 0.12, 0.5, 1][j]!));
  return [[0, 0, 0], ...drawn(thumb), ...drawn(index), ...fingers.slice(1).flat()];
};

/** Where the 21 points are in a picture: wrist at the place given, a palm so many pixels long. */
export const handAt = (
  pose: HandPose,
  { x, y, palm }: { readonly x: number; readonly y: number; readonly palm: number },
): Hand => {
  const [cy, sy] = [Math.cos(pose.yaw), Math.sin(pose.yaw)];
  const [cp, sp] = [Math.cos(pose.pitch), Math.sin(pose.pitch)];
  const [cr, sr] = [Math.cos(pose.roll), Math.sin(pose.roll)];
  return bones(pose).map(([bx, by, bz]): Point => {
    const sided = bx * pose.thumb;
    const x1 = sided * cy + bz * sy;
    const z1 = -sided * sy + bz * cy;
    const y1 = by * cp - z1 * sp;
    const z2 = by * sp + z1 * cp;
    return {
      x: x + (x1 * cr + y1 * sr) * palm,
      y: y - (y1 * cr - x1 * sr) * palm,
      // Out of the palm is towards the lens, and nearer is less.
      z: -z2 * palm,
    };
  });
};
