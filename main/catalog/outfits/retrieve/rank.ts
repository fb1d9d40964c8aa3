import { best, type Scored } from './best.ts';
import { grouped, row } from './growing.ts';
import type { Shelf } from './shelf.ts';
import { learnTaste, nearness } from './taste.ts';
import { popularity, type Baskets, type Worn } from './worn.ts';

/** How much each way of knowing counts; chosen on sets of a public list that are not reported on. */
export type Shares = {
  readonly together: number;
  readonly neighbours: number;
  readonly taste: number;
  readonly baskets: number;
  readonly category: number;
  readonly popular: number;
};
export const SHARES: Shares = {
  together: 12,
  neighbours: 1,
  taste: 1.5,
  baskets: 3,
  category: 1,
  popular: 0.1,
};

/** Items like the asked one that are listened to, and categories that are looked into. */
const NEIGHBOURS = 200;
const CATEGORIES = 24;
/** A term that so many items bear tells too little to walk through all of them. */
const COMMON = 60_000;
const OTHER_CATEGORY = 0.25;
const MOST_BUYERS = 300;
const MOST_BOUGHT = 100;
/** Below this many sightings a pair of categories is taken for chance. */
const CHANCE = 5;

/**
 * Ranks items beside an asked one: what was worn with it, what was worn with items like it, what its buyers bought,
 * and for all others how their terms agree with what sets put together, and how usual their category is. An item that
 * is in no set is known by its category and terms alone.
 */
export const ranker = (
  shelf: Shelf,
  worn: Worn,
  baskets: Baskets | null,
  shares: Shares = SHARES,
) => {
  const size = shelf.ids.length;
  const taste = learnTaste(shelf, worn.outfits);
  const inCategory = grouped(shelf.category, shelf.categories);
  const alike = new Float32Array(size);
  const popular = Float32Array.from({ length: size }, (_, item) =>
    Math.log1p(popularity(worn, baskets, item)),
  );
  const byPopularity = [...popular.keys()]
    .sort((a, b) => (popular[b] ?? 0) - (popular[a] ?? 0) || a - b)
    .slice(0, 1000);
  const scale = Math.max(1, popular[byPopularity[0] ?? 0] ?? 0);

  const categoryTerm = (a: number, b: number): number => {
    const seen = worn.categoryPairs.get(a * shelf.categories + b) ?? 0;
    const [alone, other] = [worn.categoryTimes[a] ?? 0, worn.categoryTimes[b] ?? 0];
    const expected = (alone * other) / Math.max(1, worn.pairs);
    return Math.log((seen + CHANCE) / (expected + CHANCE)) + (2 * seen) / Math.max(1, alone);
  };
  const wornWith = (category: number): number[] =>
    Array.from({ length: shelf.categories }, (_, other) => ({
      other,
      seen: worn.categoryPairs.get(category * shelf.categories + other) ?? 0,
    }))
      .filter(({ seen }) => seen > 0)
      .sort((a, b) => b.seen - a.seen || a.other - b.other)
      .slice(0, CATEGORIES)
      .map(({ other }) => other);

  /** Items of sets that are most like this one. */
  const neighbours = (asked: number): Scored[] => {
    const found: number[] = [];
    for (let i = shelf.terms.starts[asked] ?? 0; i < (shelf.terms.starts[asked + 1] ?? 0); i++) {
      const term = shelf.terms.values[i] ?? 0;
      const start = shelf.bearers.starts[term] ?? 0;
      const end = shelf.bearers.starts[term + 1] ?? 0;
      if (end - start > COMMON) continue;
      const weight = shelf.weights[i] ?? 0;
      for (let k = start; k < end; k++) {
        const item = shelf.bearers.values[k] ?? 0;
        if (item === asked || (worn.times[item] ?? 0) === 0) continue;
        if (alike[item] === 0) found.push(item);
        alike[item] = (alike[item] ?? 0) + weight * (shelf.bearerWeights[k] ?? 0);
      }
    }
    const category = shelf.category[asked] ?? 0;
    const nearest = best(NEIGHBOURS);
    for (const item of found) {
      const near = shelf.category[item] === category ? 1 : OTHER_CATEGORY;
      nearest.offer(item, (alike[item] ?? 0) * near);
      alike[item] = 0;
    }
    return nearest.taken();
  };

  /** What is known of single items besides their terms; each way of knowing is brought to 1 at its best. */
  const known = (asked: number): Map<number, number> => {
    const all = new Map<number, number>();
    const add = (values: ReadonlyMap<number, number>, share: number) => {
      let top = 0;
      for (const value of values.values()) top = Math.max(top, value);
      for (const [item, value] of values)
        if (item !== asked) all.set(item, (all.get(item) ?? 0) + (share * value) / top);
    };
    const raise = (map: Map<number, number>, item: number, by: number) =>
      map.set(item, (map.get(item) ?? 0) + by);
    const direct = new Map<number, number>();
    for (const partner of row(worn.partners, asked)) raise(direct, partner, 1);
    add(direct, shares.together);
    const heard = new Map<number, number>();
    for (const { item, score } of neighbours(asked)) {
      const partners = row(worn.partners, item);
      for (const partner of partners)
        raise(heard, partner, score ** 2 / Math.sqrt(partners.length));
    }
    add(heard, shares.neighbours);
    if (baskets) {
      const bought = new Map<number, number>();
      for (const buyer of row(baskets.buyersOf, asked).subarray(0, MOST_BUYERS)) {
        const basket = row(baskets.itemsOf, buyer);
        for (const item of basket.subarray(0, MOST_BOUGHT))
          raise(bought, item, 1 / Math.log(2 + basket.length));
      }
      for (const [item, amount] of bought)
        bought.set(item, amount / Math.sqrt(1 + row(baskets.buyersOf, item).length));
      add(bought, shares.baskets);
    }
    return all;
  };

  return (asked: number, count: number): Scored[] => {
    const category = shelf.category[asked] ?? 0;
    const singles = known(asked);
    const ranked = best(count);
    const terms = new Map<number, number>();
    const offer = (item: number) => {
      const kind = shelf.category[item] ?? 0;
      const usual = terms.get(kind) ?? categoryTerm(category, kind);
      terms.set(kind, usual);
      ranked.offer(
        item,
        (singles.get(item) ?? 0) +
          shares.category * usual +
          shares.taste * nearness(taste, asked, item) +
          (shares.popular * (popular[item] ?? 0)) / scale,
      );
    };
    const kinds = new Set(wornWith(category));
    for (const kind of kinds)
      for (const item of row(inCategory, kind)) if (item !== asked) offer(item);
    for (const item of singles.keys()) if (!kinds.has(shelf.category[item] ?? 0)) offer(item);
    // Of a category no set ever held nothing is known: what is worn most, then.
    if (kinds.size === 0)
      for (const item of byPopularity) if (item !== asked && !singles.has(item)) offer(item);
    return ranked.taken();
  };
};
