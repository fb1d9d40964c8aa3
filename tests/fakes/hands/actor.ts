import type { Hand, HandSample, Point } from '../../../renderer/vision/gestures/hand.ts';
import {
  FIST,
  handAt,
  OPEN,
  POINTING,
  restingPose,
  type Curl,
  type HandPose,
} from '../../../renderer/vision/gestures/hand-model.ts';
import { seededRandom } from '../../../renderer/vision/demo/seeded-random.ts';

/** How a shopper and a tracker differ from one another. Pixels of a 640 x 480 picture. */
export type Manner = {
  readonly seed: number;
  readonly fps: number;
  readonly palm: number;
  readonly thumb: 1 | -1;
  /** Standard error of a point in the plane and in depth, in palms. */
  readonly noise: number;
  readonly depthNoise: number;
  /** How much nearer than it is a tracker takes the far end of a hand to be; the real one, of a drawn hand: 0.5. */
  readonly lean: number;
  /** How many pictures get lost, and how often the hand is not found in one. */
  readonly dropped: number;
  readonly missed: number;
};

export const easyManner: Manner = {
  seed: 1,
  fps: 30,
  palm: 60,
  thumb: 1,
  noise: 0.012,
  depthNoise: 0.04,
  lean: 0.3,
  dropped: 0.02,
  missed: 0.01,
};

/** A moment of a hand: where its wrist is, in palms from where it was first raised, and how it is held. */
export type Moment = Partial<HandPose> & {
  readonly x: number;
  readonly y: number;
  /** False where the hand is out of the picture. */
  readonly seen?: boolean;
};

/** What a hand does, by the second. */
export type Act = { readonly seconds: number; at(seconds: number): Moment };

/** Minimum jerk: how hands go from one place to another (Flash and Hogan, 1985). */
export const reach = (part: number): number => {
  const t = Math.max(0, Math.min(1, part));
  return t * t * t * (10 - 15 * t + 6 * t * t);
};
const between = (a: number, b: number, part: number): number => a + (b - a) * reach(part);
export const betweenCurls = (a: Curl, b: Curl, part: number): Curl =>
  a.map((one, i) => between(one, b[i] ?? 0, part)) as unknown as Curl;

/** One act after another, each going on where the last left off. */
export const inTurn = (...acts: readonly Act[]): Act => ({
  seconds: acts.reduce((sum, { seconds }) => sum + seconds, 0),
  at(seconds) {
    let from = 0;
    for (const act of acts) {
      if (seconds < from + act.seconds || act === acts.at(-1)) return act.at(seconds - from);
      from += act.seconds;
    }
    return { x: 0, y: 0, seen: false };
  },
});

const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A drift that a held arm has: slow, about a tenth of a palm. */
const tremor = (random: () => number) => {
  const phases = Array.from({ length: 4 }, () => [0.3 + random() * 1.4, random() * 6.3] as const);
  return (seconds: number, axis: 0 | 1): number =>
    phases
      .slice(axis * 2, axis * 2 + 2)
      .reduce((sum, [hz, phase]) => sum + 0.03 * Math.sin(2 * Math.PI * hz * seconds + phase), 0);
};

/** The act as a tracker would tell it, picture by picture, with its errors. */
export const film = (act: Act, manner: Manner, from = 0): HandSample[] => {
  const random = seededRandom(manner.seed);
  const shake = tremor(random);
  const samples: HandSample[] = [];
  const home = { x: 200 + random() * 240, y: 240 + random() * 160 };
  const { palm } = manner;
  const off = (point: Point, wrist: Point): Point => ({
    x: point.x + gaussian(random) * manner.noise * palm,
    y: point.y + gaussian(random) * manner.noise * palm,
    z:
      point.z +
      gaussian(random) * manner.depthNoise * palm -
      manner.lean * Math.hypot(point.x - wrist.x, point.y - wrist.y),
  });
  for (let t = 0; t < act.seconds; t += (1 / manner.fps) * (0.9 + 0.2 * random())) {
    if (random() < manner.dropped) continue;
    const { x, y, seen = true, ...pose } = act.at(t);
    const hands: Hand[] = [];
    if (seen && random() >= manner.missed)
      hands.push(
        handAt(
          { ...restingPose, thumb: manner.thumb, ...pose },
          { x: home.x + (x + shake(t, 0)) * palm, y: home.y + (y + shake(t, 1)) * palm, palm },
        ).map((point, _, [wrist = point]) => off(point, wrist)),
      );
    samples.push({ at: from + t, hands });
  }
  return samples;
};

const still = (seconds: number, moment: Moment): Act => ({ seconds, at: () => moment });

export type Style = {
  /** How far and how quick, each 0 to 1 between the shortest and the longest that were seen. */
  readonly far: number;
  readonly quick: number;
  readonly pitch: number;
  readonly yaw: number;
  readonly roll: number;
  /** A hand is never quite stretched, nor quite shut. */
  readonly loose: number;
};

const loosely = (curl: Curl, loose: number): Curl =>
  curl.map((one) => one + (one > 0.5 ? -0.18 : 0.22) * loose) as unknown as Curl;

