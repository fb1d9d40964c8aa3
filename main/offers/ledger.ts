import type { OfferTerms, Result } from '../../preload/contract/index.ts';
import type { Pace } from '../base/batches.ts';
import type { Value } from '../base/value.ts';
import type { Op, StockOp } from './ledger-ops.ts';

export * from './ledger-ops.ts';

/**
 * The ledger of who holds which coupon and what became of it. Everything is added, nothing is ever changed:
 * a reversal is a new row. This is the one interface in front of every engine that keeps it.
 */

/** What a coupon keeps of its offer for good. */
export type Terms = OfferTerms;

/** Two brands may call an offer by the same id. */
export type OfferName = { readonly brand: string; readonly offer: string };
export const offerNameOf = ({ brand, id }: Pick<Terms, 'brand' | 'id'>): OfferName => ({
  brand,
  offer: id,
});
/** What an entry is about, for whoever reads the audit. */
export type Scope = OfferName & { readonly coupon: string | null };

type Reversal = { readonly at: number; readonly by: string; readonly reason: string };

/** One use of a coupon. Turn n + 1 can only follow the reversal of turn n, except where it is spent in parts. */
export type Turn = {
  readonly turn: number;
  readonly at: number;
  readonly site: string;
  readonly till: string;
  readonly by: string;
  /** What this use saved, in fen. */
  readonly value: number;
  /** What the basket came to, where the till said so. */
  readonly amount: number | null;
  readonly receipt: string | null;
  /** The site's day it counts on, where the offer has limits by the day. */
  readonly day: string | null;
  /** The node that redeemed it by its own right; null where this ledger was asked. */
  readonly node: string | null;
  readonly reversed: Reversal | null;
};

/** A coupon with all that happened to it. */
export type Holding = {
  readonly seq: number;
  readonly coupon: string;
  readonly code: string;
  readonly terms: Terms;
  /** Null while it is issued and nobody has taken it yet. */
  readonly person: string | null;
  /** The person's first, second ... coupon of this offer. */
  readonly nth: number;
  /** Its place in the offer's stock. */
  readonly serial: number;
  /** What it is worth, in fen: for an allowance the whole of it, for a red packet what was drawn. */
  readonly value: number;
  /** An allowance: spent in several turns that stand beside each other. */
  readonly inParts: boolean;
  readonly screen: string | null;
  /** Who issued it elsewhere; null for a coupon claimed here. */
  readonly source: string | null;
  readonly claimedAt: number;
  /** Oldest first. Without parts, all but the last are reversed. */
  readonly turns: readonly Turn[];
  readonly voided: Reversal | null;
  /** The node that alone may redeem it; null for the ledger's own house. */
  readonly authority: string | null;
  /** How often it was lent to a node so far. */
  readonly lent: number;
};

/** A redemption that had happened already and could not stand: goods are out and somebody has to settle it. */
export type Exception = {
  /** Its entry in the chain, which is its name. */
  readonly exception: number;
  readonly coupon: string;
  readonly offer: string;
  readonly brand: string;
  /** The fault it would have been refused with. */
  readonly why: string;
  readonly value: number;
  readonly at: number;
  readonly site: string;
  readonly till: string;
  readonly by: string;
  readonly node: string | null;
  readonly settled: (Reversal & { readonly outcome: string }) | null;
};

/** So many serials of an offer's stock, for one node to hand out with no network. */
export type Lease = {
  readonly lease: string;
  readonly offer: string;
  readonly brand: string;
  readonly node: string;
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly by: string;
  /** Its serials that are known to be coupons. */
  readonly claimed: readonly number[];
  readonly end:
    | (Reversal & {
        readonly how: 'handed-back' | 'written-off';
        /** The first serial that was not handed out; what comes before has all been claimed. */
        readonly rest: number | null;
        /** What the write-off costs the site's risk budget, in fen. */
        readonly charge: number;
        readonly site: string;
      })
    | null;
};

export type Applied = {
  readonly holding: Holding;
  /** The turn a redeem or reverse was about. */
  readonly turn: number | null;
  /** Set where goods were out already and the redemption could not stand. */
  readonly exception: Exception | null;
  /** Whether this was done before and is only being answered again. */
  readonly repeated: boolean;
};
export type LeaseApplied = { readonly lease: Lease; readonly repeated: boolean };
export type OpResult<O extends Op = Op> = Result<O extends StockOp ? LeaseApplied : Applied>;

/** One link of the hash chain. `body` is what was added, or why it was refused. */
export type Entry = {
  readonly seq: number;
  readonly op: Op['kind'];
  readonly intent: string;
  /** What the intent was about: the same intent about something else is a mistake of whoever asks. */
  readonly about: string;
  readonly at: number;
  readonly body: string;
  readonly hash: string;
};

