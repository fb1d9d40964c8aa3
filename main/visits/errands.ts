import {
  failed,
  ok,
  type CallOutput,
  type CallParsed,
  type Errand,
  type EventValue,
  type Product,
  type Result,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { randomCode } from '../base/ids.ts';
import { cell, type Value } from '../base/value.ts';

/** What one pair of hands carries; more than that is somebody playing with the button. */
const MOST_AT_ONCE = 3;
/** Long enough for whoever carries it to look at their tablet again. */
const CALLED_OFF_MS = 2 * 60_000;

type Kept = { readonly visit: string; readonly errand: Errand };

export type Errands = {
  ask(
    screen: string,
    visit: string,
    wish: CallParsed<'errands.ask'>,
  ): Result<CallOutput<'errands.ask'>>;
  withdraw(screen: string, id: string): void;
  take(id: string): Result<Record<string, never>>;
  finish(id: string, how: CallParsed<'errands.finish'>['how']): Result<Record<string, never>>;
  forgetVisit(visit: string): void;
  readonly value: Value<EventValue<'errands'>>;
  close(): void;
};

const isOpen = ({ errand: { state } }: Kept) => state === 'asked' || state === 'fetching';

/**
 * Sizes that shoppers ask for and staff bring, for as long as the visit lasts. What nobody has gone for ends with it;
 * what somebody is carrying stays a while, so that they learn why nobody waits.
 */
export const openErrands = ({
  clock,
  productOf,
}: {
  readonly clock: Clock;
  readonly productOf: (sku: string) => Product | null;
}): Errands => {
  const kept = new Map<string, Kept>();
  const timers = new Map<string, () => void>();
  const value = cell<EventValue<'errands'>>({ errands: [] });
  const tell = () => value.set({ errands: [...kept.values()].map(({ errand }) => errand) });
  const remove = (id: string) => {
    kept.delete(id);
    timers.get(id)?.();
    timers.delete(id);
  };
  const move = (id: string, state: Errand['state']) => {
    const found = kept.get(id);
    if (found) kept.set(id, { ...found, errand: { ...found.errand, state } });
  };

  /** What nobody has gone for is no errand any more; whoever is on the way is told. */
  const callOff = (id: string) => {
    const state = kept.get(id)?.errand.state;
    if (state === 'called-off') return;
    if (state !== 'fetching') return remove(id);
    move(id, 'called-off');
    const stop = clock.after(CALLED_OFF_MS, () => {
      remove(id);
      tell();
    });
    timers.set(id, stop);
  };

  return {
    value,
    ask(screen, visit, { sku, size }) {
      const product = productOf(sku);
      if (!product?.sizes.some(({ label }) => label === size))
        return failed('product-unknown', { sku, size });
      const own = [...kept.values()].filter((one) => one.visit === visit && isOpen(one));
      const same = own.find(({ errand }) => errand.product.sku === sku && errand.size === size);
      if (same) return ok({ id: same.errand.id });
      if (own.length >= MOST_AT_ONCE) return failed('too-many-requests', { most: MOST_AT_ONCE });
      const id = randomCode(12);
      const at = clock.wall();
      kept.set(id, { visit, errand: { id, screen, product, size, at, state: 'asked' } });
      tell();
      return ok({ id });
    },
    withdraw(screen, id) {
      if (kept.get(id)?.errand.screen !== screen) return;
      callOff(id);
      tell();
    },
    take(id) {
      const found = kept.get(id);
      if (!found || found.errand.state === 'called-off') return failed('errand-gone');
      // Two who tap at once both see that somebody goes.
      if (found.errand.state === 'asked') move(id, 'fetching');
      tell();
      return ok({});
    },
    finish(id, how) {
      const found = kept.get(id);
      if (!found) return failed('errand-gone');
      if (found.errand.state === 'called-off') remove(id);
      else move(id, how);
      tell();
      return ok({});
    },
    forgetVisit(visit) {
      for (const [id, one] of kept) if (one.visit === visit) callOff(id);
      tell();
    },
    close() {
      for (const id of timers.keys()) remove(id);
    },
  };
};
