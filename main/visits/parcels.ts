import type { Clock } from '../base/clock.ts';

/** A sealed picture that is left for one phone, at a kiosk or at its hub. The key to it is in the code on the screen alone. */
export type Left = {
  readonly id: string;
  /** Who left it, a screen at its kiosk or a kiosk at its hub: nobody else may take it back. */
  readonly sender: string;
  readonly sealed: string;
  readonly forMs: number;
};

export type Taken =
  | { readonly kind: 'sealed'; readonly sealed: string; readonly sender: string }
  /** Somebody was here before. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' };

/** Where what was left waits. Given once, whoever asks first at whichever of a hub's instances. */
export type Parcels = {
  /** False where there is no room for more, or the id is another sender's. Left twice is left once. */
  leave(one: Left): Promise<boolean>;
  take(id: string): Promise<Taken>;
  drop(sender: string, id: string): Promise<void>;
  close(): void;
};

/** As many as a kiosk of a dozen screens has on their way. */
export const MOST_OF_A_SENDER = 16;
/** In the memory of one instance: 400 MB. Whoever finds no room gives the picture at the kiosk. */
export const MOST_IN_MEMORY = 256;

type Kept = { readonly sender: string; readonly until: number; sealed: string | null };

/** In the memory of a kiosk, or of a hub of one instance. */
export const memoryParcels = (clock: Clock): Parcels => {
  const kept = new Map<string, Kept>();
  const sweep = () => {
    for (const [id, { until }] of kept) if (until <= clock.now()) kept.delete(id);
  };
  const stop = clock.every(10_000, sweep);
  return {
    async leave({ id, sender, sealed, forMs }) {
      sweep();
      const known = kept.get(id);
      if (known) return known.sender === sender;
      const waiting = [...kept.values()].filter((one) => one.sealed !== null);
      if (waiting.length >= MOST_IN_MEMORY) return false;
      if (waiting.filter((one) => one.sender === sender).length >= MOST_OF_A_SENDER) return false;
      kept.set(id, { sender, sealed, until: clock.now() + forMs });
      return true;
    },
    async take(id) {
      sweep();
      const found = kept.get(id);
      if (!found) return { kind: 'gone' };
      const { sealed, sender } = found;
      if (sealed === null) return { kind: 'taken' };
      found.sealed = null;
      return { kind: 'sealed', sealed, sender };
    },
    async drop(sender, id) {
      if (kept.get(id)?.sender === sender) kept.delete(id);
    },
    close() {
      stop();
      kept.clear();
    },
  };
};
