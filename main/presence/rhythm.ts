import type { PresenceSettings } from './settings.ts';

/** How a tag has been heard lately: enough to tell a tag that is gone from one that is heard seldom. */
export type Rhythm = {
  last: number;
  gaps: number;
  /** Mean ms between reads. */
  gap: number;
  /** Epochs of the last 32 in which it was heard, the newest in the lowest bit. */
  heard: number;
  epoch: number;
  /** Epochs looked back over, 32 at most. */
  epochs: number;
};

const REMEMBERED = 32;
/** Share of a new gap in the mean: some forty gaps count, so that one long one does not. */
const GAP_SHARE = 0.05;

const ones = (bits: number): number => {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest &= rest - 1) count++;
  return count;
};

export const beat = (rhythm: Rhythm | undefined, at: number, epochMs: number): Rhythm => {
  const epoch = Math.floor(at / epochMs);
  const passed = rhythm ? epoch - rhythm.epoch : REMEMBERED;
  // A silence longer than the memory is an absence, not a rhythm.
  if (!rhythm || passed >= REMEMBERED)
    return { last: at, gaps: 0, gap: 0, heard: 1, epoch, epochs: 1 };
  rhythm.gaps++;
  rhythm.gap += Math.max(GAP_SHARE, 1 / rhythm.gaps) * (at - rhythm.last - rhythm.gap);
  rhythm.last = at;
  rhythm.heard = ((rhythm.heard << passed) | 1) >>> 0;
  rhythm.epoch = epoch;
  rhythm.epochs = Math.min(REMEMBERED, rhythm.epochs + passed);
  return rhythm;
};

/** Heard in a share p of epochs, a tag is silent for w in a row with chance (1 - p)^w: where that is `missChance`. */
const epochsMissed = (rhythm: Rhythm, missChance: number): number => {
  const share = ones(rhythm.heard) / rhythm.epochs;
  return share >= 1 ? 0 : Math.ceil(Math.log(missChance) / Math.log(1 - share));
};

/**
 * How long a tag with this rhythm may be silent and still be there: the longest of three.
 * By the epochs in which it was heard, as SMURF has it (VLDB 2006, section 4, which bounds the same number by
 * ln(1/δ)/p): covers a reader that takes turns among antennas and is silent in blocks.
 * By its mean gap: in a crowd gaps scatter over two orders of magnitude, which epochs are too coarse to show.
 * Never below `leaveMs`: a body can hide a well heard tag for that long.
 */
export const leaveWindow = (rhythm: Rhythm, settings: PresenceSettings): number => {
  const byEpochs = epochsMissed(rhythm, settings.missChance) * settings.epochMs;
  const byGaps = rhythm.gap * settings.leaveGaps;
  return Math.max(settings.leaveMs, Math.min(settings.leaveMaxMs, Math.max(byEpochs, byGaps)));
};
