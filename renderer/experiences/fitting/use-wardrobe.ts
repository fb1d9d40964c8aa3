import { useEffect, useState } from 'react';
import type { ProductAnswer } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';
import type { Wish } from './machine.ts';
import { wardrobeOf, type Wardrobe } from './wardrobe.ts';

export type FoundWardrobe =
  | { readonly kind: 'looking' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'found'; readonly wardrobe: Wardrobe; readonly answer: ProductAnswer | null };

const RETRY_MS = 3_000;
const MOST = 48;

/** Asked for once; where the host does not answer, again until it does. */
export const useWardrobe = (host: Host<'catalog'>, wish: Wish): FoundWardrobe => {
  const [found, setFound] = useState<FoundWardrobe>({ kind: 'looking' });
  const { sku, outfit } = wish;
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const [garments, product] = await Promise.all([
        host.call('catalog.garments', { limit: MOST }, options),
        sku === null ? null : host.call('catalog.product', { sku }, options),
      ]);
      if (stop.signal.aborted) return;
      if (!garments.ok) {
        setFound({ kind: 'failed' });
        timer = setTimeout(() => void ask(), RETRY_MS);
        return;
      }
      const answer = product?.ok ? product.value : null;
      const wardrobe = wardrobeOf(garments.value.wearables, { sku, outfit }, answer);
      setFound({ kind: 'found', wardrobe, answer });
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [host, sku, outfit]);
  return found;
};
