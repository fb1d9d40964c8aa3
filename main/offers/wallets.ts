import type { EventValue } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { cell, type Cell, type Value } from '../base/value.ts';
import { couponOf } from './coupon-view.ts';
import type { Holding, Ledger } from './ledger.ts';
import type { Members } from './members.ts';
import { refresher } from './refresher.ts';

type Wallet = EventValue<'wallet'>;

const MOST_COUPONS = 100;

/** What each phone holds. Only wallets that somebody watches are kept in memory; all others are read when asked for. */
export const openWallets = (parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly members: Pick<Members, 'couponsOf'> | undefined;
  readonly onFault: (error: unknown) => void;
}) => {
  const { ledger, clock, members, onFault } = parts;
  type Watched = { readonly value: Cell<Wallet>; readonly refresh: () => void; watchers: number };
  const watched = new Map<string, Watched>();

  /** A member's coupon is with the phone that claimed it, and with no other. */
  const byMember = async (phone: string): Promise<Holding[]> => {
    const coupons = (await members?.couponsOf(phone, MOST_COUPONS)) ?? [];
    const held = await Promise.all(coupons.map((coupon) => ledger.byId(coupon)));
    return held.filter((one) => one !== null);
  };
  const read = async (person: string): Promise<Wallet> => {
    const own = await ledger.ofPerson(person, MOST_COUPONS);
    const held = [...own, ...(await byMember(person))]
      .toSorted((a, b) => b.seq - a.seq)
      .slice(0, MOST_COUPONS);
    return { coupons: held.map((one) => couponOf(one, clock.wall())) };
  };
  const watch = (person: string): Watched => {
    const found = watched.get(person);
    if (found) return found;
    const value = cell<Wallet>({ coupons: [] });
    const refresh = refresher(async () => value.set(await read(person)), onFault);
    const made = { value, refresh, watchers: 0 };
    watched.set(person, made);
    return made;
  };

  return {
    read,
    /** Something of this person's changed. */
    changed: (person: string) => watched.get(person)?.refresh(),
    /** Empty until the first reading, which follows at once as a change. */
    of: (person: string): Value<Wallet> => ({
      get: () => watched.get(person)?.value.get() ?? { coupons: [] },
      onChange(listener) {
        const mine = watch(person);
        mine.watchers++;
        const stop = mine.value.onChange(listener);
        mine.refresh();
        let stopped = false;
        return () => {
          if (stopped) return;
          stopped = true;
          stop();
          if (--mine.watchers === 0) watched.delete(person);
        };
      },
    }),
  };
};