export type ChainFault = {
  readonly seq: number;
  readonly kind:
    | 'broken-link'
    | 'missing-entry'
    | 'row-differs'
    | 'row-without-entry'
    | 'terms-differ'
    | 'tally-differs'
    | 'unreadable';
};
export type ChainReport = {
  readonly entries: number;
  readonly head: string;
  /** The first hundred; empty where everything is as it was written. */
  readonly faults: readonly ChainFault[];
};

export type Settlement = {
  readonly brand: string;
  readonly offer: string;
  readonly redemptions: number;
  /** Sum in fen of the redemptions that stand. */
  readonly value: number;
};

/** Who did what, when and where: an entry as a person reads it. */
export type AuditRow = {
  readonly seq: number;
  readonly op: Op['kind'];
  readonly at: number;
  /** Null where it was about a coupon that nobody knows. */
  readonly brand: string | null;
  readonly offer: string | null;
  readonly coupon: string | null;
  readonly by: string | null;
  readonly where: string | null;
  /** The fault it was refused with; null where it was done. */
  readonly refused: string | null;
  readonly body: string;
};

/** Where an offer's stock is: claimed + leased + lost + what is free = stock. */
export type StockCount = {
  readonly claimed: number;
  /** Lent to nodes and not claimed yet. */
  readonly leased: number;
  /** Written off and never seen again. */
  readonly lost: number;
};

/** What was claimed and redeemed of an offer since then; redemptions that stand. */
export type OfferActivity = OfferName & { readonly issued: number; readonly redeemed: number };

/** What a brand may read: its own, and nothing else. */
export type BrandReads = {
  activity(since: number): Promise<OfferActivity[]>;
  settlement(): Promise<Settlement[]>;
  /** In order, after `seq`. */
  audit(after: number, most: number): Promise<AuditRow[]>;
  /** The newest redemptions, newest first. */
  recent(most: number): Promise<{ holding: Holding; turn: number }[]>;
  /** Newest first; those not settled yet alone, or all. */
  exceptions(which: 'open' | 'all', most: number): Promise<Exception[]>;
};

/** `low`: the disk ran full and the reserve is spent; promises are kept, new ones are not made. */
export type Room = 'ample' | 'low';

export type Ledger = BrandReads & {
  /**
   * The one way to write. All that is acknowledged is durable before the promise resolves, in the order given,
   * each op seeing those before it. A refusal is a result, not an exception, and spoils no other op.
   */
  applyBatch<O extends Op>(ops: readonly O[]): Promise<OpResult<O>[]>;

  byCode(code: string): Promise<Holding | null>;
  byId(coupon: string): Promise<Holding | null>;
  /** Newest first. */
  ofPerson(person: string, most: number): Promise<Holding[]>;
  /** Coupons of one offer that one person holds, newest first. */
  ofPersonAndOffer(person: string, of: OfferName): Promise<Holding[]>;
  /** Coupons of an offer that are handed out, lent or lost: what is left is its stock less these. */
  issued(of: OfferName): Promise<number>;
  stock(of: OfferName): Promise<StockCount>;
  /** Coupons of an offer used on a site's day, where it has limits by the day. */
  usesOn(of: OfferName, day: string): Promise<number>;
  /** Of one node, in whichever epoch of its memory; or of all. */
  leases(which: 'open' | 'all', node: string | null): Promise<Lease[]>;
  lease(lease: string): Promise<Lease | null>;
  /** What a coupon out of this lease promises. */
  leaseTerms(lease: string): Promise<Terms | null>;
  /** Coupons whose right is with a node and that can be used yet, of one brand or of all. */
  lent(brand: string | null): Promise<Holding[]>;
  /** What exceptions and write-offs of a site cost since then, in fen. */
  charged(site: string, since: number): Promise<number>;
  /** The same reads as one brand may have them, held apart by the engine as far as it can. */
  ofBrand(brand: string): BrandReads;

  /** Entries after `seq` in order: for moving a ledger, and for telling a hub. */
  entries(after: number, most: number): Promise<Entry[]>;
  verifyChain(): Promise<ChainReport>;

  /** How many ops the engine likes to take together, and how many such batches on their way at once. */
  readonly pace: Pace;
  readonly room: Value<Room>;
  /**
   * What is written beside the ledger met the end of the disk: the ledger gives up its ballast and makes no new promises
   * until there is room. False where there was none to give.
   */
  makeRoom(): boolean;
  close(): Promise<void>;
};

/** The newest redemption that stands, if any. */
export const standing = (holding: Holding): Turn | null =>
  holding.turns.findLast((turn) => !turn.reversed) ?? null;

/** What is left to spend of it, in fen. */
export const balanceOf = ({ value, inParts, turns }: Holding): number => {
  const spent = turns.filter((turn) => !turn.reversed);
  if (!inParts) return spent.length > 0 ? 0 : value;
  return spent.reduce((left, turn) => left - turn.value, value);
};

/** Nothing is left of it. */
export const isUsedUp = (holding: Holding): boolean =>
  standing(holding) !== null && (!holding.inParts || balanceOf(holding) === 0);
