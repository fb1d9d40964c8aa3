import type { Effort } from './kinds.ts';

/**
 * Ways of doing the work; each asks less of the machine than the one before. Only what a tracker really does
 * differently is a rung: one that changes nothing would have to be climbed back over.
 */
export const RUNGS = [{ pose: 'full' }, { pose: 'lite' }] as const satisfies readonly Pick<
  Effort,
  'pose'
>[];

const WINDOW_MS = 2_000;
const DOWN_AFTER_MS = 3_000;
const UP_AFTER_MS = 15_000;
/** Climbing makes a step dearer: there has to be room for it. */
const ROOM = 0.6;
const FEWEST = 5;

export type Ladder = {
  readonly rung: number;
  /** When each of the last pictures was done and how long after the one before. */
  readonly paces: readonly { readonly at: number; readonly ms: number }[];
  readonly slowSince: number | null;
  readonly easySince: number | null;
};

export const ladderAt = (rung: number): Ladder => ({
  rung,
  paces: [],
  slowSince: null,
  easySince: null,
});

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * Pure: another picture was done after `ms` of work. Down where the median of two seconds has been above what there is
 * time for, for three seconds; up where there has been room for fifteen. A moment's stutter moves nothing.
 */
export const ladderStep = (ladder: Ladder, ms: number, budget: number, at: number): Ladder => {
  const paces = [...ladder.paces.filter((one) => at - one.at < WINDOW_MS), { at, ms }];
  if (paces.length < FEWEST) return { ...ladder, paces };
  const usual = median(paces.map((one) => one.ms));
  const slowSince = usual > budget ? (ladder.slowSince ?? at) : null;
  const easySince = usual < budget * ROOM ? (ladder.easySince ?? at) : null;
  if (slowSince !== null && at - slowSince >= DOWN_AFTER_MS && ladder.rung < RUNGS.length - 1)
    return ladderAt(ladder.rung + 1);
  if (easySince !== null && at - easySince >= UP_AFTER_MS && ladder.rung > 0)
    return ladderAt(ladder.rung - 1);
  return { rung: ladder.rung, paces, slowSince, easySince };
};
