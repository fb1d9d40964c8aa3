import type { OfferTerms } from '../../../preload/contract/index.ts';

/** A store, as the rules of an offer ask for it. */
export type Store = {
  /** Its id; null where it does not know that. */
  readonly site: string | null;
  /** What it sells; null for every brand. */
  readonly brands: readonly string[] | null;
};

/** An offer is good at the stores it names, or at all, where it names none; and of these at those that sell its brand. */
export const takesPart = (
  { brand, conditions: { sites } }: Pick<OfferTerms, 'brand' | 'conditions'>,
  { site, brands }: Store,
): boolean =>
  (brands === null || brands.includes(brand)) &&
  (sites.length === 0 || (site !== null && sites.includes(site)));
