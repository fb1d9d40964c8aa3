import { useEffect, useState } from 'react';
import { outfitSlot, type OutfitSlot } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

/** Seven: the most that a glance takes in. */
const KINDS = outfitSlot.options;

/** Kinds that hang in this shop. Empty until it is known: a word that leads nowhere is worse than none. */
export const useKinds = (host: Host<'catalog'>, seed: string): readonly OutfitSlot[] => {
  const [kinds, setKinds] = useState<readonly OutfitSlot[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const has = async (category: OutfitSlot): Promise<boolean> => {
      const answer = await host.call(
        'catalog.shelf',
        { seed, limit: 1, category },
        { signal: stop.signal },
      );
      return answer.ok && answer.value.products.length > 0;
    };
    void Promise.all(KINDS.map(has)).then((found) => {
      if (!stop.signal.aborted) setKinds(KINDS.filter((_, i) => found[i]));
    });
    return () => stop.abort();
  }, [host, seed]);
  return kinds;
};
