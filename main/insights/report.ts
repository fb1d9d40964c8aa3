/** Fewer visits than this could be one person's: nothing is told of them. */
export const LEAST_VISITS = 10;
const MOST_ROWS = 200;

export type ProductCounts = {
  readonly sku: string;
  readonly shown: number;
  readonly lifted: number;
  readonly touched: number;
  /** Visits that lifted it and claimed something. */
  readonly claimed: number;
};

export type AssortmentData = {
  readonly fromDay: number;
  readonly toDay: number;
  readonly visits: number;
  readonly lifting: number;
  readonly unknownTags: number;
  readonly products: readonly ProductCounts[];
  readonly searches: readonly { readonly words: string; readonly times: number }[];
};

export type Assortment = {
  readonly fromDay: number;
  readonly toDay: number;
  /** The visits all of this is out of; null where they are too few for any report. */
  readonly visits: number | null;
  readonly lifting: number;
  /** Lifted, and the visit ended without a claim; the most first. */
  readonly notTaken: readonly (ProductCounts & { readonly left: number })[];
  /** Searches nothing answered. */
  readonly notFound: readonly { readonly words: string; readonly times: number }[];
  /** Visits that lifted something the shop's lists do not know; null where too few did. */
  readonly unknownTags: number | null;
};

export const assortment = (data: AssortmentData): Assortment => {
  const { fromDay, toDay, visits, lifting } = data;
  if (visits < LEAST_VISITS)
    return {
      fromDay,
      toDay,
      visits: null,
      lifting: 0,
      notTaken: [],
      notFound: [],
      unknownTags: null,
    };
  return {
    fromDay,
    toDay,
    visits,
    lifting,
    notTaken: data.products
      .filter(({ lifted }) => lifted >= LEAST_VISITS)
      .map((counts) => ({ ...counts, left: counts.lifted - counts.claimed }))
      .filter(({ left }) => left > 0)
      .sort((a, b) => b.left - a.left || b.lifted - a.lifted || (a.sku < b.sku ? -1 : 1))
      .slice(0, MOST_ROWS),
    notFound: data.searches
      .filter(({ times }) => times >= LEAST_VISITS)
      .toSorted((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1))
      .slice(0, MOST_ROWS),
    unknownTags: data.unknownTags >= LEAST_VISITS ? data.unknownTags : null,
  };
};