const raise = (curl: Curl, held: Partial<HandPose>): Act => ({
  seconds: 0.6,
  at: (t) => ({ ...held, x: 0, y: between(5, 0, t / 0.6), curl }),
});
const lower = (curl: Curl, x: number, held: Partial<HandPose>): Act => ({
  seconds: 0.5,
  at: (t) => ({ ...held, x, y: between(0, 6, t / 0.5), curl, seen: t < 0.45 }),
});

const manners = ({ pitch, yaw, roll }: Style): Partial<HandPose> => ({ pitch, yaw, roll });

/** Palm up, over to one side, a moment's rest, and back down. */
export const swiping = (to: 'left' | 'right', style: Style): Act => {
  const open = loosely(OPEN, style.loose);
  const held = manners(style);
  const far = (2.8 + 2.2 * style.far) * (to === 'right' ? 1 : -1);
  const seconds = 0.36 - 0.14 * style.quick;
  const dip = 0.15 + 0.25 * style.far;
  return inTurn(
    raise(open, held),
    still(0.55, { ...held, x: 0, y: 0, curl: open }),
    {
      seconds,
      at: (t) => ({
        ...held,
        // A forearm swings about its elbow: the hand turns with it, on a flat arc.
        x: between(0, far, t / seconds),
        y: -dip * Math.sin(Math.PI * reach(t / seconds)),
        roll: style.roll + between(0, far * 0.1, t / seconds),
        curl: open,
      }),
    },
    still(0.22, { ...held, x: far, y: 0, roll: style.roll + far * 0.1, curl: open }),
    lower(open, far, held),
    still(0.6, { x: 0, y: 0, seen: false }),
  );
};

/** Points at a place and waits there. */
export const pointing = (style: Style): Act => {
  const finger = loosely(POINTING, style.loose);
  const held = manners(style);
  const [x, y] = [(style.far - 0.5) * 3, (style.quick - 0.5) * 1.6];
  return inTurn(
    raise(finger, held),
    still(0.35, { ...held, x: 0, y: 0, curl: finger }),
    {
      seconds: 0.5,
      at: (t) => ({ ...held, x: between(0, x, t / 0.5), y: between(0, y, t / 0.5), curl: finger }),
    },
    // People wait until the ring is full, and not much longer.
    still(1.9, { ...held, x, y, curl: finger }),
    lower(finger, x, held),
    still(0.6, { x: 0, y: 0, seen: false }),
  );
};

/** Opens the hand, closes it, carries it aside, opens it. */
export const grabbing = (style: Style): Act => {
  const open = loosely(OPEN, style.loose);
  const fist = loosely(FIST, style.loose * 0.6);
  const held = manners(style);
  const far = (0.8 + style.far * 1.6) * (style.quick > 0.5 ? 1 : -1);
  return inTurn(
    raise(open, held),
    still(0.5, { ...held, x: 0, y: 0, curl: open }),
    {
      seconds: 0.25,
      at: (t) => ({ ...held, x: 0, y: 0, curl: betweenCurls(open, fist, t / 0.25) }),
    },
    still(0.2, { ...held, x: 0, y: 0, curl: fist }),
    { seconds: 0.8, at: (t) => ({ ...held, x: between(0, far, t / 0.8), y: 0, curl: fist }) },
    {
      seconds: 0.25,
      at: (t) => ({ ...held, x: far, y: 0, curl: betweenCurls(fist, open, t / 0.25) }),
    },
    still(0.4, { ...held, x: far, y: 0, curl: open }),
    lower(open, far, held),
    still(0.6, { x: 0, y: 0, seen: false }),
  );
};

/** Shows the palm, and brings thumb and forefinger together. */
export const pinching = (style: Style): Act => {
  const open = loosely(OPEN, style.loose * 0.7);
  const held = manners(style);
  const shut = (part: number): Moment => ({
    ...held,
    x: 0,
    y: 0,
    curl: betweenCurls(open, [0.3, 0.35, 0.1, 0.1, 0.1], part),
    pinch: reach(part),
  });
  return inTurn(
    raise(open, held),
    still(0.5, { ...held, x: 0, y: 0, curl: open }),
    { seconds: 0.2, at: (t) => shut(t / 0.2) },
    still(0.25, shut(1)),
    { seconds: 0.2, at: (t) => shut(1 - t / 0.2) },
    still(0.3, { ...held, x: 0, y: 0, curl: open }),
    lower(open, 0, held),
    still(0.6, { x: 0, y: 0, seen: false }),
  );
};

/** Several swipes the same way, the hand coming back between them as it does. */
export const swipingOn = (to: 'left' | 'right', times: number): Act => {
  const far = to === 'right' ? 3.4 : -3.4;
  const there = (x: number): Moment => ({ x, y: 0, curl: OPEN });
  const go = (from: number, end: number, seconds: number): Act => ({
    seconds,
    at: (t) => there(between(from, end, t / seconds)),
  });
  const once = [go(0, far, 0.28), still(0.2, there(far)), go(far, 0, 0.5), still(0.12, there(0))];
  return inTurn(
    raise(OPEN, {}),
    still(0.8, there(0)),
    ...Array.from({ length: times }, () => once).flat(),
    lower(OPEN, 0, {}),
    still(0.6, { x: 0, y: 0, seen: false }),
  );
};
