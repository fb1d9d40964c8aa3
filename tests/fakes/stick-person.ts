import type { Found, Landmark } from '../../renderer/vision/tracker/kinds.ts';

/** Somebody of capsules, 640 by 480, as a pose tracker would find them: for what only needs to know where bones are. */
export const STICK = { width: 640, height: 480, span: 80, top: 120, middle: 320 } as const;

/** The mask has so many pixels of the picture in one of its own, in each direction. */
const FINER = 2;

type Spot = readonly [x: number, y: number];
export type StickJoints = Readonly<Record<number, Spot>>;

const { span, top, middle } = STICK;
const down = (spans: number): number => top + spans * span;
const both = (index: number, out: number, spans: number): [number, Spot][] => [
  [index, [middle + out * span, down(spans)]],
  [index + 1, [middle - out * span, down(spans)]],
];

export const STANDING: StickJoints = Object.fromEntries([
  [0, [middle, down(-0.55)]],
  ...both(7, 0.2, -0.6),
  ...both(9, 0.06, -0.4),
  ...both(11, 0.5, 0),
  ...both(13, 0.72, 0.76),
  ...both(15, 0.84, 1.4),
  ...both(23, 0.265, 1.32),
  ...both(25, 0.3, 2.44),
  ...both(27, 0.32, 3.52),
  [2, [middle + 0.09 * span, down(-0.68)]],
  [5, [middle - 0.09 * span, down(-0.68)]],
]);

const fromSegment = ([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(
    1,
    Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)),
  );
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
};

/** Limbs as pairs of joints, with their thickness in spans. */
const LIMBS: readonly (readonly [from: number, to: number, thick: number])[] = [
  [11, 13, 0.14],
  [12, 14, 0.14],
  [13, 15, 0.1],
  [14, 16, 0.1],
  [23, 25, 0.2],
  [24, 26, 0.2],
  [25, 27, 0.12],
  [26, 28, 0.12],
  [0, 0, 0.3],
];

/** `trunk` is half its width in spans; `hidden` are landmarks the tracker only guesses. */
export const stickPerson = ({
  joints = {},
  trunk = 0.46,
  hidden = [],
  near = [],
  behind = [],
}: {
  joints?: StickJoints;
  trunk?: number;
  hidden?: readonly number[];
  /** Landmarks that are nearer to the lens than the body. */
  near?: readonly number[];
  /** The same, behind it. */
  behind?: readonly number[];
} = {}): Found['pose'] => {
  const all = { ...STANDING, ...joints };
  const { width, height } = STICK;
  const landmarks = Array.from({ length: 33 }, (_, i): Landmark => {
    const [x, y] = all[i] ?? [middle, top];
    return {
      x: x / width,
      y: y / height,
      z: near.includes(i) ? -0.3 : behind.includes(i) ? 0.3 : 0,
      seen: hidden.includes(i) ? 0.1 : 0.99,
    };
  });
  const at = (i: number): Spot => all[i] ?? [middle, top];
  const mask = { width: width / FINER, height: height / FINER };
  const values = new Uint8Array(mask.width * mask.height);
  const [left, right] = [at(12), at(11)];
  const shoulders: Spot = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
  const hips: Spot = [(at(23)[0] + at(24)[0]) / 2, (at(23)[1] + at(24)[1]) / 2];
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++) {
      const spot: Spot = [(x + 0.5) * FINER, (y + 0.5) * FINER];
      const share = (spot[1] - shoulders[1]) / (hips[1] - shoulders[1]);
      const spine = shoulders[0] + (hips[0] - shoulders[0]) * share;
      const isTrunk = share > -0.1 && share < 1.15 && Math.abs(spot[0] - spine) < trunk * span;
      const isLimb = LIMBS.some(
        ([from, to, thick]) => fromSegment(spot, at(from), at(to)) < thick * span,
      );
      if (isTrunk || isLimb) values[y * mask.width + x] = 255;
    }
  return { landmarks, mask: { ...mask, values } };
};
