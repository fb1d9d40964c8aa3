import type { PresenceSettings } from './settings.ts';

/** In which of the last 32 epochs a tag was heard: enough to tell a fading tag from a reader that takes turns. */
export type Rhythm = {
  /** Newest epoch in the lowest bit. */
  heard: number;
  epoch: number;
  /** Epochs looked back over, 32 at most. */
  epochs: number;
};

const REMEMBERED = 32;

const ones = (bits: number): number => {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest &= rest - 1) count++;
  return count;
};

export const beat = (rhythm: Rhythm | undefined, at: number, epochMs: number): Rhythm => {
  const epoch = Math.floor(at / epochMs);
  const passed = rhythm ? epoch - rhythm.epoch : REMEMBERED;
  // A silence longer than the memory is an absence, not a rhythm.
  if (!rhythm || passed >= REMEMBERED) return { heard: 1, epoch, epochs: 1 };
  rhythm.heard = ((rhythm.heard << passed) | 1) >>> 0;
  rhythm.epoch = epoch;
  rhythm.epochs = Math.min(REMEMBERED, rhythm.epochs + passed);
  return rhythm;
};

/**
 * How long a tag with this rhythm may be silent and still be there. Heard in a share p of epochs, it is silent for w
 * epochs in a row with chance (1 - p)^w; w is where that falls below `missChance`. SMURF (VLDB 2006, section 4)
 * bounds the same w by ln(1/δ)/p. A reader that takes turns among antennas is silent in blocks, which a small
 * `missChance` covers. Never below `leaveMs`: a body can hide a well heard tag for that long.
 */
export const leaveWindow = (rhythm: Rhythm, settings: PresenceSettings): number => {
  const share = ones(rhythm.heard) / rhythm.epochs;
  if (share >= 1) return settings.leaveMs;
  const epochs = Math.ceil(Math.log(settings.missChance) / Math.log(1 - share));
  return Math.max(settings.leaveMs, Math.min(settings.leaveMaxMs, epochs * settings.epochMs));
};
