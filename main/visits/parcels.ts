import type { Clock } from '../base/clock.ts';

/** A sealed picture that a kiosk leaves at its hub for one phone. The key to it is in the code on the screen alone. */
export type Left = {
  readonly id: string;
  /** The kiosk that left it: nobody else may take it back. */
  readonly node: string;
  readonly sealed: string;
  readonly forMs: number;
};

export type Taken =
  | { readonly kind: 'sealed'; readonly sealed: string; readonly node: string }
  /** Somebody was here before. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' };

/** Where a hub's instances have what kiosks left. Given once, whoever asks first at whichever instance. */
export type Parcels = {
  /** False where there is no room for more, or the id is another kiosk's. Left twice is left once. */
  leave(one: Left): Promise<boolean>;
  take(id: string): Promise<Taken>;
  drop(node: string, id: string): Promise<void>;
  close(): void;
};

/** As many as a kiosk of a dozen screens has on their way. */
export const MOST_OF_A_NODE = 16;
/** In the memory of one instance: 400 MB. Whoever finds no room gives the picture at the kiosk. */
export const MOST_IN_MEMORY = 256;

type Kept = { readonly node: string; readonly until: number; sealed: string | null };

/** In the memory of a hub of one instance. */
export const memoryParcels = (clock: Clock): Parcels => {
  const kept = new Map<string, Kept>();
  const sweep = () => {
    for (const [id, { until }] of kept) if (until <= clock.now()) kept.delete(id);
  };
  const stop = clock.every(10_000, sweep);
  return {
    async leave({ id, node, sealed, forMs }) {
      sweep();
      const known = kept.get(id);
      if (known) return known.node === node;
      const waiting = [...kept.values()].filter((one) => one.sealed !== null);
      if (waiting.length >= MOST_IN_MEMORY) return false;
      if (waiting.filter((one) => one.node === node).length >= MOST_OF_A_NODE) return false;
      kept.set(id, { node, sealed, until: clock.now() + forMs });
      return true;
    },
    async take(id) {
      sweep();
      const found = kept.get(id);
      if (!found) return { kind: 'gone' };
      const { sealed, node } = found;
      if (sealed === null) return { kind: 'taken' };
      found.sealed = null;
      return { kind: 'sealed', sealed, node };
    },
    async drop(node, id) {
      if (kept.get(id)?.node === node) kept.delete(id);
    },
    close() {
      stop();
      kept.clear();
    },
  };
};
