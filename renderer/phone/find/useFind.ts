import { useEffect, useMemo, useState } from 'react';
import type { Fault, Product, SearchReading } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';

export const PAGE = 12;
/** A shelf answers so many at once; what is further down is found by saying more. */
const MOST = 48;
/** A word half typed is nobody's wish, and would be counted as one. */
const PAUSE_MS = 500;

type Answer = {
  readonly text: string;
  readonly products: readonly Product[];
  readonly total: number;
  readonly reading: SearchReading | null;
};

export type Find = {
  /** Null until the first answer. */
  readonly answer: Answer | null;
  readonly fault: Fault | null;
  readonly busy: boolean;
  readonly hasMore: boolean;
  more(): void;
  retry(): void;
};

/**
 * What answers to the words, or without any the shop's own shelf. Asked when the thumb rests, and again when the line is
 * back; what was found before stays until then.
 */
export const useFind = (text: string, seed: string): Find => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [limit, setLimit] = useState(PAGE);
  const [asked, setAsked] = useState(text);
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(true);

  // New words begin at the top again.
  if (asked !== text) {
    setAsked(text);
    setLimit(PAGE);
    setBusy(true);
  }

  const query = useMemo(() => ({ text, limit, tries }), [text, limit, tries]);
  useEffect(() => {
    if (!connected) return;
    const giveUp = new AbortController();
    const options = { signal: giveUp.signal };
    const ask = async () => {
      const { text: words, limit: most } = query;
      const found =
        words === ''
          ? await link.call('catalog.shelf', { seed, limit: most }, options)
          : await link.call('catalog.search', { text: words, limit: most }, options);
      if (giveUp.signal.aborted) return;
      setBusy(false);
      setFault(found.ok ? null : found.fault);
      if (!found.ok) return;
      const { products } = found.value;
      setAnswer(
        'total' in found.value
          ? { text: words, products, total: found.value.total, reading: found.value }
          : // A shelf has no end.
            { text: words, products, total: Infinity, reading: null },
      );
    };
    const timer = window.setTimeout(() => void ask(), query.text === '' ? 0 : PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      giveUp.abort();
    };
  }, [link, connected, query, seed]);

  return {
    answer,
    fault,
    busy,
    hasMore:
      answer !== null && answer.products.length < answer.total && answer.products.length < MOST,
    more: () => {
      setBusy(true);
      setLimit((now) => Math.min(MOST, now + PAGE));
    },
    retry: () => {
      setBusy(true);
      setTries((now) => now + 1);
    },
  };
};
