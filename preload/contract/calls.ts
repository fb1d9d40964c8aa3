import { z } from 'zod';
import { brandCalls } from './brand-calls.ts';
import { MOST_LIVE_TEXT } from './live-code.ts';
import * as n from './nouns.ts';
import { intent } from './primitives.ts';
import { fault } from './result.ts';

/**
 * Who a peer is. `guest` is a page before it has shown who it is (staff before the PIN);
 * everything a role may do is listed at the call or event, nothing is inherited.
 */
export const role = z.enum(['screen', 'guest', 'staff', 'brand', 'phone', 'bench']);
export type Role = z.infer<typeof role>;

type HttpRoute = `${'GET' | 'POST'} /api/${string}`;

export type CallShape = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly roles: readonly Role[];
  /** Where the same call is also served over plain HTTP; what is here is in /api/openapi.json. */
  readonly http?: HttpRoute;
  readonly about: string;
  readonly timeoutMs?: number;
};

const define = <const C extends Record<string, CallShape>>(list: C): C => list;

const code = z.string().trim().min(1).max(64);
/** What a till was shown: a coupon's code, or what a phone with a key makes of it. */
const shownCode = z.string().trim().min(1).max(MOST_LIVE_TEXT);
/** Typed off the phone by staff, or taken live a moment before: a bound coupon is not refused for it. */
const seen = z.boolean().optional();
/** Coupons beside one basket; of an allowance no more than `spend`. */
const laidCoupons = z
  .array(z.object({ code: shownCode, seen, spend: n.amount.min(1).optional() }))
  .min(1)
  .max(n.MOST_COUPONS);
const nothing = z.object({});

