import { z } from 'zod';
import { gtin } from './offers.ts';
import { amount, id, instant, sku, words } from './primitives.ts';

/** A basket and what coupons make of it. */

/** A billion yuan: sums stay exact far below what a number can hold. */
const sum = amount.max(100_000_000_000);
const count = z.number().int().min(1).max(10_000);
/** Every choice among so many is tried; a basket with more coupons than this is nobody's. */
export const MOST_COUPONS = 12;
const MOST_LINES = 200;

export const basketLine = z.object({
  sku,
  gtin: gtin.nullable(),
  brand: z.string(),
  category: z.string(),
  /** Of one piece, in fen. */
  price: sum,
  count,
});
export type BasketLine = z.infer<typeof basketLine>;

/** What a till knows: the products, or the sum alone. */
export const basket = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: sum }),
  z.object({ kind: z.literal('lines'), lines: z.array(basketLine).min(1).max(MOST_LINES) }),
]);
export type Basket = z.infer<typeof basket>;

/** The same as a page says it; what it leaves out is looked up in the catalogue. */
export const basketAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: sum.min(1) }),
  z.object({
    kind: z.literal('lines'),
    lines: z
      .array(z.object({ sku, count, price: sum.optional() }))
      .min(1)
      .max(MOST_LINES),
  }),
]);
export type BasketAsked = z.infer<typeof basketAsked>;

/** How a coupon came to what it takes off; pages have words for each. */
export const savingHow = z.discriminatedUnion('kind', [
  /** `counted` is the price of what counts, before anything was taken off. */
  z.object({
    kind: z.literal('full-reduction'),
    threshold: amount,
    value: amount,
    counted: amount,
  }),
  z.object({
    kind: z.literal('every-full'),
    threshold: amount,
    value: amount,
    times: z.number().int().min(1),
    counted: amount,
  }),
  z.object({ kind: z.literal('fixed'), threshold: amount, value: amount }),
  /** `base` is what was left to pay for what counts, when its turn came. */
  z.object({ kind: z.literal('percentage'), rate: z.number().int(), base: amount }),
  z.object({ kind: z.literal('red-packet'), value: amount }),
  z.object({ kind: z.literal('cash'), value: amount }),
  z.object({ kind: z.literal('sample'), pieces: z.number().int().min(1), price: amount }),
  /** `left` is what remains of the balance afterwards. */
  z.object({ kind: z.literal('allowance'), balance: amount, left: amount }),
]);
export type SavingHow = z.infer<typeof savingHow>;

/** Why it was not more: the offer's cap, nothing more to pay, the balance, so much per full sum, what was asked for. */
export const savingLimit = z.enum(['cap', 'payable', 'balance', 'per-full', 'asked']);
export type SavingLimit = z.infer<typeof savingLimit>;

export const saving = z.object({
  coupon: id,
  offer: id,
  title: words,
  saved: amount.min(1),
  how: savingHow,
  limit: savingLimit.nullable(),
  /** What falls on each line, in the basket's order; together `saved`. */
  shares: z.array(amount),
});
export type Saving = z.infer<typeof saving>;

/** Why a coupon takes nothing off. Closed: pages have words for each. */
export const refusal = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('not-started'), validFrom: instant }),
  z.object({ reason: z.literal('ended'), validUntil: instant }),
  z.object({ reason: z.literal('not-at-this-hour') }),
  z.object({ reason: z.literal('not-at-this-site') }),
  z.object({ reason: z.literal('used-up') }),
  z.object({ reason: z.literal('enough-today') }),
  /** Which products these are has to be known. */
  z.object({ reason: z.literal('products-needed') }),
  z.object({ reason: z.literal('no-such-product') }),
  z.object({ reason: z.literal('too-few-pieces'), need: count, have: z.number().int() }),
  z.object({ reason: z.literal('below-threshold'), threshold: amount, short: amount }),
  /** Another coupon that saves more is in its way. */
  z.object({ reason: z.literal('not-together'), beside: words, alone: amount }),
  z.object({ reason: z.literal('enough-of-it'), perBasket: z.number().int() }),
  /** Nothing is left to be taken off what it is for. */
  z.object({ reason: z.literal('nothing-to-save') }),
]);
export type Refusal = z.infer<typeof refusal>;
export type RefusalReason = Refusal['reason'];

export const refusedCoupon = z.object({ coupon: id, offer: id, title: words, why: refusal });
export type RefusedCoupon = z.infer<typeof refusedCoupon>;

/** Why this price: subtotal, what each coupon takes off in the order it is taken off, total. */
export const quote = z.object({
  subtotal: amount,
  savings: z.array(saving),
  refused: z.array(refusedCoupon),
  saved: amount,
  total: amount,
});
export type Quote = z.infer<typeof quote>;
