export type Closable = { close(): void };

/** One slot: the newest wins, and what it displaces is closed. Whoever takes waits until there is one. */
export const latest = <T extends Closable>() => {
  let held: T | null = null;
  let waiting: ((one: T | null) => void) | null = null;
  let ended = false;
  return {
    put(next: T): void {
      if (ended) {
        next.close();
        return;
      }
      if (waiting) {
        const give = waiting;
        waiting = null;
        give(next);
        return;
      }
      held?.close();
      held = next;
    },
    /** Null when no more will come. */
    take(): Promise<T | null> {
      if (held || ended) {
        const taken = held;
        held = null;
        return Promise.resolve(taken);
      }
      return new Promise((resolve) => (waiting = resolve));
    },
    /** What is held now, without waiting. */
    takeNow(): T | null {
      const taken = held;
      held = null;
      return taken;
    },
    end(): void {
      ended = true;
      held?.close();
      held = null;
      waiting?.(null);
      waiting = null;
    },
  };
};
