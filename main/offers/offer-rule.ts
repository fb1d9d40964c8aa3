import { failed, ok, type Offer, type Result } from '../../preload/contract/index.ts';

/** An offer as a site sets it up: what shoppers may know, and how many there are. */
export type OfferRule = Offer & {
  /** How many coupons in all; null where there is no limit. */
  readonly stock: number | null;
  /** How many one person may hold; one where it is not said. */
  readonly perPerson?: number;
};

/** The part that pages may know and that a coupon keeps. */
export const offerOf = (rule: OfferRule): Offer => {
  const { stock: _stock, perPerson: _perPerson, ...offer } = rule;
  return offer;
};

export const limitOf = (rule: OfferRule): number => Math.max(1, rule.perPerson ?? 1);

export const whileOpen = (rule: OfferRule, wall: number): Result<OfferRule> => {
  if (wall < rule.validFrom) return failed('offer-not-started', { validFrom: rule.validFrom });
  if (wall > rule.validUntil) return failed('offer-ended', { validUntil: rule.validUntil });
  return ok(rule);
};
