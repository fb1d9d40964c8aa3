import { z } from 'zod';
import { offerFinding } from './offer-findings.ts';
import { offerRule } from './offers.ts';
import { amount, id, instant, words } from './primitives.ts';

/** What a brand sees of its own offers, and what it may do with them. */

const count = z.number().int().nonnegative();

/** `stopped` for good, until somebody publishes it anew; `paused` for a while. Coupons that are out stay good. */
export const offerState = z.enum(['coming', 'running', 'paused', 'stopped', 'over']);
export type OfferState = z.infer<typeof offerState>;

/** An offer as somebody would say it, a sentence for everything that was set. */
export const spokenOffer = z.object({ zh: z.array(z.string()), en: z.array(z.string()) });

export const offerCounts = z.object({
  issued: count,
  /** Redemptions that stand, and what they saved. */
  redeemed: count,
  saved: amount,
  /** Null where there is no limit. */
  left: count.nullable(),
  /** Since midnight at the site. */
  today: z.object({ issued: count, redeemed: count }),
});

/** Named by how often it was changed on this page; 0 as the settings file has it. */
const version = z.number().int().nonnegative();

export const brandOffer = z.object({
  rule: offerRule,
  state: offerState,
  version,
  spoken: spokenOffer,
  counts: offerCounts,
});
export type BrandOffer = z.infer<typeof brandOffer>;

export const offerAct = z.enum(['publish', 'pause', 'resume', 'stop', 'undo']);
export type OfferAct = z.infer<typeof offerAct>;

/** Who did what, when: with the offer before and after; null where there was none. */
export const offerChange = z.object({
  offer: id,
  title: words,
  version,
  act: offerAct,
  at: instant,
  by: z.string(),
  before: spokenOffer.nullable(),
  after: spokenOffer.nullable(),
});
export type OfferChange = z.infer<typeof offerChange>;

/** A field that cannot be read: left empty, not a value it takes, a site nobody knows, or one that may not change. */
export const draftProblem = z.object({
  path: z.string(),
  why: z.enum(['missing', 'wrong', 'site-unknown', 'in-use']),
});
export type DraftProblem = z.infer<typeof draftProblem>;

export const draftCheck = z.object({
  problems: z.array(draftProblem),
  findings: z.array(offerFinding),
  /** Null while there are problems. */
  spoken: spokenOffer.nullable(),
  /** What it costs if every coupon is used for all it is worth; null where nothing bounds it. */
  worst: amount.nullable(),
  /** What redeeming with no network may cost; null where it is not allowed. */
  offlineLoss: amount.nullable(),
});
export type DraftCheck = z.infer<typeof draftCheck>;

/** As a page typed it: nothing of it is believed. */
export const offerDraft = z.record(z.string().max(64), z.unknown());

/** What a till gave away and the ledger could not let stand. */
export const brandException = z.object({
  exception: z.number().int().positive(),
  offer: id,
  title: words.nullable(),
  /** The last four of the coupon's code. */
  codeTail: z.string(),
  why: z.string(),
  value: amount,
  at: instant,
  site: z.string(),
  till: z.string(),
  by: z.string(),
  settled: z
    .object({ at: instant, by: z.string(), outcome: z.string(), reason: z.string() })
    .nullable(),
});
export type BrandException = z.infer<typeof brandException>;

/** Coupons and stock at a kiosk that has lost its memory, was taken away, or has said nothing for a day. */
export const brandLost = z.object({
  /** The kiosk, in the epoch of its memory that had them. */
  holder: z.string(),
  /** `brand/site/kiosk` */
  kiosk: z.string(),
  site: words.nullable(),
  offer: id,
  title: words,
  rights: count,
  stock: count,
  /** What writing it off is charged with. */
  worth: amount,
  why: z.enum(['forgot', 'gone', 'silent']),
  /** When it was heard of last; null where that is not known. */
  seenAt: instant.nullable(),
});
export type BrandLost = z.infer<typeof brandLost>;

/** The brand bears it, the site is charged, or the goods came back. */
export const settleOutcome = z.enum(['borne', 'charged', 'reversed']);
export const brandList = z.enum(['counters', 'claims', 'redemptions']);
