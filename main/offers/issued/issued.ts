import type { OfferTerms, Result } from '../../../preload/contract/index.ts';
import type { IssuedProblem } from './problems.ts';

/** A coupon that somebody else issued, ready to be written into the ledger. */
export type Issued = {
  /** The name it has where it comes from: the same for every repetition. */
  readonly intent: string;
  readonly terms: OfferTerms;
  readonly code: string;
  /** A pseudonym; null where nobody holds it yet. */
  readonly person: string | null;
  readonly at: number;
};

/** `new`: it is in the ledger now. `known`: it was there before. */
export type Issue = (coupons: readonly Issued[]) => Promise<Result<'new' | 'known'>[]>;

export type ReadIssued = (
  fields: readonly string[],
) =>
  | { readonly ok: true; readonly coupon: Issued }
  | { readonly ok: false; readonly problem: IssuedProblem };
