import { failed, ok, type Result } from '../../../preload/contract/index.ts';
import { safeguards, type Safeguards } from './safeguards.ts';

/**
 * A till's desk: what it is asking about just now. An attempt has one nonce, whichever way it is answered, by the hub,
 * by a phone that carried it there, or by the store itself; it is the intent of the redemption, so that all ways lead
 * to one. The first answer closes it, and goods go out for nothing else. It is kept in memory only: after a crash no
 * old answer counts.
 */
export type Attempt = {
  readonly nonce: string;
  readonly till: string;
  /** What the basket comes to, in fen. */
  readonly amount: number;
  /** By the clock that never jumps. */
  readonly madeAt: number;
};
export type Desk = Map<string, Attempt>;

const MOST_OPEN = 256;
export const ATTEMPT_MS = 5 * 60_000;

export const openAttempt = (desk: Desk, attempt: Attempt): void => {
  desk.set(attempt.nonce, attempt);
  if (desk.size > MOST_OPEN)
    for (const oldest of desk.keys()) {
      desk.delete(oldest);
      break;
    }
};

type Answer = { readonly nonce: string; readonly till: string };

/** Looks at an attempt, and leaves it open. */
export const findAttempt = (
  desk: Desk,
  { nonce, till }: Answer,
  now: number,
  on: Safeguards = safeguards,
): Result<Attempt> => {
  const attempt = desk.get(nonce);
  if (!attempt) return failed('challenge-unknown');
  if (on.matchTill && attempt.till !== till)
    return failed('challenge-elsewhere', { where: attempt.till });
  if (now - attempt.madeAt > ATTEMPT_MS) return failed('challenge-expired');
  return ok(attempt);
};

/** Closes it: from here on the goods may go out. */
export const closeAttempt = (desk: Desk, nonce: string, on: Safeguards = safeguards): void => {
  if (on.closeAttempt) desk.delete(nonce);
};

export type ReceiptSaid = {
  readonly nonce: string;
  readonly till: string;
  readonly amount: number;
};

/** A phone shows what it brought from the hub. */
export const takeReceipt = (
  desk: Desk,
  receipt: ReceiptSaid,
  asked: { readonly till: string; readonly now: number; readonly signed: boolean },
  on: Safeguards = safeguards,
): Result<Attempt> => {
  if (on.verifyReceipt && !asked.signed) return failed('receipt-forged');
  const { nonce } = receipt;
  if (!on.matchAttempt && !desk.has(nonce)) return ok({ ...receipt, madeAt: asked.now });
  const found = findAttempt(desk, { nonce, till: asked.till }, asked.now, on);
  if (!found.ok) return found;
  if (on.matchAmount && found.value.amount !== receipt.amount) return failed('receipt-forged');
  closeAttempt(desk, nonce, on);
  return found;
};
