import type { OfferTerms, Refusal } from '../../../preload/contract/index.ts';
import { grossOf, type Counted, type Line } from './counted.ts';
import type { HeldCoupon, TillContext } from './held.ts';
import { asksForProducts } from './products.ts';
import { isOpen, siteTime } from './site-time.ts';
import { takesPart } from './takes-part.ts';

/** How many coupons of its offer may lie beside one basket today. */
export const mostBeside = ({ terms, usedToday }: HeldCoupon): number => {
  const { perBasket, usesPerPersonDay = Infinity, usesPerDay = Infinity } = terms.conditions;
  return Math.min(
    perBasket,
    usesPerPersonDay - (usedToday?.byPerson ?? 0),
    usesPerDay - (usedToday?.byAll ?? 0),
  );
};

/** What a till can tell of a coupon without a basket. */
export const notHereAndNow = (
  terms: OfferTerms,
  context: TillContext,
): 'not-at-this-hour' | 'not-at-this-site' | null => {
  const now = siteTime(context.at, context.timeZone);
  if (!isOpen(terms.conditions.dayParts, now)) return 'not-at-this-hour';
  return takesPart(terms, context) ? null : 'not-at-this-site';
};

const whenAndWhere = (coupon: HeldCoupon, context: TillContext): Refusal | null => {
  const { validFrom, validUntil } = coupon.terms;
  if (context.at < validFrom) return { reason: 'not-started', validFrom };
  if (context.at > validUntil) return { reason: 'ended', validUntil };
  const elsewhere = notHereAndNow(coupon.terms, context);
  if (elsewhere) return { reason: elsewhere };
  if (coupon.left <= 0 && coupon.terms.kind === 'allowance') return { reason: 'used-up' };
  if (mostBeside(coupon) < 1) return { reason: 'enough-today' };
  return null;
};

/** What a threshold is held against. For a sample it is everything else: the gift does not pay for itself. */
const towards = (coupon: HeldCoupon, counted: Counted, lines: readonly Line[]): number => {
  if (coupon.terms.kind !== 'sample') return counted.gross;
  return lines.reduce(
    (sum, line, index) => sum + (counted.lines.includes(index) ? 0 : grossOf(line)),
    0,
  );
};

/** The least that has to be in the basket for this coupon to save anything. */
const leastOf = ({ terms }: HeldCoupon): number => {
  if (terms.kind === 'allowance' && terms.per) return Math.max(terms.threshold, terms.per.every);
  return terms.threshold;
};

/**
 * Why a coupon cannot be used on this basket, whatever lies beside it. Thresholds are held against the prices on the
 * tags: a shopper can see them, no order of coupons changes them, and no coupon takes another's ground away.
 */
export const whyNot = (
  coupon: HeldCoupon,
  counted: Counted,
  lines: readonly Line[],
  context: TillContext,
): Refusal | null => {
  const early = whenAndWhere(coupon, context);
  if (early) return early;
  const { terms } = coupon;
  const { atLeast } = terms.conditions.products;
  if (
    lines.some(({ product }) => !product) &&
    (terms.kind === 'sample' || asksForProducts(terms.conditions))
  )
    return { reason: 'products-needed' };
  if (counted.pieces === 0) return { reason: 'no-such-product' };
  if (counted.pieces < atLeast)
    return { reason: 'too-few-pieces', need: atLeast, have: counted.pieces };
  const threshold = leastOf(coupon);
  const short = threshold - towards(coupon, counted, lines);
  if (short > 0) return { reason: 'below-threshold', threshold, short };
  return null;
};
