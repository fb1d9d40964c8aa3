import {
  failed,
  ok,
  type CallOutput,
  type EventValue,
  type Result,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { randomCode } from '../base/ids.ts';
import { cell, type Value } from '../base/value.ts';
import { openParcelCounter, type ParcelCounter } from './parcel-counter.ts';
import { memoryParcels } from './parcels.ts';

/** Long enough for a phone to be found, short enough that nothing waits for nobody. */
const KEPT_MS = 10 * 60_000;
/** A dozen screens with a shopper each; 1.5 MB apiece, in memory alone. */
const MOST_KEPT = 16;
const ID_LENGTH = 8;

type Handoffs = EventValue<'handoffs'>;

/** A picture on its way from a screen to one phone: at the hub, or here. */
type OnItsWay = {
  readonly screen: string;
  readonly until: number;
  readonly atHub: HubParcels | null;
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

export type HandoffDesk = ParcelCounter & {
  /** At the hub where that is reached, and here where not: in one place alone. */
  leave(screen: string, sealed: string): Promise<Result<CallOutput<'handoff.leave'>>>;
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
  const kept = new Map<string, OnItsWay>();
  const parcels = memoryParcels(clock);
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
  const taken = (id: string) => {
    const found = kept.get(id);
    if (!found || found.isTaken) return;
    found.isTaken = true;
    tell();
  };

  /** Those that are being left: a hub may take its time. */
  let coming = 0;
  const leaveSomewhere: HandoffDesk['leave'] = async (screen, sealed) => {
    const id = randomCode(ID_LENGTH);
    const left = (atHub: HubParcels | null, url: string) => {
      kept.set(id, { screen, until: clock.now() + KEPT_MS, atHub, isTaken: false });
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
    if (url === null) return failed('handoff-unavailable');
    const isKept = await parcels.leave({ id, sender: screen, sealed, forMs: KEPT_MS });
    return isKept ? left(null, url) : failed('too-many-requests');
  };

  return {
    value,
    async leave(screen, sealed) {
      sweep();
      const waiting = [...kept.values()].filter((one) => !one.isTaken).length;
      if (waiting + coming >= MOST_KEPT) return failed('too-many-requests');
      coming += 1;
      try {
        return await leaveSomewhere(screen, sealed);
      } finally {
        coming -= 1;
      }
    },
    ...openParcelCounter({ parcels, clock, onTaken: (_screen, id) => taken(id) }),
    async withdraw(screen, id) {
      const found = kept.get(id);
      if (found?.screen !== screen) return;
      kept.delete(id);
      tell();
      await (found.atHub?.withdraw(id) ?? parcels.drop(screen, id));
    },
    fetched(id) {
      if (kept.get(id)?.atHub) taken(id);
    },
    close() {
      stop();
      parcels.close();
      kept.clear();
    },
  };
};
