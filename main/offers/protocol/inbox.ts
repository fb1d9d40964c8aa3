import { safeguards, type Safeguards } from './safeguards.ts';

/**
 * The hub's half of telling. Each stream of a node counts from 1 without a gap, and the hub keeps one number of it:
 * how far it has come. What was counted is skipped, what comes before its time is not taken: the node sends it again.
 * So what comes twice, late or in any order is counted once and in order, with nothing else to remember.
 */
export type Numbered = {
  readonly seq: number;
  /** Set where this one stands for those from here on as well, which the node had to drop. */
  readonly from?: number;
};

export const arrivalOf = (
  upTo: number,
  { seq, from = seq }: Numbered,
  on: Safeguards = safeguards,
): 'next' | 'repeated' | 'early' => {
  if (on.skipRepeated && seq <= upTo) return 'repeated';
  return on.takeInOrder && from > upTo + 1 ? 'early' : 'next';
};

/** How many were dropped of which the hub had none. */
export const droppedOf = (upTo: number, { seq, from }: Numbered): number =>
  from === undefined ? 0 : Math.max(0, seq - Math.max(upTo, from - 1));

/** The stream that something is counted in. */
export const streamKey = (node: string, epoch: string, on: Safeguards = safeguards): string =>
  on.countByEpoch ? `${node} ${epoch}` : `${node} ${epoch.slice(epoch.indexOf('_'))}`;
