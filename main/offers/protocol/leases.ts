import {
  failed,
  ok,
  type OfferRule,
  type OfferTerms,
  type Result,
} from '../../../preload/contract/index.ts';
import type { HandBackOp, Lease, LeaseOp, WriteOffOp } from '../ledger.ts';
import { termsOf } from '../offer-rule.ts';
import { worstCase } from '../pricing/worst-case.ts';
import { HUB, nodeOf, type Reclaim } from './rights.ts';
import { safeguards, type Safeguards } from './safeguards.ts';

/** Stock that a node gives out with no network: serials on loan, as rights are. */

/** What a node is told when it is lent stock. */
export type StockGrant = {
  readonly lease: string;
  readonly holder: string;
  readonly first: number;
  readonly count: number;
  readonly perPerson: number;
  readonly terms: OfferTerms;
};

/** What a node may give out of an offer now. */
export type Loan = {
  readonly lease: string;
  readonly terms: OfferTerms;
  readonly perPerson: number;
  readonly left: number;
};

/** The prizes of a red packet are drawn by a seed that does not leave the house. */
export const mayLease = (terms: OfferTerms): Result<null> =>
  terms.kind === 'red-packet' && terms.prizes ? failed('risk-not-allowed') : ok(null);

/** A claim tells the whole of its terms, and has to fit into one message to the hub with room to spare. */
const MOST_TERMS = 32 * 1024;

/** A budget that the stock alone keeps. */
const keepsBudget = (rule: OfferRule): boolean => {
  const worst = worstCase(rule);
  return rule.budget === undefined || (worst !== null && worst <= rule.budget);
};

/**
 * Whether an offer's stock goes to kiosks at all: not where a limit goes over all of its claims, which only somebody
 * who sees all of them can keep, and not where a person is a member, whom only the hub's key tells from another.
 */
export const lendsStock = (rule: OfferRule): boolean =>
  rule.loan !== undefined &&
  rule.personBy === undefined &&
  mayLease(rule).ok &&
  keepsBudget(rule) &&
  rule.claimsPerDay === undefined &&
  rule.claimsPerPersonDay === undefined &&
  JSON.stringify(termsOf(rule)).length <= MOST_TERMS;

/** Serials of a loan that are not known to be coupons. */
export const outOf = ({ first, last, claimed }: Lease): number => last - first + 1 - claimed.length;

/**
 * How many more a node is lent: up to its loan once half of it is gone, and only while as many stay for phones that
 * reach the hub. `out` is all that it has, from before a restore as well; `free` is null where there is no limit.
 */
export const lendsMore = (loan: number, out: number, free: number | null): number => {
  const more = loan - out;
  if (out * 2 > loan || (free !== null && free < 2 * more)) return 0;
  return more;
};

/** Whether stock that is with a node is wanted back: the offer lends no more, lends less, or nothing else is left. */
export const wantsBack = (rule: OfferRule | null, out: number, free: number | null): boolean =>
  rule?.loan === undefined || rule.personBy !== undefined || out > rule.loan || free === 0;

/** The node writes down what it is lent; null where the grant is not for this epoch of it. */
export const takeStock = (
  grant: StockGrant,
  holder: string,
  at: number,
  on: Safeguards = safeguards,
): LeaseOp | null => {
  if (nodeOf(grant.holder) !== nodeOf(holder)) return null;
  if (on.bindGrantToEpoch && grant.holder !== holder) return null;
  const { lease, first, count, terms } = grant;
  return {
    kind: 'lease',
    intent: `lease.${lease}`,
    at,
    lease,
    node: holder,
    by: HUB,
    terms,
    stock: null,
    count,
    first,
  };
};

/** The first serial that was not given out. */
export const restOf = ({ first, claimed }: Lease): number =>
  claimed.reduce((most, serial) => Math.max(most, serial), first - 1) + 1;

/** The node gives back what is left; from here on it gives out nothing more of it. */
export const handBack = (
  lease: Lease,
  asked: { readonly at: number; readonly by: string },
): HandBackOp => ({
  kind: 'hand-back',
  intent: `back.${lease.lease}`,
  ...asked,
  lease: lease.lease,
  rest: restOf(lease),
});

/** Whether a node may give out of this lease: after a restore it does not know what it gave out, and so may not. */
export const holdsLease = (lease: Lease, holder: string, on: Safeguards = safeguards): boolean =>
  lease.end === null && (!on.freezeAfterRestore || lease.node === holder);

/** The hub gives up stock that does not come back, at the store's cost; what is lost is never given out again. */
export const reclaimLease = (
  lease: Lease,
  worth: number,
  why: Reclaim,
  at: number,
  on: Safeguards = safeguards,
): Result<WriteOffOp | HandBackOp> => {
  const op = { at, lease: lease.lease, intent: `lost.${lease.lease}` };
  if (why.kind === 'overdue') {
    if (on.neverByTime) return failed('coupon-elsewhere', { where: lease.node });
    return ok({ kind: 'hand-back', ...op, rest: restOf(lease), by: HUB });
  }
  const { reason, by, site } = why;
  const out = lease.last - lease.first + 1 - lease.claimed.length;
  const charge = on.chargeWriteOffs ? out * worth : 0;
  return ok({ kind: 'write-off', ...op, by, reason, charge, site });
};
