import { z } from 'zod';
import { amount, id, instant, sku, words } from './primitives.ts';

/**
 * What an offer promises. `offer` is what pages see; `offerTerms` is what a coupon keeps for good, with the conditions
 * a till checks; `offerRule` is what a brand sets up, with what only whoever hands out coupons needs. A field that is
 * not there means what offers meant before there was such a field, so that kept terms stay readable.
 */

const positive = amount.min(1);
export const gtin = z.string().regex(/^\d{8}(\d{4,6})?$/, 'a GTIN of 8, 12, 13 or 14 digits');
/** What is paid of the price, in basis points: 9500 is 95 %, 九五折. */
const rate = z.number().int().min(0).max(9_999);

/** 满减: from `threshold` on, `value` off; with `everyFull` (每满) once for every full `threshold`. */
const fullReduction = z.object({
  kind: z.literal('full-reduction'),
  value: amount,
  threshold: amount,
  everyFull: z.literal(true).optional(),
  /** The most one coupon saves. */
  cap: positive.optional(),
});
const fixed = z.object({ kind: z.literal('fixed'), value: amount, threshold: amount });
const percentage = z.object({
  kind: z.literal('percentage'),
  /** The same as `cap`; 0 where only the basket tells what is saved. */
  value: amount,
  threshold: amount,
  rate,
  cap: positive.optional(),
});
/** So many coupons of this worth lie in the deck that red packets are drawn from: the published odds, exactly. */
export const prize = z.object({ value: positive, count: z.number().int().min(1).max(10_000_000) });
const redPacket = z.object({
  kind: z.literal('red-packet'),
  /** In an offer the top prize, in a coupon what was drawn for it. */
  value: amount,
  threshold: amount,
  /** Where there is none, each packet holds `value`. */
  prizes: z.array(prize).min(1).max(64).optional(),
});
/** Money's worth: no threshold, no change given. */
const cash = z.object({ kind: z.literal('cash'), value: amount, threshold: z.literal(0) });
/** Pieces of the product conditions for nothing or for one fen. */
const sample = z.object({
  kind: z.literal('sample'),
  value: amount,
  threshold: amount,
  price: z.union([z.literal(0), z.literal(1)]),
  pieces: z.number().int().min(1).max(100).optional(),
});
/** 购物津贴: a balance of `value`, spent in parts; with `per` at most `spend` for every full `every`. */
const allowance = z.object({
  kind: z.literal('allowance'),
  value: amount,
  threshold: amount,
  per: z.object({ every: positive, spend: positive }).optional(),
});

/** Each kind with what is its own, for whoever puts another face on it. */
export const offerKinds = {
  fullReduction,
  fixed,
  percentage,
  redPacket,
  cash,
  sample,
  allowance,
} as const;
export const offerKind = z.enum([
  'full-reduction',
  'fixed',
  'percentage',
  'red-packet',
  'cash',
  'sample',
  'allowance',
]);
export type OfferKind = z.infer<typeof offerKind>;

const face = z.object({
  id,
  brand: id,
  title: words,
  terms: words,
  /** Hard start and stop of use at a till, both included. */
  validFrom: instant,
  validUntil: instant,
  /** Hard start and stop of claiming, where they differ from those of use. */
  claimFrom: instant.optional(),
  claimUntil: instant.optional(),
});

/** What pages see. */
export const offer = z.discriminatedUnion('kind', [
  face.extend(fullReduction.shape),
  face.extend(fixed.shape),
  face.extend(percentage.shape),
  face.extend(redPacket.shape),
  face.extend(cash.shape),
  face.extend(sample.shape),
  face.extend(allowance.shape),
]);
export type Offer = z.infer<typeof offer>;

const list = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most).default([]);
/** Real campaigns name up to some ten thousand products. */
const MOST_PRODUCTS = 50_000;

