export type Pace = {
  /** So many in a batch. */
  readonly most: number;
  /** So many batches under way. */
  readonly atOnce: number;
};

export type Batches<Q, A> = {
  ask(one: Q): Promise<A>;
  /** Resolves when everything asked so far is answered. */
  drained(): Promise<void>;
};

type Waiting<Q, A> = {
  readonly one: Q;
  readonly answer: (answer: A) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * What is asked in the same turn of the event loop, or while others are being answered, is asked together. A lone
 * question waits for nothing but the end of its turn.
 */
export const openBatches = <Q, A>(
  askAll: (batch: readonly Q[]) => Promise<readonly A[]>,
  { most, atOnce }: Pace,
): Batches<Q, A> => {
  const queue: Waiting<Q, A>[] = [];
  const running = new Set<Promise<void>>();
  // After I/O callbacks, so that everything the network has already delivered is in the queue.
  const endOfTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

  const put = async (batch: readonly Waiting<Q, A>[]): Promise<void> => {
    let answers: readonly A[];
    try {
      answers = await askAll(batch.map(({ one }) => one));
    } catch (error) {
      const [only] = batch;
      if (only && batch.length === 1) return only.fail(error);
      // One that cannot be answered must not take those beside it along; alone, each gets its own answer.
      for (const one of batch) await put([one]);
      return;
    }
    for (const [i, { answer, fail }] of batch.entries()) {
      if (i < answers.length) answer(answers[i] as A);
      else fail(new Error('fewer were answered than asked'));
    }
  };

  const run = async () => {
    for (;;) {
      await endOfTurn();
      if (queue.length === 0) return;
      await put(queue.splice(0, most));
    }
  };
  const start = () => {
    if (running.size === atOnce) return;
    const one = run().finally(() => running.delete(one));
    running.add(one);
  };

  return {
    ask: (one) =>
      new Promise<A>((answer, fail) => {
        queue.push({ one, answer, fail });
        start();
      }),
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
