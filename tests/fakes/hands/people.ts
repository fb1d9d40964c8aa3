import { FIST, OPEN, POINTING, type Curl } from '../../../renderer/vision/gestures/hand-model.ts';
import { seededRandom } from '../../../renderer/vision/demo/seeded-random.ts';
import { betweenCurls, inTurn, reach, type Act, type Moment } from './actor.ts';

/*
 * People before a screen who mean nothing by what their hands do. Nothing here knows the numbers of the gestures; sizes
 * and times are of what it is called after.
 */

type Random = () => number;
const some = (random: Random, low: number, high: number): number => low + (high - low) * random();

const gone = (seconds: number): Act => ({ seconds, at: () => ({ x: 0, y: 0, seen: false }) });

const RELAXED: Curl = [0.2, 0.3, 0.38, 0.42, 0.45];

/** Past the screen, the hand swinging beside the hip. */
export const walkingBy = (random: Random): Act => {
  const seconds = some(random, 2, 4);
  const way = random() < 0.5 ? 1 : -1;
  const step = some(random, 0.9, 1.2);
  return {
    seconds,
    at: (t) => ({
      x: way * (-9 + (18 * t) / seconds) + 1.1 * Math.sin(2 * Math.PI * step * t),
      y: 2 - 0.4 * Math.cos(4 * Math.PI * step * t),
      roll: Math.PI + 0.5 * Math.sin(2 * Math.PI * step * t),
      yaw: Math.PI / 2,
      curl: RELAXED,
    }),
  };
};

/** Up to the head, fingers half bent, to and fro. */
export const scratchingHead = (random: Random): Act => {
  const seconds = some(random, 1.5, 4);
  const hz = some(random, 3, 5);
  const bent = some(random, 0.3, 0.6);
  const yaw = some(random, 0.5, 2.4);
  return {
    seconds,
    at(t) {
      const up = reach(t / 0.5) - reach((t - seconds + 0.5) / 0.5);
      return {
        x: 0.25 * Math.sin(2 * Math.PI * hz * t) * up,
        y: 6 - 9 * up + 0.15 * Math.sin(2 * Math.PI * hz * t + 1),
        roll: some(() => 0.5, -0.6, 0.2) * up,
        yaw,
        curl: [0.3, bent, bent + 0.05, bent + 0.05, bent],
      };
    },
  };
};

/** To a friend across the hall: an open hand about the elbow, side to side, not always as wide. */
export const wavingToFriend = (random: Random): Act => {
  const seconds = some(random, 1.6, 3.5);
  const hz = some(random, 1.2, 2.6);
  const wide = some(random, 0.5, 1.7);
  const pause = some(random, 0, 0.7);
  const phase = random() < 0.5 ? 0 : Math.PI;
  return {
    seconds: seconds + pause,
    at(t) {
      const up = reach(t / 0.45) - reach((t - pause - seconds + 0.45) / 0.45);
      const going = t < 0.4 + pause ? 0 : t - 0.4 - pause;
      const swing = Math.sin(2 * Math.PI * hz * going + phase) * Math.min(1, going * 4);
      return { x: wide * swing * up, y: 6 * (1 - up), roll: 0.3 * wide * swing * up, curl: OPEN };
    },
  };
};

const TALKING: readonly Curl[] = [
  OPEN,
  RELAXED,
  RELAXED,
  RELAXED,
  [0.1, 0.12, 0.2, 0.25, 0.3],
  [0.5, 0.55, 0.6, 0.65, 0.7],
  POINTING,
  FIST,
];

/** Beats and holds as people make them while they speak: about one a second, shapes as they come. */
export const talking = (random: Random): Act => {
  const acts: Act[] = [];
  type Pose = Moment & { readonly curl: Curl; readonly pitch: number; readonly yaw: number };
  const shape = (): Pose => ({
    x: some(random, -1.8, 1.8),
    y: some(random, -1.2, 1.8),
    curl: TALKING[Math.floor(random() * TALKING.length)] ?? RELAXED,
    pinch: random() < 0.08 ? 1 : 0,
    // Mostly palms to one another or up, fingers forward; now and then the palm goes out to whoever listens.
    pitch: random() < 0.2 ? some(random, -0.2, 0.4) : some(random, 0.4, 1.3),
    yaw: random() < 0.25 ? some(random, -0.4, 0.4) : some(random, 0.7, 2.4),
    roll: some(random, -0.9, 0.9),
  });
  let last: Pose = { ...shape(), y: 6 };
  const until = some(random, 6, 12);
  for (let t = 0; t < until;) {
    const from = last;
    const to = shape();
    const seconds = some(random, 0.22, 0.6);
    const mix = (a: number | undefined, b: number | undefined, part: number) =>
      (a ?? 0) + ((b ?? 0) - (a ?? 0)) * reach(part);
    const move: Act = {
      seconds,
      at(s) {
        const part = s / seconds;
        return {
          x: mix(from.x, to.x, part),
          y: mix(from.y, to.y, part),
          roll: mix(from.roll, to.roll, part),
          pitch: mix(from.pitch, to.pitch, part),
          yaw: mix(from.yaw, to.yaw, part),
          pinch: mix(from.pinch, to.pinch, part),
          curl: betweenCurls(from.curl, to.curl, part),
        };
      },
    };
    const hold: Act = { seconds: some(random, 0.1, 0.7), at: () => to };
    acts.push(move, hold);
    t += move.seconds + hold.seconds;
    last = to;
  }
  return inTurn(...acts);
};

/** Fetches something from a pocket and looks at it: a phone, mostly. */
export const takingPhone = (random: Random): Act => {
  const seconds = some(random, 3, 7);
  const thumbing = some(random, 1, 3);
  return {
    seconds,
    at(t) {
      const up = reach(t / 0.8) - reach((t - seconds + 0.8) / 0.8);
      return {
        x: 0.8 * up,
        y: 6 - 6 * up,
        pitch: 0.7 * up,
        roll: -0.4,
        yaw: Math.PI,
        curl: [0.3 + 0.1 * Math.sin(2 * Math.PI * thumbing * t), 0.6, 0.62, 0.65, 0.6],
      };
    },
  };
};

/** Straightens a sleeve or brushes hair back. */
export const tidying = (random: Random): Act => {
  const seconds = some(random, 1, 2.5);
  const way = random() < 0.5 ? 1 : -1;
  return {
    seconds,
    at(t) {
      const up = reach(t / 0.5) - reach((t - seconds + 0.5) / 0.5);
      const part = reach((t - 0.5) / Math.max(0.3, seconds - 1));
      return {
        x: way * 1.4 * part,
        y: 6 - 8 * up + 1.2 * part,
        yaw: 1.9,
        roll: way * 0.7 * part,
        curl: [0.2, 0.2, 0.25, 0.3, 0.35],
      };
    },
  };
};

const DOINGS = [
  walkingBy,
  walkingBy,
  scratchingHead,
  wavingToFriend,
  talking,
  talking,
  takingPhone,
  tidying,
] as const;

/** So many seconds of passers-by, one after another, with pauses. */
export const people = (seed: number, seconds: number): Act => {
  const random = seededRandom(seed);
  const acts: Act[] = [];
  for (let t = 0; t < seconds;) {
    const doing = DOINGS[Math.floor(random() * DOINGS.length)] ?? talking;
    const act = doing(random);
    const pause = gone(some(random, 0.3, 2));
    acts.push(act, pause);
    t += act.seconds + pause.seconds;
  }
  return inTurn(...acts);
};
