import type { Terms } from './ledger.ts';

/** Everything that can be asked of a ledger. */

type Asked = {
  /** The same for every repetition of one intent; the first answer is the answer to all of them. */
  readonly intent: string;
  /** By the wall clock, which may be wrong: kept to be read, never to order by. The ledger orders by sequence. */
  readonly at: number;
};

/** How often an offer may be claimed, or used, on one day. The day is the site's own, named by whoever asks. */
export type DayLimits = {
  readonly day: string;
  readonly perPerson: number | null;
  readonly all: number | null;
};

export type ClaimOp = Asked & {
  readonly kind: 'claim';
  /** What the shopper is promised, kept with the coupon whatever becomes of the offer. */
  readonly terms: Terms;
  readonly stock: number | null;
  readonly perPerson: number;
  readonly person: string;
  /** Proposed by whoever asks, so that the same op means the same on every engine. */
  readonly coupon: string;
  readonly code: string;
  readonly screen: string | null;
  readonly daily?: DayLimits;
  /** What all coupons of this offer may be worth together, in fen. */
  readonly budget?: number;
  /** Shuffles the prizes of a red packet; what is drawn is kept in the coupon's terms. It stays in the house. */
  readonly seed?: string;
  /**
   * Out of serials a node was lent. `serial` is absent where the node itself asks its own ledger, and given where
   * the claim has happened already: then it is written down whatever the other limits say.
   */
  readonly lease?: { readonly lease: string; readonly serial?: number };
};

/** A coupon made elsewhere comes in with its own code. The intent is the name it has there. */
export type IssueOp = Asked & {
  readonly kind: 'issue';
  readonly terms: Terms;
  /** Null where nobody holds it yet. */
  readonly person: string | null;
  readonly coupon: string;
  readonly code: string;
  readonly source: string;
  /** Its place in the stock that it was taken from, where another ledger counts that. */
  readonly serial?: number;
};
/** Somebody puts an issued coupon into their wallet. */
export type TakeOp = Asked & {
  readonly kind: 'take';
  readonly code: string;
  readonly person: string;
};

export type RedeemOp = Asked & {
  readonly kind: 'redeem';
  readonly code: string;
  readonly site: string;
  readonly till: string;
  readonly by: string;
  /** What the basket comes to, in fen. */
  readonly amount?: number;
  /** What this use saves, in fen; the coupon's whole value where it is not said. */
  readonly value?: number;
  /** The receipt or order it goes with. */
  readonly receipt?: string;
  readonly daily?: DayLimits;
  /** The node by whose right this is done; the ledger's own where it is not said. */
  readonly node?: string;
  /** The goods are out: what cannot stand is written down as an exception. An unknown coupon may come later. */
  readonly given?: true;
};
export type ReverseOp = Asked & {
  readonly kind: 'reverse';
  readonly coupon: string;
  readonly turn: number;
  readonly by: string;
  readonly reason: string;
  /**
   * The intent of the redemption, for a node that cannot know this ledger's turns; `turn` is not looked at then,
   * and a redemption that is not known yet may come later.
   */
  readonly redemption?: string;
};
export type VoidOp = Asked & {
  readonly kind: 'void';
  readonly coupon: string;
  readonly by: string;
  readonly reason: string;
};

/** One coupon's right goes to a node: nobody else redeems it until it comes back. */
export type DelegateOp = Asked & {
  readonly kind: 'delegate';
  readonly coupon: string;
  readonly node: string;
  readonly by: string;
};
/** It comes back: by the node, or given up as lost and charged to the site's risk budget. Never by time. */
export type ReturnOp = Asked & {
  readonly kind: 'return';
  readonly coupon: string;
  readonly node: string;
  readonly by: string;
  readonly lost?: { readonly reason: string; readonly charge: number; readonly site: string };
};

export type LeaseOp = Asked & {
  readonly kind: 'lease';
  readonly terms: Terms;
  readonly stock: number | null;
  readonly lease: string;
  readonly node: string;
  readonly count: number;
  readonly by: string;
  /** Set where a node writes down what it was lent. */
  readonly first?: number;
};
/** `rest` is the first serial that was not handed out; all before it have to be known here. */
export type HandBackOp = Asked & {
  readonly kind: 'hand-back';
  readonly lease: string;
  readonly rest: number;
  readonly by: string;
};
export type WriteOffOp = Asked & {
  readonly kind: 'write-off';
  readonly lease: string;
  readonly by: string;
  readonly reason: string;
  readonly charge: number;
  readonly site: string;
};

export type SettleOp = Asked & {
  readonly kind: 'settle';
  readonly exception: number;
  readonly by: string;
  readonly outcome: string;
  readonly reason: string;
};

export type CouponOp =
  | ClaimOp
  | IssueOp
  | TakeOp
  | RedeemOp
  | ReverseOp
  | VoidOp
  | DelegateOp
  | ReturnOp
  | SettleOp;
export type StockOp = LeaseOp | HandBackOp | WriteOffOp;
export type Op = CouponOp | StockOp;

/** What an intent is about, for telling a repetition from a mistake. */
export const aboutOf = (op: Op): string => {
  switch (op.kind) {
    case 'claim':
      return `${op.terms.id}/${op.person}`;
    case 'issue':
      return `${op.terms.id}/${op.code}`;
    case 'take':
      return `${op.code}/${op.person}`;
    case 'redeem':
      return op.code;
    case 'reverse':
      return op.redemption ?? `${op.coupon}.${op.turn}`;
    case 'void':
      return op.coupon;
    case 'delegate':
    case 'return':
      return `${op.coupon}/${op.node}`;
    case 'lease':
      return `${op.terms.id}/${op.node}`;
    case 'hand-back':
    case 'write-off':
      return op.lease;
    case 'settle':
      return String(op.exception);
  }
};

export const opKinds = [
  'claim',
  'issue',
  'take',
  'redeem',
  'reverse',
  'void',
  'delegate',
  'return',
  'lease',
  'hand-back',
  'write-off',
  'settle',
] as const satisfies readonly Op['kind'][];
