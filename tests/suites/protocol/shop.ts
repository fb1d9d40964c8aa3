import type { OfferTerms } from '../../../preload/contract/index.ts';
import { DAY, NOON, offerCalled } from '../../fakes/offer-rules.ts';

/** What there is to claim in the model's world, small enough that everything collides. */

export type ShopOffer = {
  readonly terms: OfferTerms;
  readonly stock: number | null;
  readonly risk: { readonly perCoupon: number; readonly perSiteDay: number } | null;
};

const offerOf = (id: string, kind: 'fixed' | 'cash', value: number, hours: number): OfferTerms =>
  offerCalled(id, {
    kind,
    value,
    threshold: 0,
    validFrom: NOON - (hours * DAY) / 24,
    validUntil: NOON + (hours * DAY) / 24,
  });

export const offers: readonly ShopOffer[] = [
  { terms: offerOf('strict', 'fixed', 100, 12), stock: 3, risk: null },
  {
    terms: offerOf('risky', 'fixed', 100, 24 * 30),
    stock: 3,
    risk: { perCoupon: 100, perSiteDay: 100 },
  },
  {
    terms: offerOf('dear', 'fixed', 300, 24 * 30),
    stock: null,
    risk: { perCoupon: 100, perSiteDay: 400 },
  },
  {
    terms: offerOf('small', 'fixed', 50, 24 * 30),
    stock: null,
    risk: { perCoupon: 100, perSiteDay: 120 },
  },
  // A permit for it can only come of a mistake: what is as good as money is not risked.
  {
    terms: offerOf('cash', 'cash', 50, 24 * 30),
    stock: null,
    risk: { perCoupon: 100, perSiteDay: 400 },
  },
];
export const offerNamed = (id: string): ShopOffer => {
  const found = offers.find(({ terms }) => terms.id === id);
  if (!found) throw new Error('no such offer');
  return found;
};