/** The whole of what a page may ask of the host. */
export const calls = define({
  'catalog.product': {
    about: 'One product with its outfits and what shoppers say of it.',
    input: z.object({ sku: n.sku }),
    output: n.productAnswer,
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/product',
  },
  'catalog.search': {
    about:
      'Products by text and attributes, best first. Chinese, English, pinyin and slips of the finger.',
    input: z.object({
      text: z.string().max(200).default(''),
      category: z.string().max(64).optional(),
      gender: z.string().max(64).optional(),
      colour: z.string().max(64).optional(),
      brand: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(24),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({
      products: z.array(n.product),
      total: z.number().int().nonnegative(),
      ...n.searchReading.shape,
      /** Products by what they are, the most first; empty where nothing was typed. */
      facets: n.searchFacets,
    }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/products',
  },
  'catalog.shelf': {
    about:
      'A page of the shop without an end: what can be had and is in season first, neighbours that differ.',
    input: z.object({
      /** The same seed is the same order. */
      seed: z.string().min(1).max(64),
      /** The garment in hand: its near relations come sooner. */
      sku: n.sku.optional(),
      category: z.string().max(64).optional(),
      gender: z.string().max(64).optional(),
      /** Of the page before; it stays good across imports. */
      cursor: z.string().max(1200).optional(),
      limit: z.coerce.number().int().min(1).max(48).default(24),
    }),
    /** No cursor where there is nothing at all. */
    output: z.object({ products: z.array(n.product), cursor: z.string().nullable() }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/shelf',
  },
  'catalog.garments': {
    about: 'What the mirror can put on: what can be had first, then what a person has looked at.',
    input: z.object({
      cut: n.garmentCut.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(24),
    }),
    output: z.object({ wearables: z.array(n.wearable) }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/garments',
  },
  'catalog.makeup': {
    about:
      'What is worn on a face, with its shades: what can be had first, at most a dozen for each part.',
    input: nothing,
    output: z.object({ makeup: z.array(n.makeup) }),
    roles: ['screen', 'staff', 'bench', 'phone'],
    http: 'GET /api/makeup',
  },
  'garments.list': {
    about: 'Garments nobody has looked at first, then the others, then products without one.',
    input: z.object({ text: z.string().max(100).default('') }),
    output: z.object({
      entries: z.array(n.garmentEntry),
      unseen: z.number().int().nonnegative(),
      /** There are more than these. */
      more: z.boolean(),
    }),
    roles: ['staff'],
  },
  'garments.upload': {
    about:
      'One part of a cut-out picture, in order. It is kept for some minutes, until it is saved.',
    input: z.object({
      upload: intent,
      part: z
        .number()
        .int()
        .min(0)
        .max(n.MOST_UPLOAD / n.UPLOAD_PART),
      data: z.base64().max(Math.ceil(n.UPLOAD_PART / 3) * 4),
    }),
    output: z.object({ bytes: z.number().int().positive() }),
    roles: ['staff'],
  },
  'garments.save': {
    about:
      'A person has looked at a garment: these are its points, and this its picture where it has a new one.',
    input: z.object({
      sku: n.sku,
      shape: n.garmentShape,
      upload: intent.nullable().default(null),
    }),
    output: n.garment,
    roles: ['staff'],
    timeoutMs: 30_000,
  },
  'insights.seen': {
    about:
      'A product is on this screen, and what is shown beside it. Counted where the site says so.',
    input: z.object({
      sku: n.sku,
      by: z.enum(['tag', 'touch']),
      shown: z.array(n.sku).max(32).default([]),
      opened: z.array(n.sku).max(16).default([]),
    }),
    output: nothing,
    roles: ['screen'],
  },
  'insights.unknownTag': {
    about: 'A garment the lists do not know was lifted before this screen.',
    input: nothing,
    output: nothing,
    roles: ['screen'],
  },
  'insights.assortment': {
    about: 'What is lifted and left, and what is looked for and not carried.',
    input: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    output: n.assortment,
    roles: ['staff'],
    http: 'GET /api/insights/assortment',
  },
  'insights.assortmentCsv': {
    about:
      'The same for a spreadsheet: UTF-8 with its mark, every number beside what it is out of.',
    input: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    output: z.object({ csv: z.string() }),
    roles: ['staff'],
  },
  'catalog.imports': {
    about: 'State of every import since the start.',
    input: nothing,
    output: z.object({ imports: z.array(n.importState) }),
    roles: ['staff', 'bench'],
    http: 'GET /api/imports',
  },
  'visits.begin': {
    about: 'A shopper has begun at this screen.',
    input: nothing,
    output: z.object({ visit: n.id }),
    roles: ['screen'],
  },
  'visits.end': {
    about: 'The visit is over; what belonged to it is forgotten.',
    input: z.object({ visit: n.id, reason: z.enum(['done', 'idle', 'left', 'crash', 'boot']) }),
    output: nothing,
    roles: ['screen'],
  },
  'visits.consent': {
    about: 'A shopper lets the camera be used, for one purpose and in words they read.',
    input: z.object({
      purpose: n.cameraPurpose,
      /** Which version of the words was on the screen. */
      wording: z.string().min(1).max(32),
      language: n.language,
    }),
    output: z.object({ id: n.id }),
    roles: ['screen'],
  },
  'visits.withdraw': {
    about: 'The camera is not wanted any more: what was consented to is over.',
    input: z.object({ id: n.id }),
    output: nothing,
    roles: ['screen'],
  },
  'handoff.leave': {
    about:
      'A screen leaves a sealed picture for one phone. The key stays in the code on the screen and is never sent.',
    input: z.object({ sealed: n.sealedBytes }),
    output: z.object({ id: z.string(), url: z.string(), expiresInMs: z.number().int().positive() }),
    roles: ['screen'],
  },
  'handoff.withdraw': {
    about: 'The shopper does not want the picture: it is gone.',
    input: z.object({ id: n.id }),
    output: nothing,
    roles: ['screen'],
  },
  'handoff.take': {
    about: 'A phone fetches a sealed picture. Given once; it is nowhere else from then on.',
    input: z.object({ id: code }),
    output: z.object({ sealed: n.sealedBytes }),
    roles: ['phone'],
    http: 'POST /api/handoff/take',
    timeoutMs: 30_000,
  },
  'visits.invite': {
    about:
      'A way for a phone to say what this screen shows: to type where a screen has no keys. Good for this visit.',
    input: nothing,
    output: z.object({ url: z.string() }),
    roles: ['screen'],
  },
  'visits.show': {
    about: 'A phone that was invited puts a product on the screen.',
    input: z.object({ invitation: code, sku: n.sku }),
    output: nothing,
    roles: ['phone'],
    http: 'POST /api/show',
  },
  'cameras.report': {
    about: 'How this screen’s camera is.',
    input: n.cameraStanding.pick({ state: true, why: true }),
    output: nothing,
    roles: ['screen'],
  },
  'cameras.allow': {
    about: 'The privacy switch: turns a screen’s camera off for everybody until it is turned on.',
    input: n.cameraStanding.pick({ screen: true, allowed: true }),
    output: nothing,
    roles: ['staff'],
  },
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
  ...brandCalls,
  'staff.signIn': {
    about: 'Open the staff pages with the PIN.',
    /** `site` where a hub serves several; `brand` for a brand's own pages, with its own PIN. */
    input: z.object({
      pin: z.string().min(1).max(32),
      site: n.id.optional(),
      brand: n.id.optional(),
    }),
    output: z.object({ token: z.string(), expiresInMs: z.number().int().positive() }),
    roles: ['guest', 'staff', 'brand'],
    http: 'POST /api/staff/sign-in',
  },
  'staff.signOut': {
    about: 'Close the staff pages on this device.',
    input: nothing,
    output: nothing,
    roles: ['staff', 'brand'],
  },
  'devices.scanned': {
    about: 'A keyboard-wedge scanner on this page read a code.',
    input: z.object({ text: z.string().min(1).max(512) }),
    output: nothing,
    roles: ['screen', 'staff'],
  },
  'screen.crashed': {
    about: 'An experience hit its error wall; the screen went back to the attract loop.',
    input: z.object({ experience: z.string().max(64), message: z.string().max(2000) }),
    output: nothing,
    roles: ['screen'],
  },
  'bench.place': {
    about: 'Put a tagged garment before an antenna of a simulated reader.',
    input: z.object({
      device: n.id,
      antenna: z.number().int().min(1).max(32),
      sku: n.sku,
      motion: z.enum(['still', 'carried', 'held']),
    }),
    output: nothing,
    roles: ['bench'],
  },
  'bench.remove': {
    about: 'Take a garment away from a simulated reader.',
    input: z.object({ device: n.id, sku: n.sku }),
    output: nothing,
    roles: ['bench'],
  },
  'bench.fault': {
    about: 'Do to a simulated reader what happens to real ones.',
    input: z.object({
      device: n.id,
      fault: z.enum([
        'pull-cable',
        'restore-cable',
        'reboot',
        'garbage',
        'clock-forward',
        'clock-back',
        'clear',
      ]),
    }),
    output: nothing,
    roles: ['bench'],
  },
});

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type CallParsed<N extends CallName> = z.output<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
