import { failed, ok, type Result } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { ATTEMPT_MS, findAttempt, openAttempt, takeReceipt, type Desk } from './desk.ts';
import { readReceipt, writeChallenge, type Receipt } from './papers.ts';
import type { KeyRing, Signer } from './signing.ts';

/**
 * The tills of a node that cannot reach its hub: the question a till shows, and the answer a phone brings back. All of
 * it works with no network at all.
 */

const NONCE_BYTES = 12;

export type TillDesk = ReturnType<typeof openTillDesk>;

export const openTillDesk = (parts: {
  readonly clock: Clock;
  readonly signer: Signer;
  /** Hubs whose yes counts here. */
  readonly ring: KeyRing;
  readonly random: (bytes: number) => Uint8Array;
}) => {
  const { clock, signer, ring, random } = parts;
  const desk: Desk = new Map();

  return {
    challenge(asked: { readonly till: string; readonly amount: number }) {
      const { till, amount } = asked;
      const nonce = Buffer.from(random(NONCE_BYTES)).toString('base64url');
      openAttempt(desk, { nonce, till, amount, madeAt: clock.now() });
      const until = Math.floor((clock.wall() + ATTEMPT_MS) / 1_000);
      const challenge = writeChallenge({ nonce, till, amount, until }, signer);
      return { challenge, nonce, expiresInMs: ATTEMPT_MS };
    },

    /** Goods may go out for what this answers, once. */
    receipt(asked: { readonly receipt: string; readonly till: string }): Result<Receipt> {
      const read = readReceipt(asked.receipt, ring);
      // Cut on its way through a scanner, or another kind of code: the question stays open.
      if (!read) return failed('receipt-unreadable');
      const { nonce } = read.receipt;
      const now = clock.now();
      const found = findAttempt(desk, { nonce, till: asked.till }, now);
      if (!found.ok) return found;
      const { till, amount } = found.value;
      const signed = read.isFor(found.value);
      const taken = takeReceipt(desk, { nonce, till, amount }, { till: asked.till, now, signed });
      return taken.ok ? ok(read.receipt) : taken;
    },

    /** Before a redemption of this till is undone: no answer that is still under way may count after it. */
    closeTill(till: string): void {
      for (const [nonce, attempt] of desk) if (attempt.till === till) desk.delete(nonce);
    },
  };
};
