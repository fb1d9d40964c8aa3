import { ok, type Result } from '../../preload/contract/index.ts';
import { wholeOf, type Draft } from './ledger-draft.ts';
import {
  offerNameOf,
  type HandBackOp,
  type Lease,
  type LeaseApplied,
  type LeaseOp,
  type Scope,
  type WriteOffOp,
} from './ledger.ts';
import { ruleHandBack, ruleLease, ruleWriteOff } from './rulings.ts';

const scopeOf = ({ brand, offer }: Lease): Scope => ({ brand, offer, coupon: null });

/** Stock on loan to nodes: serials go out as a run, are claimed one by one, and come back by a word, never by time. */
export const stockClerk = (draft: Draft) => {
  const known = (lease: string): Lease => {
    const found = draft.lease(lease);
    if (!found) throw new Error('the ledger cannot read back a lease that it holds');
    return found;
  };
  const done = (lease: Lease): Result<LeaseApplied> =>
    ok({ lease: draft.putLease(lease), repeated: false });

  return {
    known,
    /** A coupon has this serial of it now. */
    claimed(lease: string, serial: number) {
      const found = known(lease);
      draft.putLease({ ...found, claimed: [...found.claimed, serial] });
    },

    lend(op: LeaseOp): Result<LeaseApplied> {
      const of = offerNameOf(op.terms);
      const { offer, brand } = of;
      const ruling = ruleLease(op, draft.tally(wholeOf(of)), draft.lease(op.lease));
      if (!ruling.ok) return ruling;
      const { lease, node, at, by } = op;
      const { digest } = draft.keep(op.terms, op.terms.value);
      const { first, last } = ruling.value;
      const said = { lease, offer, node, first, last, at };
      draft.add(op, 'leases', { ...of, coupon: null }, { ...said, terms: digest, staff: by });
      draft.count(wholeOf(of), { serial: last });
      return done({ ...said, brand, by, claimed: [], end: null });
    },

    handBack(op: HandBackOp): Result<LeaseApplied> {
      const ruling = ruleHandBack(op, draft.lease(op.lease));
      if (!ruling.ok) return ruling;
      const { lease, rest, at, by } = op;
      const end = { how: 'handed-back', rest, at, reason: '', charge: 0, site: '' } as const;
      draft.add(op, 'lease_ends', scopeOf(ruling.value), { lease, ...end, staff: by });
      draft.count(wholeOf(ruling.value), { freed: ruling.value.last + 1 - rest });
      return done({ ...ruling.value, end: { ...end, by } });
    },

    writeOff(op: WriteOffOp): Result<LeaseApplied> {
      const ruling = ruleWriteOff(op, draft.lease(op.lease));
      if (!ruling.ok) return ruling;
      const { lease, at, by, reason, charge, site } = op;
      const end = { how: 'written-off', rest: null, at, reason, charge, site } as const;
      draft.add(op, 'lease_ends', scopeOf(ruling.value), { lease, ...end, staff: by });
      return done({ ...ruling.value, end: { ...end, by } });
    },
  };
};
