import type { Clock } from '../../base/clock.ts';

/** Longer than this, and a shopper's touch or a burst of tag reads would be felt to wait. */
export const SLICE_MS = 4;

/** Lets everything else that waits go first. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Repeats `step` until it answers false, giving the thread back after every few milliseconds. */
export const inSlices = async (
  clock: Clock,
  step: () => boolean,
  signal?: AbortSignal,
): Promise<void> => {
  for (let more = true; more; await turn()) {
    signal?.throwIfAborted();
    const until = clock.now() + SLICE_MS;
    do more = step();
    while (more && clock.now() < until);
  }
};
