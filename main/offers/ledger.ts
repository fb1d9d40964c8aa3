import type { OfferTerms, Result } from '../../preload/contract/index.ts';
import type { Value } from '../base/value.ts';

/**
 * The ledger of who holds which coupon and what became of it. Everything is added, nothing is ever changed:
 * a reversal is a new row. This is the one interface in front of every engine that keeps it.
 */

type Asked = {
  /** The same for every repetition of one intent; the first answer is the answer to all of them. */
  readonly intent: string;
  /** By the wall clock, which may be wrong: kept to be read, never to order by. The ledger orders by sequence. */
  readonly at: number;
};

export type ClaimOp = Asked & {
  readonly kind: 'claim';
  /** What the shopper is promised, kept with the coupon whatever becomes of the offer. */
  readonly terms: OfferTerms;
  readonly stock: number | null;
  readonly perPerson: number;
  readonly person: string;
  /** Proposed by whoever asks, so that the same op means the same on every engine. */
  readonly coupon: string;
  readonly code: string;
  readonly screen: string | null;
};
export type RedeemOp = Asked & {
  readonly kind: 'redeem';
  readonly code: string;
  readonly site: string;
  readonly till: string;
  readonly by: string;
};
export type ReverseOp = Asked & {
  readonly kind: 'reverse';
  readonly coupon: string;
  readonly turn: number;
  readonly by: string;
  readonly reason: string;
};
export type VoidOp = Asked & {
  readonly kind: 'void';
  readonly coupon: string;
  readonly by: string;
  readonly reason: string;
};
export type Op = ClaimOp | RedeemOp | ReverseOp | VoidOp;

type Reversal = { readonly at: number; readonly by: string; readonly reason: string };

/** One use of a coupon. Turn n + 1 can only follow the reversal of turn n. */
export type Turn = {
  readonly turn: number;
  readonly at: number;
  readonly site: string;
  readonly till: string;
  readonly by: string;
  readonly reversed: Reversal | null;
};

/** A coupon with all that happened to it. */
export type Holding = {
  readonly seq: number;
  readonly coupon: string;
  readonly code: string;
  readonly terms: OfferTerms;
  readonly person: string;
  /** The person's first, second ... coupon of this offer. */
  readonly nth: number;
  /** Its place in the offer's stock, from 1 without a gap. */
  readonly serial: number;
  readonly screen: string | null;
  readonly claimedAt: number;
  /** Oldest first; all but the last are reversed. */
  readonly turns: readonly Turn[];
  readonly voided: Reversal | null;
};

export type Applied = {
  readonly holding: Holding;
  /** The turn a redeem or reverse was about. */
  readonly turn: number | null;
  /** Whether this was done before and is only being answered again. */
  readonly repeated: boolean;
};
export type OpResult = Result<Applied>;

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
    | 'unreadable';
};
export type ChainReport = {
  readonly entries: number;
  readonly head: string;
  /** The first hundred; empty where everything is as it was written. */
  readonly faults: readonly ChainFault[];
};

export type Settlement = {
  readonly offer: string;
  readonly redemptions: number;
  /** Sum in fen of the redemptions that stand. */
  readonly value: number;
};

/** `low`: the disk ran full and the reserve is spent; promises are kept, new ones are not made. */
export type Room = 'ample' | 'low';

export type Ledger = {
  /**
   * The one way to write. All that is acknowledged is durable before the promise resolves, in the order given,
   * each op seeing those before it. A refusal is a result, not an exception, and spoils no other op.
   */
  applyBatch(ops: readonly Op[]): Promise<OpResult[]>;

  byCode(code: string): Promise<Holding | null>;
  byId(coupon: string): Promise<Holding | null>;
  /** Newest first. */
  ofPerson(person: string, most: number): Promise<Holding[]>;
  /** Coupons of one offer that one person holds, newest first. */
  ofPersonAndOffer(person: string, offer: string): Promise<Holding[]>;
  /** Coupons of an offer handed out so far. */
  issued(offer: string): Promise<number>;
  /** The newest redemptions, newest first. */
  recent(most: number): Promise<{ holding: Holding; turn: number }[]>;
  settlement(): Promise<Settlement[]>;
  /** Entries after `seq` in order: for moving a ledger, and for telling a hub. */
  entries(after: number, most: number): Promise<Entry[]>;
  verifyChain(): Promise<ChainReport>;

  readonly room: Value<Room>;
  close(): Promise<void>;
};

/** The redemption that stands, if any. */
export const standing = (holding: Holding): Turn | null => {
  const last = holding.turns.at(-1);
  return last && !last.reversed ? last : null;
};

/** What an intent is about, for telling a repetition from a mistake. */
export const aboutOf = (op: Op): string => {
  switch (op.kind) {
    case 'claim':
      return `${op.terms.id}/${op.person}`;
    case 'redeem':
      return op.code;
    case 'reverse':
      return `${op.coupon}.${op.turn}`;
    case 'void':
      return op.coupon;
  }
};
