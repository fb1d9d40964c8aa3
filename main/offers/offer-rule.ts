import {
  failed,
  ok,
  type Offer,
  type OfferRule,
  type OfferTerms,
  type Result,
} from '../../preload/contract/index.ts';

export type { OfferRule } from '../../preload/contract/index.ts';

/** The part that a coupon keeps. */
export const termsOf = (rule: OfferRule): OfferTerms => {
  const {
    stock: _stock,
    perPerson: _perPerson,
    claimsPerPersonDay: _claimsPerPersonDay,
    claimsPerDay: _claimsPerDay,
    budget: _budget,
    offlineRisk: _offlineRisk,
    home: _home,
    loan: _loan,
    personBy: _personBy,
    ...terms
  } = rule;
  return terms;
};

/** The part that pages see: conditions may name ten thousand products, which no phone asked for. */
export const offerOf = (terms: OfferTerms): Offer => {
  const { conditions: _conditions, ...offer } = terms;
  return offer;
};

export const limitOf = (rule: OfferRule): number => Math.max(1, rule.perPerson ?? 1);

/** When it may be claimed: as long as it may be used, where nothing else is said. */
const claimWindow = (terms: Offer): { readonly from: number; readonly until: number } => ({
  from: terms.claimFrom ?? terms.validFrom,
  until: Math.min(terms.claimUntil ?? terms.validUntil, terms.validUntil),
});

export const whileClaimable = <T extends Offer>(terms: T, wall: number): Result<T> => {
  const { from, until } = claimWindow(terms);
  if (wall < from) return failed('offer-not-started', { validFrom: from });
  if (wall > until) return failed('offer-ended', { validUntil: until });
  return ok(terms);
};
