/** Chance that repeats itself: the same seed, the same shop day. */
export type Chance = {
  /** From 0 to below 1. */
  next(): number;
  between(least: number, most: number): number;
  /** Mean 0, deviation 1. */
  normal(): number;
  bytes(count: number): Uint8Array;
};

/** Mulberry32 and, for the bell curve, Box-Muller. */
export const chance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
  };
};
