import {
  failed,
  ok,
  type CallOutput,
  type EventValue,
  type Result,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { foldCode, randomCode } from '../base/ids.ts';
import { tokenBuckets } from '../base/token-buckets.ts';
import { cell, type Value } from '../base/value.ts';

/** Long enough for a phone to be found, short enough that nothing waits for nobody. */
const KEPT_MS = 10 * 60_000;
/** A dozen screens with a shopper each; 1.5 MB apiece, in memory alone. */
const MOST_KEPT = 16;
/** 2^40 ids, of which 16 are good: at this rate one is hit in 2,000 years. */
const ID_LENGTH = 8;
const GUESSES = { capacity: 10, perSecond: 1 };

type Handoffs = EventValue<'handoffs'>;

/** A sealed picture on its way from a screen to one phone; null once a phone has it. */
type Kept = { readonly screen: string; readonly until: number; sealed: string | null };

export type HandoffDesk = {
  leave(screen: string, sealed: string): Result<CallOutput<'handoff.leave'>>;
  /** Gives it to whoever comes first, and forgets it in the same moment. */
  take(client: string, id: string): Result<CallOutput<'handoff.take'>>;
  /** The shopper does not want it after all: it is gone before this returns. */
  withdraw(screen: string, id: string): void;
  readonly value: Value<Handoffs>;
  close(): void;
};

/**
 * What a screen leaves for a phone: sealed by the page with a key that never comes here, kept in memory, given once.
 * The words for a phone that comes second outlive the picture; the picture does not.
 */
export const openHandoffDesk = ({
  clock,
  publicUrl,
}: {
  readonly clock: Clock;
  readonly publicUrl: () => string | null;
}): HandoffDesk => {
  const kept = new Map<string, Kept>();
  const guesses = tokenBuckets({ now: clock.now, ...GUESSES });
  const value = cell<Handoffs>({ handoffs: [] });

  const tell = () =>
    value.set({
      handoffs: [...kept].map(([id, { screen, sealed }]) => ({
        id,
        screen,
        state: sealed === null ? 'taken' : 'waiting',
      })),
    });
  const sweep = () => {
    const before = kept.size;
    for (const [id, { until }] of kept) if (until <= clock.now()) kept.delete(id);
    if (kept.size !== before) tell();
  };
  const stop = clock.every(10_000, sweep);

  return {
    value,
    leave(screen, sealed) {
      sweep();
      const url = publicUrl();
      if (url === null) return failed('handoff-unavailable');
      const waiting = [...kept.values()].filter((one) => one.sealed !== null).length;
      if (waiting >= MOST_KEPT) return failed('too-many-requests');
      const id = randomCode(ID_LENGTH);
      kept.set(id, { screen, sealed, until: clock.now() + KEPT_MS });
      tell();
      // Capitals: a code of them alone needs a third fewer modules.
      return ok({ id, url: `${url.toUpperCase()}/P/${id}`, expiresInMs: KEPT_MS });
    },
    take(client, asked) {
      sweep();
      const wait = guesses.wait(client);
      if (wait > 0) return failed('too-many-requests', { retryInMs: wait });
      const found = kept.get(foldCode(asked));
      if (!found) {
        guesses.take(client);
        return failed('picture-gone');
      }
      const { sealed } = found;
      if (sealed === null) return failed('picture-taken');
      found.sealed = null;
      tell();
      return ok({ sealed });
    },
    withdraw(screen, id) {
      if (kept.get(id)?.screen !== screen) return;
      kept.delete(id);
      tell();
    },
    close() {
      stop();
      kept.clear();
    },
  };
};
