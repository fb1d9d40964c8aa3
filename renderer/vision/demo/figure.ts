import { Vector3 } from 'three';
import { SHOULDER } from './clothes.ts';
import { seededRandom } from './seeded-random.ts';

/** Who stands before the drawn camera: the same seed is the same person. Lengths in metres. */
export type Figure = {
  readonly skin: number;
  readonly hair: number;
  /** Long hair hangs before the body: no seed has it, as what is worn must be seen. */
  readonly cut: 'short' | 'bob' | 'bun' | 'long';
  readonly lips: number;
  readonly iris: number;
  /** How far the lips are apart: 0 is shut, as most mouths before a mirror are. */
  readonly parted: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the whole figure, 1 is 1.72 m. */
  readonly height: number;
  /** Of the trunk and limbs across. */
  readonly breadth: number;
};

export const JOINTS = [
  'nose',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
] as const;
export type Joint = (typeof JOINTS)[number];
export type Stand = Readonly<Record<Joint, Vector3>>;

/** From light to deep, after the ten of the Monk scale (https://skintone.google). */
export const SKINS = [
  0xf6ede4, 0xf3e7db, 0xf7ead0, 0xeadaba, 0xd7bd96, 0xa07e56, 0x825c43, 0x604134, 0x3a312a,
] as const;
const HAIRS = [0x1d1612, 0x3b2a20, 0x6a4a30, 0x8c8078] as const;
const CUTS = ['short', 'bob', 'short', 'bun'] as const;
const IRISES = [0x3a2416, 0x54371f, 0x4b6a86, 0x5d6b45] as const;
const TOPS = [0x2f5f9e, 0x8c2f39, 0x3f6b4f, 0xb08d57, 0x47415f, 0xd7d2c8] as const;
const BOTTOMS = [0x2b2b33, 0x3c4a5c, 0x5b5247] as const;

const mix = (from: number, to: number, by: number): number => {
  let mixed = 0;
  for (const shift of [16, 8, 0]) {
    const a = (from >> shift) & 255;
    const b = (to >> shift) & 255;
    mixed |= Math.round(a + (b - a) * by) << shift;
  }
  return mixed;
};

export const figureOf = (seed: number): Figure => {
  const random = seededRandom(seed);
  const one = (list: readonly number[]): number => list[Math.floor(random() * list.length)] ?? 0;
  const skin = SKINS[seed % SKINS.length] ?? 0xd7bd96;
  return {
    skin,
    hair: one(HAIRS),
    // Lips are the skin's own colour with more blood in it.
    lips: mix(skin, 0x96303a, 0.55),
    iris: one(IRISES),
    parted: 0,
    top: one(TOPS),
    bottom: one(BOTTOMS),
    height: 0.93 + random() * 0.14,
    breadth: 0.88 + random() * 0.28,
    cut: CUTS[Math.floor(random() * CUTS.length)] ?? 'short',
  };
};

/** Standing still, facing the camera; the figure's own left is at +x. */
const STILL: Readonly<Record<Joint, readonly [number, number, number]>> = {
  nose: [0, 1.6, 0.11],
  leftShoulder: [SHOULDER.out, SHOULDER.up, 0],
  rightShoulder: [-SHOULDER.out, SHOULDER.up, 0],
  leftElbow: [0.262, 1.115, 0.02],
  rightElbow: [-0.262, 1.115, 0.02],
  leftWrist: [0.285, 0.88, 0.09],
  rightWrist: [-0.285, 0.88, 0.09],
  leftHip: [0.1, 0.93, 0],
  rightHip: [-0.1, 0.93, 0],
  leftKnee: [0.12, 0.5, 0.03],
  rightKnee: [-0.12, 0.5, 0.03],
  leftAnkle: [0.13, 0.09, -0.02],
  rightAnkle: [-0.13, 0.09, -0.02],
};

export type Motion = {
  readonly stand: Stand;
  /** Of the whole body about its axis, in radians. */
  readonly turn: number;
  readonly nod: number;
  /** How far the chest is out, in metres. */
  readonly breath: number;
};

const wave = (seconds: number, period: number, phase = 0): number =>
  Math.sin((2 * Math.PI * seconds) / period + phase);

/** 0 to 1 and back in the given part of every period, else 0. */
const turnOf = (seconds: number, period: number, from: number, to: number): number => {
  const at = (seconds % period) / period;
  if (at < from || at > to) return 0;
  return Math.sin((Math.PI * (at - from)) / (to - from)) ** 2;
};

