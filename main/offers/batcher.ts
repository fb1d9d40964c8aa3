import type { Op, OpResult, Pace } from './ledger.ts';

type Batcher = {
  /** Resolves once the op is durable, with its answer. */
  apply<O extends Op>(op: O): Promise<OpResult<O>>;
  /** Resolves when everything asked so far is answered. */
  drained(): Promise<void>;
};

/** Enough to share one fsync among a crowd, few enough that one batch never holds the thread for long. */
const USUAL: Pace = { most: 128, atOnce: 1 };

type Waiting = {
  readonly op: Op;
  readonly answer: (result: OpResult) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Ops that arrive in the same turn of the event loop, or while a commit runs, share one transaction: it is the
 * waiting for the disk that costs, not the engine. A lone op waits for nothing but the end of its turn.
 */
export const openBatcher = (
  applyBatch: (ops: readonly Op[]) => Promise<OpResult[]>,
  { most, atOnce }: Pace = USUAL,
): Batcher => {
  const queue: Waiting[] = [];
  const running = new Set<Promise<void>>();
  // After I/O callbacks, so that everything the network has already delivered is in the queue.
  const endOfTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    let results: OpResult[];
    try {
      results = await applyBatch(batch.map(({ op }) => op));
    } catch (error) {
      const [only] = batch;
      if (only && batch.length === 1) return only.fail(error);
      // One op that cannot be applied must not take those beside it along; alone, each gets its own answer.
      for (const one of batch) await commit([one]);
      return;
    }
    for (const [i, { answer, fail }] of batch.entries()) {
      const result = results[i];
      if (result) answer(result);
      else fail(new Error('the ledger answered fewer ops than it was given'));
    }
  };

  const run = async () => {
    for (;;) {
      await endOfTurn();
      if (queue.length === 0) return;
      await commit(queue.splice(0, most));
    }
  };
  const start = () => {
    if (running.size === atOnce) return;
    const one = run().finally(() => running.delete(one));
    running.add(one);
  };

  return {
    apply: <O extends Op>(op: O) =>
      new Promise<OpResult<O>>((answer, fail) => {
        // What comes back in this op's place is of its own kind: that is the ledger's contract.
        queue.push({ op, answer: answer as Waiting['answer'], fail });
        start();
      }),
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
