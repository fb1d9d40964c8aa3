import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Coupon } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { keepCoupons, keptCoupons, type Kept, type Shelf } from '../keep.ts';

/** Claimed a moment ago, or scanned again by somebody who has it. Forgotten by a reload: one is greeted once. */
export type Greeting = { readonly id: string; readonly how: 'claimed' | 'already' };

export type WalletView = {
  readonly coupons: readonly Coupon[];
  /** `host`: as it is now. `kept`: what this phone remembers. `none`: nothing known yet. */
  readonly from: 'host' | 'kept' | 'none';
  readonly savedAt: number;
  readonly greeting: Greeting | null;
  /** A coupon from an answer, which may come before the feed has it. */
  hold(coupon: Coupon, how: Greeting['how']): void;
};

export const WalletContext = createContext<WalletView>({
  coupons: [],
  from: 'none',
  savedAt: 0,
  greeting: null,
  hold() {},
});
export const useWallet = (): WalletView => useContext(WalletContext);

type Known = Pick<WalletView, 'coupons' | 'from' | 'savedAt'>;

/** The host's word while there is a line; what was kept of it while there is none. */
export const useWalletFeed = (shelf: Shelf): WalletView => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [live, setLive] = useState<Kept | null>(null);
  const [held, setHeld] = useState<{ coupon: Coupon; greeting: Greeting } | null>(null);
  const kept = useMemo(() => keptCoupons(shelf), [shelf]);

  useEffect(
    () =>
      link.watch('wallet', ({ coupons }) => {
        const savedAt = Date.now();
        keepCoupons(shelf, coupons, savedAt);
        setLive({ coupons, savedAt });
      }),
    [link, shelf],
  );

  const known = useMemo((): Known => {
    if (live) return { ...live, from: connected ? 'host' : 'kept' };
    if (kept) return { ...kept, from: 'kept' };
    return { coupons: [], from: 'none', savedAt: 0 };
  }, [live, kept, connected]);

  const hold = useCallback(
    (coupon: Coupon, how: Greeting['how']) => setHeld({ coupon, greeting: { id: coupon.id, how } }),
    [],
  );

  return useMemo(() => {
    const early = held && !known.coupons.some((coupon) => coupon.id === held.coupon.id);
    return {
      ...known,
      coupons: early ? [held.coupon, ...known.coupons] : known.coupons,
      greeting: held?.greeting ?? null,
      hold,
    };
  }, [known, held, hold]);
};
