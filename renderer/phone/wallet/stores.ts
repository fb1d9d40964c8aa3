import { createContext, useContext, useEffect, useState } from 'react';
import type { Coupon } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { keepStores, keptStores, type Shelf, type Stores } from '../keep.ts';

/** Nobody holds more of them, and a phone asks no more of its host. */
const MOST = 24;

type Known = Readonly<Record<string, Stores>>;
export const StoresContext = createContext<Known>({});
/** The stores that take a coupon; undefined while nobody has said. */
export const useStores = (coupon: string): Stores | undefined => useContext(StoresContext)[coupon];

/**
 * Where each coupon can be used. It is asked for as long as there is a line, for those that nobody has looked at yet as
 * well: in the basement where somebody wants to know there often is none.
 */
export const useStoresFeed = (shelf: Shelf, coupons: readonly Coupon[]): Known => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [known, setKnown] = useState(() => keptStores(shelf));
  const ids = coupons
    .filter(({ state }) => state === 'claimed')
    .slice(0, MOST)
    .map(({ id }) => id)
    .join(' ');

  useEffect(() => {
    if (!connected || ids === '') return;
    const stop = new AbortController();
    const ask = async () => {
      const before = keptStores(shelf);
      const found: Record<string, Stores> = {};
      for (const coupon of ids.split(' ')) {
        const answer = await link.call('offers.where', { coupon }, { signal: stop.signal });
        if (stop.signal.aborted) return;
        const told = answer.ok ? answer.value : before[coupon];
        if (told) found[coupon] = told;
      }
      setKnown(found);
      keepStores(shelf, found);
    };
    void ask();
    return () => stop.abort();
  }, [link, connected, shelf, ids]);
  return known;
};
