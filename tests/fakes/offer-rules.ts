import type { z } from 'zod';
import { offerTerms, type OfferTerms } from '../../preload/contract/index.ts';
import type { ClaimOp, OfferName, RedeemOp, ReverseOp, VoidOp } from '../../main/offers/ledger.ts';

export const DAY = 24 * 3600 * 1000;
/** When the tests' offers are in force, by the wall clock of `manualClock`. */
export const NOON = 1_767_225_600_000;

type Written = z.input<typeof offerTerms>;

export const offerCalled = (id: string, more: Partial<Written> = {}): OfferTerms =>
  offerTerms.parse({
    id,
    brand: 'hebai',
    kind: 'full-reduction',
    title: { zh: '满999减100', en: 'CNY 100 off from CNY 999' },
    terms: { zh: '每人一张', en: 'One per person' },
    value: 10_000,
    threshold: 99_900,
    validFrom: NOON - DAY,
    validUntil: NOON + DAY,
    ...more,
  });

/** The offer of this id, as the ledger names it. */
export const offerNamed = (offer: string): OfferName => ({ brand: 'hebai', offer });

const letters = (n: number) => String(n).padStart(11, '0');

/** Ops as `offers.ts` asks them; `n` makes the proposed coupon and code its own. */
export const claimOf = (n: number, more: Partial<ClaimOp> = {}): ClaimOp => ({
  kind: 'claim',
  intent: `claim-${n}`,
  at: NOON,
  terms: offerCalled('winter'),
  stock: null,
  perPerson: 1,
  person: `person-${n}`,
  coupon: `coupon-${n}`,
  code: `C${letters(n)}`,
  screen: 'entrance',
  ...more,
});
export const redeemOf = (n: number, code: string, more: Partial<RedeemOp> = {}): RedeemOp => ({
  kind: 'redeem',
  intent: `redeem-${n}`,
  at: NOON,
  code,
  site: 'Lakeside',
  till: `till-${n}`,
  by: 'Mei',
  ...more,
});
export const reverseOf = (n: number, coupon: string, turn: number): ReverseOp => ({
  kind: 'reverse',
  intent: `reverse-${n}`,
  at: NOON,
  coupon,
  turn,
  by: 'Mei',
  reason: 'wrong basket',
});
export const voidOf = (n: number, coupon: string): VoidOp => ({
  kind: 'void',
  intent: `void-${n}`,
  at: NOON,
  coupon,
  by: 'Mei',
  reason: 'printed twice',
});
