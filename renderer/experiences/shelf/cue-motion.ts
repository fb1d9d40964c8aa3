import {
  FIST,
  OPEN,
  POINTING,
  restingPose,
  type Curl,
  type HandPose,
} from '../../vision/gestures/hand-model.ts';
import type { Lesson } from './machine.ts';

/** The drawn hand at a moment: how it is held, where it is in parts of the field, and how full its ring is. */
export type CueMoment = {
  readonly pose: HandPose;
  readonly x: number;
  readonly y: number;
  readonly ring: number;
  readonly shown: number;
};

export const CUE_SECONDS = 3;

/** Fingers apart: what is drawn small must be seen from afar. */
const SHOWN: HandPose = { ...restingPose, spread: 1 };

/** 0 before `from`, 1 after `to`, and softly in between. */
const step = (at: number, from: number, to: number): number => {
  const part = Math.max(0, Math.min(1, (at - from) / (to - from)));
  return part * part * (3 - 2 * part);
};
const curls = (a: Curl, b: Curl, part: number): Curl =>
  a.map((one, i) => one + ((b[i] ?? 0) - one) * part) as unknown as Curl;

/** Pure: what the hand that teaches does, `at` seconds after its lesson began; it begins again by itself. */
export const cueAt = (lesson: Lesson, seconds: number): CueMoment => {
  const at = (seconds % CUE_SECONDS) / CUE_SECONDS;
  const shown = step(at, 0, 0.1) - step(at, 0.88, 1);
  const rest = { x: 0.5, y: 0.5, ring: 0, shown };
  switch (lesson) {
    case 'swipe': {
      const gone = step(at, 0.32, 0.55);
      return {
        ...rest,
        x: 0.72 - 0.44 * gone,
        pose: { ...SHOWN, roll: 0.22 - 0.44 * gone },
      };
    }
    case 'point': {
      const pointed = step(at, 0.15, 0.3);
      return {
        ...rest,
        x: 0.58 - 0.08 * step(at, 0.1, 0.35),
        ring: step(at, 0.4, 0.82),
        pose: { ...SHOWN, curl: curls(OPEN, POINTING, pointed), roll: -0.15 },
      };
    }
    case 'grab': {
      const shut = step(at, 0.2, 0.32) - step(at, 0.76, 0.86);
      const gone = step(at, 0.4, 0.7);
      return {
        ...rest,
        x: 0.38 + 0.24 * gone,
        pose: { ...SHOWN, curl: curls(OPEN, FIST, shut), roll: -0.1 + 0.3 * gone },
      };
    }
  }
};

/** The moment that says most, for who wants no motion and for small signs. */
export const cueStill = (lesson: Lesson): CueMoment =>
  cueAt(lesson, { swipe: 0.2, point: 0.75, grab: 0.45 }[lesson] * CUE_SECONDS);
