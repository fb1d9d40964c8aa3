import { useEffect, useRef, useState } from 'react';
import type { FaultCode, ProductAnswer } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

export type Found =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly answer: ProductAnswer }
  | { readonly kind: 'failed'; readonly code: FaultCode };

const RETRY_MS = 3_000;
/** Failures that a little patience may mend. */
const passing = (code: FaultCode): boolean =>
  code === 'offline' || code === 'timeout' || code === 'too-many-requests' || code === 'crashed';

/**
 * A product with its outfits and reviews. What was seen in this visit is kept while the view lives, so that going to
 * and fro between two garments shows either at once; until a new one has come, the last one stays.
 */
export const useProduct = (host: Host<'catalog'>, sku: string): Found => {
  const seen = useRef(new Map<string, ProductAnswer>());
  const [found, setFound] = useState<Found>({ kind: 'looking' });
  useEffect(() => {
    const known = seen.current.get(sku);
    if (known) {
      setFound({ kind: 'found', answer: known });
      return;
    }
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const result = await host.call('catalog.product', { sku }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (result.ok) {
        seen.current.set(sku, result.value);
        setFound({ kind: 'found', answer: result.value });
        return;
      }
      setFound({ kind: 'failed', code: result.fault.code });
      if (passing(result.fault.code)) timer = setTimeout(() => void ask(), RETRY_MS);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [host, sku]);
  return found;
};