const PERIOD_S = 24;
/** How far the joint of a shoulder goes with an arm that is raised to it, in metres. */
const LIFTED = { up: 0.03, inwards: 0.016 } as const;

/** Pure: the figure at a moment. It breathes and sways all the time, turns to both sides, and raises an arm. */
export const moveAt = (figure: Figure, seconds: number): Motion => {
  const stand = Object.fromEntries(
    JOINTS.map((joint) => {
      const [x, y, z] = STILL[joint];
      return [joint, new Vector3(x * figure.breadth, y * figure.height, z)];
    }),
  ) as Record<Joint, Vector3>;
  const breath = 0.006 * wave(seconds, 3.6);
  const sway = 0.018 * wave(seconds, 6.2) + 0.007 * wave(seconds, 2.3, 1);
  for (const joint of JOINTS) {
    const point = stand[joint];
    // The feet stay where they are.
    point.x += sway * (point.y / 1.6);
    if (point.y > 1.2) point.y += breath;
  }
  const raise = turnOf(seconds, PERIOD_S, 0.55, 0.85);
  const shoulder = stand.rightShoulder;
  const upper = new Vector3().subVectors(stand.rightElbow, shoulder).length();
  const lower = new Vector3().subVectors(stand.rightWrist, stand.rightElbow).length();
  const lift = (from: number, to: number) => from + (to - from) * raise;
  const upperAngle = lift(-1.3, -0.15);
  const lowerAngle = lift(-1.4, 1.25 + 0.25 * wave(seconds, 1.1));
  if (raise > 0) {
    // An arm takes its shoulder along: collar bone and blade rise a third of the way (Inman 1944).
    shoulder.y += LIFTED.up * raise;
    shoulder.x += LIFTED.inwards * raise;
    stand.rightElbow.set(
      shoulder.x - upper * Math.cos(upperAngle),
      shoulder.y + upper * Math.sin(upperAngle),
      shoulder.z + 0.03,
    );
    stand.rightWrist.set(
      stand.rightElbow.x - lower * Math.cos(lowerAngle) * (1 - raise * 0.4),
      stand.rightElbow.y + lower * Math.sin(lowerAngle),
      stand.rightElbow.z + 0.06,
    );
  }
  return {
    stand,
    turn: 0.42 * (turnOf(seconds, PERIOD_S, 0.08, 0.28) - turnOf(seconds, PERIOD_S, 0.3, 0.5)),
    nod: 0.03 * wave(seconds, 5.1),
    breath,
  };
};

/** The right forearm laid across the body, before it, as one who looks at a sleeve or holds a bag. */
export const armAcross = (motion: Motion, { breadth, height }: Figure): Motion => ({
  ...motion,
  stand: {
    ...motion.stand,
    rightElbow: new Vector3(-0.28 * breadth, 1.145 * height, 0.06),
    rightWrist: new Vector3(-0.07 * breadth, 1.18 * height, 0.24),
  },
});

/** Both arms straight up, as one who reaches for a high shelf or stretches. */
export const armsUp = (motion: Motion): Motion => {
  const stand = { ...motion.stand };
  for (const [side, sign] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    const [from, bend, end] = [
      stand[`${side}Shoulder`],
      stand[`${side}Elbow`],
      stand[`${side}Wrist`],
    ];
    const shoulder = from.clone().add(new Vector3(-sign * LIFTED.inwards, LIFTED.up, 0));
    const along = new Vector3(sign * 0.12, 1, 0.05).normalize();
    const elbow = shoulder.clone().addScaledVector(along, bend.distanceTo(from));
    stand[`${side}Shoulder`] = shoulder;
    stand[`${side}Elbow`] = elbow;
    stand[`${side}Wrist`] = elbow.clone().addScaledVector(along, end.distanceTo(bend));
  }
  return { ...motion, stand };
};

/** Out of sight at both ends of the way. */
const ASIDE_M = 2;
const PASSING_S = 60;

const smooth = (part: number): number => {
  const at = Math.min(1, Math.max(0, part));
  return at * at * (3 - 2 * at);
};

/** Pure: how far to the side somebody is who comes by, stops before the screen, goes on, and is followed by nobody for a while. */
export const asideAt = (seconds: number): number => {
  const at = seconds % PASSING_S;
  return ASIDE_M * (smooth((at - 48) / 4) - 1 + smooth((at - 0.5) / 3));
};
