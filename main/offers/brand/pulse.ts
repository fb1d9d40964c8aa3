import type { EventValue } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { cell, type Cell, type Value } from '../../base/value.ts';

/** However fast coupons go, a brand's page is told so often at most. */
const EVERY_MS = 1_000;

export type Pulse = {
  /** Something of this brand is not what it was; of every brand where it is not known whose. */
  beat(brand: string | null): void;
  of(brand: string): Value<EventValue<'figures'>>;
};

/** When a brand's figures changed last. What they are now is asked for: nobody counts them for a page that is not open. */
export const openPulse = (clock: Clock): Pulse & { close(): void } => {
  const brands = new Map<string, Cell<EventValue<'figures'>>>();
  let beaten: Set<string> | 'all' = new Set();
  let cancel: (() => void) | null = null;
  const tell = () => {
    cancel = null;
    const changed = clock.wall();
    for (const [brand, value] of brands)
      if (beaten === 'all' || beaten.has(brand)) value.set({ changed });
    beaten = new Set();
  };
  return {
    beat(brand) {
      if (brand === null) beaten = 'all';
      else if (beaten !== 'all') beaten.add(brand);
      cancel ??= clock.after(EVERY_MS, tell);
    },
    of(brand) {
      const known = brands.get(brand) ?? cell({ changed: clock.wall() });
      brands.set(brand, known);
      return known;
    },
    close() {
      cancel?.();
    },
  };
};
