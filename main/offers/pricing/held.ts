import type { OfferTerms } from '../../../preload/contract/index.ts';
import type { Store } from './takes-part.ts';

/** A coupon that somebody lays beside a basket. */
export type HeldCoupon = {
  readonly id: string;
  readonly terms: OfferTerms;
  /** What is still to be spent of an allowance; what the coupon is worth for every other kind. */
  readonly left: number;
  /** Of an allowance, no more than this. */
  readonly asked?: number;
  /** How often this offer was used today already. */
  readonly usedToday?: { readonly byPerson: number; readonly byAll: number };
};

/** Where and when a basket is paid. */
export type TillContext = Store & {
  readonly at: number;
  /** The site's own, an IANA name. */
  readonly timeZone: string;
};

const PHASE = {
  sample: 0,
  percentage: 1,
  'full-reduction': 2,
  fixed: 3,
  'red-packet': 4,
  cash: 5,
  allowance: 6,
} as const;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order in which coupons take off: pieces for nothing first, then rates while there is most to take them of, then
 * sums, and what is as good as money last. Within a kind by priority, then what ends sooner.
 */
export const inOrder = (a: HeldCoupon, b: HeldCoupon): number =>
  PHASE[a.terms.kind] - PHASE[b.terms.kind] ||
  b.terms.conditions.priority - a.terms.conditions.priority ||
  a.terms.validUntil - b.terms.validUntil ||
  byText(a.terms.id, b.terms.id) ||
  byText(a.id, b.id);