/** A product is chosen by whatever names it; an empty choice chooses nothing. */
export const productChoice = z.object({
  brands: list(z.string().min(1).max(64), 1_000),
  categories: list(z.string().min(1).max(64), 1_000),
  skus: list(sku, MOST_PRODUCTS),
  gtins: list(gtin, MOST_PRODUCTS),
});
export type ProductChoice = z.infer<typeof productChoice>;

export const productCondition = z.object({
  /** Everything where it chooses nothing. */
  include: productChoice.prefault({}),
  exclude: productChoice.prefault({}),
  /** So many pieces of these products at least. */
  atLeast: z.number().int().min(1).max(1_000).default(1),
});
export type ProductCondition = z.infer<typeof productCondition>;

/** Which other coupons one may be used beside. Two go together where each allows the other. */
export const stacking = z.discriminatedUnion('with', [
  z.object({ with: z.literal('none') }),
  z.object({ with: z.literal('group'), group: id }),
  z.object({ with: z.literal('all'), group: id.optional() }),
]);
export type Stacking = z.infer<typeof stacking>;

/** By the site's own clock; `until` before `from` runs past midnight. Days count from Monday = 1. */
export const dayPart = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  until: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
});
export type DayPart = z.infer<typeof dayPart>;

/** What a phone is told of by name. */
export const MOST_STORES = 300;
const perDay = z.number().int().min(1).max(1_000_000_000);

/** What a till checks. Without any of it: everywhere, at any hour, on anything, and alone. */
export const conditions = z.object({
  /** Ids of the sites that take part; all where there is none. */
  sites: list(id, 10_000),
  products: productCondition.prefault({}),
  dayParts: list(dayPart, 50),
  stacking: stacking.default({ with: 'none' }),
  /** Offers this one never stands beside, whatever the stacking says. */
  excludes: list(id, 1_000),
  /** Of two coupons of one kind, the higher is taken off first. */
  priority: z.number().int().min(-1_000).max(1_000).default(0),
  /** How many coupons of this offer one basket takes. */
  perBasket: z.number().int().min(1).max(12).default(1),
  /** Uses a day, by the site's clock. */
  usesPerPersonDay: perDay.optional(),
  usesPerDay: perDay.optional(),
});
export type Conditions = z.infer<typeof conditions>;

/** What a coupon keeps. */
export const offerTerms = offer.and(z.object({ conditions: conditions.prefault({}) }));
export type OfferTerms = z.infer<typeof offerTerms>;

/** What only whoever hands out coupons needs to know; each is without a limit where it is not said. */
export const ruleLimits = z.object({
  /** Claims a day, by the site's clock. */
  claimsPerPersonDay: perDay.optional(),
  claimsPerDay: perDay.optional(),
  /** What the offer may cost in all, in fen. */
  budget: amount.optional(),
  /**
   * Who redeems it: the kiosk whose screen it was claimed at, which then needs no network for it; the hub where it is
   * not said. Elsewhere it can be used once that kiosk has given it back.
   */
  home: z.literal('kiosk').optional(),
  /** Who counts as one person: a phone where it is not said, else whoever has this number of the brand's. */
  personBy: z.literal('member').optional(),
  /** So many coupons lie at each kiosk on loan, for phones to claim there while the hub cannot be reached. */
  loan: z.number().int().min(1).max(10_000).optional(),
  /** Redeeming with no way to ask anybody: never where it is not said. */
  offlineRisk: z
    .object({
      /** The most one coupon may be worth. */
      perCoupon: positive,
      /** What one site may lose in a day. */
      perSiteDay: positive,
    })
    .optional(),
});

/** The whole of what a brand sets up. */
export const offerRule = offerTerms.and(
  ruleLimits.extend({
    /** How many coupons in all; null where there is no limit. */
    stock: z.number().int().nonnegative().nullable(),
    /** How many one person may hold; one where it is not said. */
    perPerson: z.number().int().min(1).max(100).optional(),
  }),
);
export type OfferRule = z.infer<typeof offerRule>;
