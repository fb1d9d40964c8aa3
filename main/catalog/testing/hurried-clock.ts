import { systemClock, type Clock } from '../../base/clock.ts';

/** More than an import lets pass between two states it tells. */
const A_LOOK_MS = 1000;

/**
 * Time that passes with each look at it and not otherwise. An import tells every state it comes to and rests after every
 * row, however fast or busy the machine is.
 */
export const hurriedClock = (): Clock => {
  let now = 0;
  return { ...systemClock, now: () => (now += A_LOOK_MS) };
};
