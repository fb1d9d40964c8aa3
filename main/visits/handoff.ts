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
export const PICTURE_GUESSES = { capacity: 10, perSecond: 1 };

type Handoffs = EventValue<'handoffs'>;

/** A sealed picture on its way from a screen to one phone; null where it is at the hub, and once a phone has it. */
type Kept = {
  readonly screen: string;
  readonly until: number;
  readonly atHub: HubParcels | null;
  sealed: string | null;
  isTaken: boolean;
};

/** The hub, for phones that are in another network than this kiosk. */
export type HubParcels = {
  /** Where phones reach it. */
  readonly url: string;
  /** False where it could not be left there. */
  leave(id: string, sealed: string, forMs: number): Promise<boolean>;
  withdraw(id: string): Promise<void>;
};

export type HandoffDesk = {
  /** At the hub where that is reached, and here where not: in one place alone. */
  leave(screen: string, sealed: string): Promise<Result<CallOutput<'handoff.leave'>>>;
  /** Gives it to whoever comes first, and forgets it in the same moment. */
  take(client: string, id: string): Result<CallOutput<'handoff.take'>>;
  /** The shopper does not want it after all: it is gone before this returns. */
  withdraw(screen: string, id: string): Promise<void>;
  /** A phone has it from the hub. */
  fetched(id: string): void;
  readonly value: Value<Handoffs>;
  close(): void;
};

/**
 * What a screen leaves for a phone: sealed by the page with a key that never comes here, kept in memory, given once. A
 * hub has it instead where one is reached, so that a phone needs no Wi-Fi of the shop.
 * The words for a phone that comes second outlive the picture; the picture does not.
 */
export const openHandoffDesk = ({
  clock,
  publicUrl,
  hub = () => null,
}: {
  readonly clock: Clock;
  readonly publicUrl: () => string | null;
  readonly hub?: () => HubParcels | null;
}): HandoffDesk => {
  const kept = new Map<string, Kept>();
  const guesses = tokenBuckets({ now: clock.now, ...PICTURE_GUESSES });
  const value = cell<Handoffs>({ handoffs: [] });

  const tell = () =>
    value.set({
      handoffs: [...kept].map(([id, { screen, isTaken }]) => ({
        id,
        screen,
        state: isTaken ? 'taken' : 'waiting',
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
    async leave(screen, sealed) {
      sweep();
      const waiting = [...kept.values()].filter((one) => !one.isTaken).length;
      if (waiting >= MOST_KEPT) return failed('too-many-requests');
      const id = randomCode(ID_LENGTH);
      const until = clock.now() + KEPT_MS;
      const left = (atHub: HubParcels | null, url: string) => {
        kept.set(id, { screen, until, atHub, sealed: atHub ? null : sealed, isTaken: false });
        tell();
        // Capitals: a code of them alone needs a third fewer modules.
        return ok({ id, url: `${url.toUpperCase()}/P/${id}`, expiresInMs: KEPT_MS });
      };
      const theHub = hub();
      if (theHub) {
        if (await theHub.leave(id, sealed, KEPT_MS)) return left(theHub, theHub.url);
        // It may have come there for all that.
        void theHub.withdraw(id);
      }
      const url = publicUrl();
      return url === null ? failed('handoff-unavailable') : left(null, url);
    },
    take(client, asked) {
      sweep();
      const wait = guesses.wait(client);
      if (wait > 0) return failed('too-many-requests', { retryInMs: wait });
      const found = kept.get(foldCode(asked));
      if (!found || found.atHub) {
        guesses.take(client);
        return failed('picture-gone');
      }
      const { sealed } = found;
      if (sealed === null) return failed('picture-taken');
      found.sealed = null;
      found.isTaken = true;
      tell();
      return ok({ sealed });
    },
    async withdraw(screen, id) {
      const found = kept.get(id);
      if (found?.screen !== screen) return;
      kept.delete(id);
      tell();
      await found.atHub?.withdraw(id);
    },
    fetched(id) {
      const found = kept.get(id);
      if (!found?.atHub || found.isTaken) return;
      found.isTaken = true;
      tell();
    },
    close() {
      stop();
      kept.clear();
    },
  };
};
