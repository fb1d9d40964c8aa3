import { openBatches, type Pace } from '../base/batches.ts';
import type { Op, OpResult } from './ledger.ts';

export type Batcher = {
  /** Resolves once the op is durable, with its answer. */
  apply<O extends Op>(op: O): Promise<OpResult<O>>;
  /** Resolves when everything asked so far is answered. */
  drained(): Promise<void>;
};

/** Enough to share one fsync among a crowd, few enough that one batch never holds the thread for long. */
const USUAL: Pace = { most: 128, atOnce: 1 };

/** Ops share a transaction: it is the waiting for the disk that costs, not the engine. */
export const openBatcher = (
  applyBatch: (ops: readonly Op[]) => Promise<OpResult[]>,
  pace: Pace = USUAL,
): Batcher => {
  const { ask, drained } = openBatches<Op, OpResult>(applyBatch, pace);
  return {
    // What comes back in this op's place is of its own kind: that is the ledger's contract.
    apply: ask as Batcher['apply'],
    drained,
  };
};
