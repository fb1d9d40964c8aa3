import { toText, failed, ok, type Failed, type Result } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { tokenBuckets } from '../../base/token-buckets.ts';
import { readCouponCode } from '../coupon-code.ts';
import type { Holding, OpResult, RedeemOp } from '../ledger.ts';
import { certificateFor, checkProof, writeCertificate } from './certificate.ts';
import { readChallenge, writeReceipt, type Challenge } from './papers.ts';
import { receiptFor, redeemFor } from './relay.ts';
import {
  isPhoneKey,
  thumbprintOf,
  type Authority,
  type KeyRing,
  type PhoneKey,
  type Signer,
} from './signing.ts';

/**
 * What a hub does for phones: the certificate of a coupon, and the till's question that a phone brings. Everything it
 * needs to know is in the ledger or in what is shown to it, so that any instance answers as any other.
 */

/** Wrong proofs and foreign coupons: a handful, then one in so many seconds. */
const GUESSES = { capacity: 10, perSecond: 0.2 };

type RelayParts = {
  readonly clock: Clock;
  readonly signer: Signer;
  /** Nodes whose tills are answered, and who else signs certificates. */
  readonly ring: KeyRing;
  readonly byId: (coupon: string) => Promise<Holding | null>;
  readonly byCode: (code: string) => Promise<Holding | null>;
  /** The phone that shows a coupon. */
  readonly holderOf: (holding: Holding) => Promise<string | null>;
  readonly redeem: (op: RedeemOp, by: Authority) => Promise<OpResult<RedeemOp>>;
  /** From here on this is the coupon's key. Durable when it answers. */
  readonly bind: (coupon: string, thumbprint: string) => Promise<void>;
};

export type RelayDesk = ReturnType<typeof openRelayDesk>;

export const openRelayDesk = (parts: RelayParts) => {
  const { clock, signer, ring, byId, byCode, holderOf, redeem, bind } = parts;
  const guesses = tokenBuckets({ now: clock.now, ...GUESSES });

  /**
   * Counted by who asks and by what is asked for, and only where it was wrong: whoever holds the coupon is never kept
   * waiting by somebody who guesses.
   */
  const guessed = (client: string, about: string, fault: Failed): Failed => {
    const who = [`client ${client}`, `coupon ${about}`];
    const wait = Math.max(...who.map((one) => guesses.wait(one)));
    if (wait > 0) return failed('too-many-requests', { retryInMs: wait });
    for (const one of who) guesses.take(one);
    return fault;
  };

  /** The coupon's code, where this phone may use it: as the person who claimed it, or by its key. */
  const entitled = async (
    asked: {
      readonly code: string | null;
      readonly proof: string | null;
      readonly person: string | null;
    },
    challenge: Challenge,
  ): Promise<Result<Holding>> => {
    if (asked.proof !== null) {
      const shown = checkProof(asked.proof, challenge.nonce, ring, clock.wall());
      if (!shown.ok) return shown;
      const holding = await byCode(shown.value.certificate.code);
      return holding ? ok(holding) : failed('coupon-unknown');
    }
    const code = readCouponCode(asked.code ?? '');
    if (!code.ok) return code;
    const holding = await byCode(code.value);
    // Somebody else's coupon and one that never was are told apart to nobody.
    if (!holding || asked.person === null || (await holderOf(holding)) !== asked.person)
      return failed('coupon-unknown');
    return ok(holding);
  };

  /** The coupon is this key's from here on; the phone holds our word for it. */
  const certify = async (holding: Holding, key: PhoneKey): Promise<string> => {
    await bind(holding.coupon, toText(thumbprintOf(key)));
    return writeCertificate(certificateFor(holding, key), signer);
  };

  return {
    certify,

    async certificate(asked: {
      readonly coupon: string;
      readonly person: string;
      readonly client: string;
      readonly key: PhoneKey;
    }): Promise<Result<{ certificate: string; now: number }>> {
      if (!isPhoneKey(asked.key)) return failed('bad-input', { field: 'key' });
      const holding = await byId(asked.coupon);
      if (!holding || (await holderOf(holding)) !== asked.person)
        return guessed(asked.client, asked.coupon, failed('coupon-unknown'));
      if (holding.voided) return failed('coupon-void', { at: holding.voided.at });
      return ok({ certificate: await certify(holding, asked.key), now: clock.wall() });
    },

    async relay(asked: {
      readonly challenge: string;
      readonly code: string | null;
      readonly proof: string | null;
      readonly person: string | null;
      readonly client: string;
    }): Promise<Result<{ receipt: string }>> {
      const read = readChallenge(asked.challenge, ring, clock.wall());
      if (!read.ok) return guessed(asked.client, 'a challenge', read);
      const { challenge, node } = read.value;
      const found = await entitled(asked, challenge);
      if (!found.ok) return guessed(asked.client, asked.code ?? 'a proof', found);
      const holding = found.value;
      const { nonce, till, amount } = challenge;
      const op = redeemFor({
        nonce,
        code: holding.code,
        site: node.name,
        till,
        by: 'phone',
        amount,
        at: clock.wall(),
      });
      const result = await redeem(op, node);
      if (!result.ok) return result;
      const receipt = receiptFor(op, result.value);
      // It was redeemed by this very attempt, and undone since: the till must not give goods for it.
      if (!receipt) return failed('redemption-reversed');
      const { code } = holding;
      return ok({ receipt: writeReceipt({ ...receipt, code, at: clock.wall() }, signer) });
    },
  };
};
