import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { CallOutput, Fault } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import {
  askedOf,
  basketAfter,
  basketFrom,
  basketText,
  couponsOf,
  emptyBasket,
  fenOf,
  type Basket,
  type BasketEvent,
} from './basket.ts';
import { keepBasket, keptBasket, type Shelf } from '../keep.ts';
import { newIntent } from './intent.ts';

/** A sum that is still being typed is not asked about. */
const STILL_MS = 250;
/** No scanner takes as long for a code; people who have just typed a sum do to pick up a phone. */
const TYPED_MS = 600;

export type Quoted = CallOutput<'offers.quote'>;
export type BasketDesk = {
  readonly basket: Basket;
  /** There is something to price: what is scanned now is laid beside it. */
  readonly active: boolean;
  /** What the host makes of what lies here now; null while it is not known yet. */
  readonly quoted: Quoted | null;
  readonly fault: Fault | null;
  tell(event: BasketEvent): void;
  redeem(): void;
  /** Takes back what a scanner typed into the sum. */
  restore(): void;
};

const reduce = basketAfter(newIntent);

/** A basket at the till, quoted whenever it changes and redeemed as it was quoted. */
export const useBasket = (till: string, visit: Shelf): BasketDesk => {
  const link = useLink();
  const status = useLinkStatus();
  const connected = status.kind === 'connected' && status.role === 'staff';
  const [basket, tell] = useReducer(
    reduce,
    visit,
    (shelf) => basketFrom(keptBasket(shelf)) ?? emptyBasket(newIntent()),
  );
  useEffect(() => keepBasket(visit, basketText(basket)), [visit, basket]);
  const [answer, setAnswer] = useState<{ key: string; quoted: Quoted | null; fault: Fault | null }>(
    {
      key: '',
      quoted: null,
      fault: null,
    },
  );

  const typed = useRef('');
  useEffect(() => {
    const timer = window.setTimeout(() => {
      typed.current = basket.amount;
    }, TYPED_MS);
    return () => window.clearTimeout(timer);
  }, [basket.amount]);

  const asked = askedOf(basket);
  const coupons = couponsOf(basket);
  // Whether the host has taken one as it was shown changes nothing of what is asked about.
  const laidNow = basket.coupons.map(({ code, live, spend }) => [code, live ?? null, fenOf(spend)]);
  const key = asked && coupons.length > 0 ? JSON.stringify([asked, laidNow]) : '';
  const latest = useRef({ asked, coupons });
  useEffect(() => {
    latest.current = { asked, coupons };
  });
  const isOpen = basket.phase.kind === 'open' || basket.phase.kind === 'no';
  useEffect(() => {
    if (key === '' || !connected || !isOpen) return;
    let left = false;
    const timer = window.setTimeout(() => {
      const { asked: laid, coupons: beside } = latest.current;
      if (!laid) return;
      void link.call('offers.quote', { basket: laid, coupons: beside }).then((result) => {
        if (left) return;
        if (result.ok) tell({ kind: 'seen', codes: result.value.coupons.map(({ code }) => code) });
        setAnswer(
          result.ok
            ? { key, quoted: result.value, fault: null }
            : { key, quoted: null, fault: result.fault },
        );
      });
    }, STILL_MS);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [link, key, connected, isOpen]);

  const current = answer.key === key ? answer : null;
  const quoted = current?.quoted ?? null;
  // One that was sent is asked again as it was sent.
  const total = basket.phase.kind === 'unsure' ? basket.phase.total : (quoted?.quote.total ?? null);

  return useMemo(
    () => ({
      basket,
      active: asked !== null,
      quoted,
      fault: current?.fault ?? null,
      tell,
      restore: () => tell({ kind: 'amount', text: typed.current }),
      redeem() {
        if (!asked || total === null) return;
        tell({ kind: 'ask', total });
        const { intent } = basket;
        void link
          .call('offers.redeemBasket', { basket: asked, coupons, total, intent, till })
          .then((result) =>
            tell(
              result.ok
                ? { kind: 'redeemed', answer: result.value, total }
                : { kind: 'failed', fault: result.fault },
            ),
          );
      },
    }),
    // What is asked and laid is told apart by its key.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
    [basket, key, quoted, current, total, link, till],
  );
};
