import type { Applied, RedeemOp } from '../ledger.ts';

/**
 * What the hub does about an attempt at a till, whether the till asks by itself or a phone carries the question. The
 * nonce is the intent: however often and on whatever way it is asked, there is one redemption and one answer.
 */

export type AttemptSaid = {
  readonly nonce: string;
  readonly code: string;
  readonly site: string;
  readonly till: string;
  readonly by: string;
  /** What the basket comes to, in fen; absent where nobody said. */
  readonly amount?: number;
  readonly value?: number;
  readonly receipt?: string;
  readonly at: number;
};

export const redeemFor = ({ nonce, ...said }: AttemptSaid): RedeemOp => ({
  kind: 'redeem',
  intent: nonce,
  ...said,
});

export type ReceiptFacts = {
  readonly nonce: string;
  readonly coupon: string;
  readonly turn: number;
  readonly till: string;
  readonly amount: number | null;
  readonly value: number;
};

/** The hub's yes: only to the attempt whose redemption stands. What was undone since is a no. */
export const receiptFor = (op: RedeemOp, { holding, turn }: Applied): ReceiptFacts | null => {
  const used = holding.turns.find((one) => one.turn === turn);
  if (!used || used.reversed) return null;
  const { till, amount, value } = used;
  return { nonce: op.intent, coupon: holding.coupon, turn: used.turn, till, amount, value };
};
