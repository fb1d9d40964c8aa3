import { z } from 'zod';
import { code, nothing, type CallShape } from './call-shape.ts';
import { MOST_LIVE_TEXT } from './live-code.ts';
import { memberClaim } from './member.ts';
import * as n from './nouns.ts';
import { intent } from './primitives.ts';
import { fault } from './result.ts';

/** What a till was shown: a coupon's code, or what a phone with a key makes of it. */
const shownCode = z.string().trim().min(1).max(MOST_LIVE_TEXT);
/** Typed off the phone by staff, or taken live a moment before: a bound coupon is not refused for it. */
const seen = z.boolean().optional();
/** Coupons beside one basket; of an allowance no more than `spend`. */
const laidCoupons = z
  .array(z.object({ code: shownCode, seen, spend: n.amount.min(1).optional() }))
  .min(1)
  .max(n.MOST_COUPONS);

/** From the code on a screen to the till, with a network and without. */
export const offerCalls = {
  'offers.ticket': {
    about: 'The rotating code a screen shows for an offer.',
    input: z.object({ visit: n.id, offer: n.id }),
    output: n.ticket,
    roles: ['screen'],
  },
  'offers.open': {
    about: 'A phone opens the code it scanned or typed, and gets a pass to claim with.',
    input: z.object({ code }),
    output: z.object({
      pass: z.string(),
      offer: n.offer,
      brand: n.brand,
      left: z.number().int().nonnegative().nullable(),
      /** Set where this phone holds the coupon already. */
      coupon: n.coupon.nullable(),
      /** Set where one person is one member: a claim needs the number, and a yes to its being asked for. */
      personBy: z.literal('member').optional(),
      expiresInMs: z.number().int().positive(),
    }),
    roles: ['phone'],
    http: 'POST /api/offers/open',
  },
  'offers.claim': {
    about:
      'Claim with a pass. Once per offer and person; a repeated call answers with the same coupon.',
    input: z.object({
      pass: z.string().min(1).max(512),
      /** Of a phone that has one: the key that the coupon is bound to, and its signature over the pass. */
      key: n.phoneKey.optional(),
      signature: z
        .string()
        .regex(/^[A-Za-z0-9_-]{86}$/, '64 bytes in base64url')
        .optional(),
      /** For offers that are one a member. The number is made a digest of and not kept. */
      member: memberClaim.optional(),
    }),
    /** With the certificate where the phone has a key. */
    output: n.coupon.extend({ certificate: n.paper.optional() }),
    roles: ['phone'],
    http: 'POST /api/offers/claim',
  },
  'offers.wallet': {
    about: 'The coupons this phone holds, newest first.',
    input: nothing,
    output: z.object({ coupons: z.array(n.coupon) }),
    roles: ['phone'],
    http: 'GET /api/offers/wallet',
  },
  'offers.redeem': {
    about: 'Redeem a coupon at the till, exactly once.',
    input: z.object({
      code: shownCode,
      seen,
      intent,
      till: z.string().trim().min(1).max(64),
    }),
    output: n.redemption,
    roles: ['staff'],
    http: 'POST /api/offers/redeem',
  },
  'offers.quote': {
    about: 'What coupons make of a basket: the best of all that go together, and why.',
    input: z.object({ coupons: laidCoupons, basket: n.basketAsked }),
    output: z.object({
      quote: n.quote,
      /** By the quote's coupon ids. */
      coupons: z.array(z.object({ code: z.string(), coupon: n.coupon, left: n.amount })),
      unusable: z.array(z.object({ code: z.string(), fault })),
    }),
    roles: ['staff'],
    http: 'POST /api/offers/quote',
  },
  'offers.redeemBasket': {
    about: 'Redeem what a quote said of a basket: all of it, or nothing.',
    input: z.object({
      coupons: laidCoupons,
      basket: n.basketAsked,
      /** What the quote said is to be paid; another sum is refused. */
      total: n.amount,
      intent,
      till: z.string().trim().min(1).max(64),
    }),
    output: z.object({ redemptions: z.array(n.redemption), saved: n.amount }),
    roles: ['staff'],
    http: 'POST /api/offers/redeem-basket',
  },
  'offers.undo': {
    about: 'Reverse a redemption, with a reason. The coupon can be used again.',
    input: z.object({ redemption: n.id, intent, reason: z.string().trim().max(200) }),
    output: n.redemption,
    roles: ['staff'],
    http: 'POST /api/offers/undo',
  },
  'offers.where': {
    about: 'The stores that a coupon of this phone can be used at.',
    input: z.object({ coupon: n.id }),
    output: z.object({
      /** Every store that sells its brand, those that are not named here as well. */
      everywhere: z.boolean(),
      stores: z.array(n.words).max(n.MOST_STORES),
      /** How many there are in all. */
      count: z.number().int().nonnegative(),
    }),
    roles: ['phone'],
    http: 'POST /api/offers/where',
  },
  'offers.coupon': {
    about: 'What a till is told of a coupon by its code, before anything is done with it.',
    input: z.object({ code: shownCode }),
    output: z.object({ coupon: n.coupon }),
    roles: ['staff'],
    http: 'POST /api/offers/coupon',
  },
  'offers.void': {
    about:
      'Take a coupon back for good, with a reason: it can be used no more, and not be given back.',
    input: z.object({ coupon: n.id, intent, reason: z.string().trim().max(200) }),
    output: z.object({ coupon: n.coupon }),
    roles: ['staff'],
    http: 'POST /api/offers/void',
  },
  'offers.certificate': {
    about:
      'What a phone holds of its coupon where nobody can be asked: the word of whoever issued it, for one key of this phone.',
    input: z.object({ coupon: n.id, key: n.phoneKey }),
    /** With the time here, by which the phone makes its live codes. */
    output: z.object({ certificate: n.paper, now: n.instant }),
    roles: ['phone'],
    http: 'POST /api/offers/certificate',
  },
  'offers.challenge': {
    about: 'A till that cannot reach the hub asks through the phone: what it shows, signed.',
    input: z.object({
      till: z.string().trim().min(1).max(32),
      amount: n.amount.max(1_000_000_000),
    }),
    output: z.object({
      challenge: n.paper,
      /** The same as an address for a phone's camera; null while phones reach nobody. */
      url: z.string().nullable(),
      nonce: z.string(),
      expiresInMs: z.number().int().positive(),
    }),
    roles: ['staff'],
    http: 'POST /api/offers/challenge',
  },
  'offers.relay': {
    about:
      'A phone brings a till’s question, and takes the answer back: redeemed, for this very question.',
    input: z
      .object({ challenge: n.paper, code: code.optional(), proof: n.paper.optional() })
      .refine(
        (asked) => asked.code !== undefined || asked.proof !== undefined,
        'a code or a proof',
      ),
    output: z.object({ receipt: n.paper }),
    roles: ['phone'],
    http: 'POST /api/offers/relay',
  },
  'offers.receipt': {
    about: 'A till takes the answer that a phone shows, without a network: goods may go out, once.',
    input: z.object({ receipt: n.paper, till: z.string().trim().min(1).max(32) }),
    output: z.object({
      code: z.string(),
      /** What it took off, in fen. */
      saved: n.amount,
      at: n.instant,
      way: n.redeemWay,
    }),
    roles: ['staff'],
    http: 'POST /api/offers/receipt',
  },
} as const satisfies Record<string, CallShape>;
