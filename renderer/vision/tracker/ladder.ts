import type { Effort, TrackerKind } from './kinds.ts';

/** A way of doing the work; on a ladder each asks less of the machine than the one before. */
export type Rung = Pick<Effort, 'pose' | 'size'>;

/** What a small picture has at most on its longer side. */
export const SMALL = 640;

/**
 * Before a camera whose picture is so long. Only what a tracker really does differently is a rung: one that changes
 * nothing would have to be climbed back over. A body is looked for in a small picture in any case: size goes first. Lips
 * and passers-by are found by the pixels they have.
 */
export const rungsFor = (kind: TrackerKind, long: number): readonly Rung[] => {
  const whole: Rung = { pose: 'full', size: 'whole' };
  if (kind !== 'pose') return [whole];
  return long > SMALL
    ? [whole, { pose: 'full', size: 'small' }, { pose: 'lite', size: 'small' }]
    : [whole, { pose: 'lite', size: 'whole' }];
};

const WINDOW_MS = 2_000;
const DOWN_AFTER_MS = 3_000;
const UP_AFTER_MS = 15_000;
/** A climb that has to be taken back is tried again after twice as long, up to this. */
const MOST_UP_AFTER_MS = 240_000;
/** Climbing makes a step dearer: there has to be room for it. */
const ROOM = 0.6;
const FEWEST = 5;

export type Ladder = {
  readonly rung: number;
  /** When each of the last pictures was done and how long after the one before. */
  readonly paces: readonly { readonly at: number; readonly ms: number }[];
  readonly slowSince: number | null;
  readonly easySince: number | null;
  /** How long it has to be easy before it is climbed. */
  readonly upAfter: number;
  /** Whether this rung was climbed to. */
  readonly climbed: boolean;
};

export const ladderAt = (rung: number, upAfter = UP_AFTER_MS): Ladder => ({
  rung,
  paces: [],
  slowSince: null,
  easySince: null,
  upAfter,
  climbed: false,
});

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * Pure: another picture was done after `ms` of work. Down where the median of two seconds, or of five pictures where
 * these take longer, has been above what there is time for, for three seconds; up where there has been room for
 * fifteen. A moment's stutter moves nothing.
 */
export const ladderStep = (
  ladder: Ladder,
  ms: number,
  budget: number,
  at: number,
  rungs: number,
): Ladder => {
  const last = [...ladder.paces, { at, ms }];
  const paces = last.filter((one, i) => at - one.at < WINDOW_MS || i >= last.length - FEWEST);
  if (paces.length < FEWEST) return { ...ladder, paces };
  const usual = median(paces.map((one) => one.ms));
  const slowSince = usual > budget ? (ladder.slowSince ?? at) : null;
  const easySince = usual < budget * ROOM ? (ladder.easySince ?? at) : null;
  if (slowSince !== null && at - slowSince >= DOWN_AFTER_MS && ladder.rung < rungs - 1)
    return ladderAt(
      ladder.rung + 1,
      ladder.climbed ? Math.min(MOST_UP_AFTER_MS, ladder.upAfter * 2) : ladder.upAfter,
    );
  if (easySince !== null && at - easySince >= ladder.upAfter && ladder.rung > 0)
    return { ...ladderAt(ladder.rung - 1, ladder.upAfter), climbed: true };
  return { ...ladder, paces, slowSince, easySince };
};
