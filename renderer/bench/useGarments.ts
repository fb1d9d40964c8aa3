import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Fault, Product, SearchReading } from '../../preload/contract/index.ts';
import { useLink, useLinkStatus, useWatch } from '../link/react.tsx';

export const PAGE = 24;
const PAUSE_MS = 200;

export type Garments = {
  readonly products: readonly Product[];
  readonly total: number;
  /** How the words were understood. */
  readonly reading: SearchReading;
  readonly fault: Fault | null;
  readonly busy: boolean;
  more(): void;
};

const AS_TYPED: SearchReading = { corrected: [], unknown: [], matched: 'all' };

/** Products for a search, asked anew when the words change, an import ends or the line is back. */
export const useGarments = (text: string): Garments => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const imported = useWatch('imports')?.imports.filter(({ state }) => state !== 'running').length;
  const [limit, setLimit] = useState(PAGE);
  const [asked, setAsked] = useState(text);
  const [found, setFound] = useState<Omit<Garments, 'busy' | 'more'> | null>(null);

  // New words begin at the top again.
  if (asked !== text) {
    setAsked(text);
    setLimit(PAGE);
  }

  // The contract answers 100 at most; what is further down is found by searching.
  const query = useMemo(
    () => ({ text, limit: Math.min(limit, 100), importsDone: imported }),
    [text, limit, imported],
  );

  useEffect(() => {
    if (!connected) return;
    const giveUp = new AbortController();
    const timer = window.setTimeout(() => {
      const { text, limit } = query;
      void link
        .call('catalog.search', { text, limit }, { signal: giveUp.signal })
        .then((answer) => {
          if (giveUp.signal.aborted) return;
          setFound((before) =>
            answer.ok
              ? {
                  products: answer.value.products,
                  total: answer.value.total,
                  reading: answer.value,
                  fault: null,
                }
              : {
                  products: before?.products ?? [],
                  total: before?.total ?? 0,
                  reading: before?.reading ?? AS_TYPED,
                  fault: answer.fault,
                },
          );
        });
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      giveUp.abort();
    };
  }, [link, connected, query]);

  const more = useCallback(() => setLimit((now) => now + PAGE), []);
  return {
    products: found?.products ?? [],
    total: found?.total ?? 0,
    reading: found?.reading ?? AS_TYPED,
    fault: found?.fault ?? null,
    busy: found === null,
    more,
  };
};
