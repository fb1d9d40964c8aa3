import { failed, ok, type FaultCode, type Result } from '../../../preload/contract/index.ts';
import type { Lease, Op, OpResult } from '../ledger.ts';
import { authorityBy, HUB, nodeOf } from './rights.ts';
import { safeguards, type Safeguards } from './safeguards.ts';
import type { Told } from './told.ts';

/**
 * What the hub makes of what a node tells. Every op has an intent that follows from what is told, so that telling it
 * twice, after a crash on either side or under a new epoch, changes nothing.
 */

/** A node speaks for its own rights and leases alone. */
export const mayTell = (
  told: Told,
  node: string,
  leaseOf: (lease: string) => Lease | null,
): Result<null> => {
  if (told.kind !== 'hand-back' && nodeOf(told.right) !== node)
    return failed('not-allowed', { field: 'right' });
  if (told.kind === 'claim' || told.kind === 'hand-back') {
    const lease = leaseOf(told.lease);
    if (lease && nodeOf(lease.node) !== node) return failed('not-allowed', { field: 'lease' });
    if (lease && told.kind === 'claim')
      if (lease.offer !== told.terms.id || lease.brand !== told.terms.brand)
        return failed('not-allowed', { field: 'terms' });
  }
  return ok(null);
};

/**
 * Batches to try in turn, each where the one before it was refused. The intent of a redemption may have been refused
 * here before, when a till asked the hub and went another way after that: the first answer to an intent is its only
 * one, so that the goods which are out now need an intent of their own.
 */
export const triesOf = (told: Told, on: Safeguards = safeguards): readonly (readonly Op[])[] => {
  switch (told.kind) {
    case 'claim': {
      const { terms, person, coupon, code, screen, lease, serial, right, intent, at } = told;
      const claim: Op = {
        kind: 'claim',
        intent,
        at,
        terms,
        stock: null,
        perPerson: 1,
        person,
        coupon,
        code,
        screen,
        lease: { lease, serial },
      };
      const lend: Op = {
        kind: 'delegate',
        intent: `born.${coupon}`,
        at,
        coupon,
        node: authorityBy(right, on),
        by: HUB,
      };
      return [[claim, lend]];
    }
    case 'redeem': {
      const { right, amount, receipt, ...rest } = told;
      const op: Op = {
        ...rest,
        ...(amount === null ? {} : { amount }),
        ...(receipt === null ? {} : { receipt }),
        node: authorityBy(right, on),
        ...(on.recordExceptions ? { given: true } : {}),
      };
      return [[op], [{ ...op, intent: `${told.intent}.given` }]];
    }
    case 'reverse': {
      const { intent, at, coupon, redemption, by, reason } = told;
      const op = { kind: 'reverse', intent, at, coupon, turn: 0, by, reason } as const;
      const given = { ...op, intent: `${intent}.given`, redemption: `${redemption}.given` };
      // Under the plain intent there may be a redemption of the hub's own, by the same attempt.
      return on.tellApartWhoRedeemed
        ? [[given], [{ ...op, redemption }]]
        : [[{ ...op, redemption }], [given]];
    }
    case 'return': {
      const { intent, at, coupon, by, right } = told;
      return [[{ kind: 'return', intent, at, coupon, by, node: authorityBy(right, on) }]];
    }
    case 'hand-back': {
      const { intent, at, lease, rest, by } = told;
      return [[{ kind: 'hand-back', intent, at, lease, rest, by }]];
    }
  }
};

/**
 * Why a batch did not do what it says; null where it did. An attempt that asked the hub first has its answer there. Where
 * that stands it is the same attempt's, and its goods went out once; where it was undone since, the node has goods out by
 * its own right, which nobody has written down yet.
 */
export const failureOf = (
  batch: readonly Op[],
  results: readonly OpResult[],
  on: Safeguards = safeguards,
): FaultCode | null => {
  for (const [n, result] of results.entries()) {
    if (!result.ok) return result.fault.code;
    const op = batch[n];
    if (!on.tellApartWhoRedeemed || op?.kind !== 'redeem' || !('holding' in result.value)) continue;
    const { repeated, turn, holding } = result.value;
    if (!repeated || turn === null) continue;
    const used = holding.turns.find((one) => one.turn === turn);
    if (used?.reversed && used.node !== (op.node ?? null)) return 'bad-input';
  }
  return null;
};

/**
 * All tries were refused. What gives back something that is no longer out has come too late to matter; everything
 * else waits, in sight of the staff, until what it is about is known.
 */
export const whenRefused = (
  told: Told,
  code: FaultCode,
  on: Safeguards = safeguards,
): 'wait' | 'moot' => {
  if (!on.parkUnknown) return 'moot';
  if (told.kind === 'return') return code === 'coupon-unknown' ? 'wait' : 'moot';
  if (told.kind === 'hand-back') return code === 'lease-ended' ? 'moot' : 'wait';
  if (told.kind === 'reverse')
    return code === 'exception-settled' || code === 'redemption-reversed' ? 'moot' : 'wait';
  return 'wait';
};
