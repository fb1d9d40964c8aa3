import type { Product } from '../../../preload/contract/index.ts';

/** So many of the shelf are asked for at a time. */
export const PAGE = 12;
/** Seen to either side of the middle one, and beyond it fetched before it is wanted. */
const AHEAD = 5;
/** Pages that are kept beside those in view: somebody who walks the whole shelf does not fill the memory. */
const KEPT = 2;

export type Pages = ReadonlyMap<number, readonly Product[]>;

const pageOf = (index: number): number => Math.floor(index / PAGE);

/** The whole rail where it is short enough to hang once; null where it has no end. */
export const wholeRail = (pages: Pages): readonly Product[] | null => {
  const first = pages.get(0);
  if (!first) return null;
  const once = first.filter((one, i) => first.findIndex(({ sku }) => sku === one.sku) === i);
  return once.length < first.length || first.length < PAGE ? once : null;
};

/** Undefined where it is not here yet, null where the rail has ended. */
export const productAt = (
  pages: Pages,
  whole: readonly Product[] | null,
  index: number,
): Product | null | undefined => {
  if (index < 0) return null;
  if (whole) return whole[index] ?? null;
  return pages.get(pageOf(index))?.[index % PAGE];
};

/** The page to ask for next: what is in view first, then what comes; null where nothing is missing that can be asked. */
export const missingPage = (
  pages: Pages,
  whole: readonly Product[] | null,
  at: number,
  known: number,
): number | null => {
  if (whole) return null;
  for (const index of [at, at + AHEAD, at - AHEAD]) {
    const page = pageOf(Math.max(0, index));
    // A page is asked for by where the one before it ended.
    if (!pages.has(page) && page <= known) return page;
  }
  return null;
};

/** Those that are near; the first one says whether the rail has an end, and stays. */
export const keptPages = (pages: Pages, at: number): Pages => {
  const near = [...pages].filter(([page]) => page === 0 || Math.abs(page - pageOf(at)) <= KEPT);
  return near.length === pages.size ? pages : new Map(near);
};
