import { failed, ok, type Result } from '../../preload/contract/index.ts';
import { whileClaimable } from './offer-rule.ts';
import {
  standing,
  type ClaimOp,
  type Holding,
  type RedeemOp,
  type ReverseOp,
  type Turn,
  type VoidOp,
} from './ledger.ts';

/**
 * What may happen to a coupon, decided in one place for every engine: pure questions about facts the engine has
 * read. The engine's own constraints say the same once more, so that a mistake here still doubles nothing.
 */

export const whereOf = ({ site, till }: Pick<Turn, 'site' | 'till'>): string =>
  site === '' ? till : `${site} · ${till}`;

const alreadyRedeemed = (turn: Turn) =>
  failed('coupon-redeemed', { at: turn.at, where: whereOf(turn), by: turn.by });

type ClaimRuling =
  | { readonly kind: 'issue'; readonly nth: number; readonly serial: number }
  /** The person holds one that can be used: that is the answer. */
  | { readonly kind: 'held'; readonly holding: Holding };

export const ruleClaim = (
  op: ClaimOp,
  facts: { readonly held: readonly Holding[]; readonly issued: number },
): Result<ClaimRuling> => {
  const { held, issued } = facts;
  if (held.length >= op.perPerson) {
    const usable = held.find((holding) => !holding.voided && !standing(holding));
    if (usable) return ok({ kind: 'held', holding: usable });
    const newest = held[0];
    return failed('already-claimed', newest ? { at: newest.claimedAt } : undefined);
  }
  const open = whileClaimable(op.terms, op.at);
  if (!open.ok) return open;
  if (op.stock !== null && issued >= op.stock) return failed('offer-sold-out');
  return ok({ kind: 'issue', nth: (held[0]?.nth ?? 0) + 1, serial: issued + 1 });
};

/** The coupon, and the turn to be added to it. */
export const ruleRedeem = (
  op: RedeemOp,
  holding: Holding | null,
): Result<{ readonly coupon: string; readonly turn: number }> => {
  if (!holding) return failed('coupon-unknown');
  if (holding.voided) return failed('coupon-void', { at: holding.voided.at });
  const used = standing(holding);
  if (used) return alreadyRedeemed(used);
  const { validFrom, validUntil } = holding.terms;
  if (op.at < validFrom) return failed('offer-not-started', { validFrom });
  if (op.at > validUntil) return failed('coupon-expired', { validUntil });
  return ok({ coupon: holding.coupon, turn: holding.turns.length + 1 });
};

export const ruleReverse = (op: ReverseOp, holding: Holding | null): Result<Turn> => {
  const turn = holding?.turns.find((one) => one.turn === op.turn);
  if (!turn) return failed('redemption-unknown');
  if (turn.reversed)
    return failed('redemption-reversed', { at: turn.reversed.at, by: turn.reversed.by });
  if (op.reason.trim() === '') return failed('reason-missing');
  return ok(turn);
};

export const ruleVoid = (op: VoidOp, holding: Holding | null): Result<Holding> => {
  if (!holding) return failed('coupon-unknown');
  if (holding.voided) return failed('coupon-void', { at: holding.voided.at });
  const used = standing(holding);
  if (used) return alreadyRedeemed(used);
  if (op.reason.trim() === '') return failed('reason-missing');
  return ok(holding);
};
