import { MOST_STORES, type CallOutput } from '../../preload/contract/index.ts';
import type { Holding } from './ledger.ts';
import type { OfferParts, Place } from './offers-parts.ts';
import { takesPart } from './pricing/takes-part.ts';

/** Which stores there are, what they sell, and where a coupon is good. */
export const placesOf = (
  parts: Pick<OfferParts, 'brandsAt' | 'siteId' | 'siteName' | 'stores'>,
) => {
  const brandsAt = (site: string | null) => parts.brandsAt?.(site) ?? null;
  const isGoodAt = ({ terms }: Holding, site: string | null): boolean =>
    takesPart(terms, { site, brands: brandsAt(site) });
  return {
    here: (): Place => ({ id: parts.siteId?.() ?? null, name: parts.siteName() }),
    brandsAt,
    isGoodAt,
    where(held: Holding): CallOutput<'offers.where'> {
      const { sites } = held.terms.conditions;
      const everywhere = sites.length === 0;
      const takePart = (parts.stores?.() ?? []).filter(({ id }) => isGoodAt(held, id));
      // One that this house has no name of is counted all the same.
      const named = [...new Set(sites)].filter((id) => isGoodAt(held, id));
      return {
        everywhere,
        stores: takePart.slice(0, MOST_STORES).map(({ name }) => name),
        count: everywhere ? takePart.length : named.length,
      };
    },
  };
};
export type Places = ReturnType<typeof placesOf>;
