import { useCallback, useEffect, useState } from 'react';
import type { Product } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';
import type { Event, Rail } from './machine.ts';
import { keptPages, missingPage, PAGE, productAt, wholeRail, type Pages } from './rail.ts';

export type ReadRail = {
  /** Undefined while it comes, null past an end. */
  product(index: number): Product | null | undefined;
  /** How many hang there; null where there is no end. */
  readonly count: number | null;
  /** What could not be read. */
  readonly failed: boolean;
  again(): void;
};

/** Reads the shelf page by page around where the shopper is. Keyed by what hangs on it: another kind is another hook. */
export const useRail = (
  host: Host<'catalog'>,
  rail: Rail,
  seed: string,
  send: (event: Event) => void,
): ReadRail => {
  const [pages, setPages] = useState<Pages>(() => new Map());
  const [failed, setFailed] = useState(false);
  const { at, trail, kind } = rail;
  const whole = wholeRail(pages);
  const missing = missingPage(pages, whole, at, trail.length);
  const cursor = missing === null || missing === 0 ? undefined : trail[missing - 1];

  useEffect(() => {
    if (missing === null || failed) return undefined;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await host.call(
        'catalog.shelf',
        {
          seed,
          limit: PAGE,
          ...(kind === null ? {} : { category: kind }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        { signal: stop.signal },
      );
      if (stop.signal.aborted) return;
      if (!answer.ok) {
        setFailed(true);
        return;
      }
      const { products, cursor: next } = answer.value;
      setPages((before) => keptPages(new Map([...before, [missing, products]]), at));
      if (next !== null) send({ kind: 'read', page: missing, next });
    };
    void ask();
    return () => stop.abort();
    // Where the shopper is moves on while a page is read: that is no reason to ask anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [host, missing, cursor, failed, seed, kind]);

  return {
    product: (index) => productAt(pages, whole, index),
    count: whole?.length ?? null,
    failed,
    again: useCallback(() => setFailed(false), []),
  };
};
