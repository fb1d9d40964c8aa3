import { useEffect, useState } from 'react';
import { outfitSlot, type OutfitSlot } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

/** Seven: the most that a glance takes in. */
const KINDS = outfitSlot.options;

/**
 * Kinds that hang in this shop. Null until it is known: a word that leads nowhere is worse than none. What could not be
 * read is asked for again when `online` comes back.
 */
export const useKinds = (
  host: Host<'catalog'>,
  seed: string,
  online: boolean,
): readonly OutfitSlot[] | null => {
  const [kinds, setKinds] = useState<readonly OutfitSlot[] | null>(null);
  const isKnown = kinds !== null;
  useEffect(() => {
    if (isKnown || !online) return undefined;
    const stop = new AbortController();
    const has = async (category: OutfitSlot): Promise<boolean | null> => {
      const answer = await host.call(
        'catalog.shelf',
        { seed, limit: 1, category },
        { signal: stop.signal },
      );
      return answer.ok ? answer.value.products.length > 0 : null;
    };
    void Promise.all(KINDS.map(has)).then((found) => {
      if (stop.signal.aborted || found.includes(null)) return;
      setKinds(KINDS.filter((_, i) => found[i]));
    });
    return () => stop.abort();
  }, [host, seed, online, isKnown]);
  return kinds;
};
