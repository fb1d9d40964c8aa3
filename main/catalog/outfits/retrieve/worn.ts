import { grouped, Growing, row, type Rows } from './growing.ts';
import type { Shelf } from './shelf.ts';

/** Who was put beside whom by somebody who knows: for each item its partners, and how many sets say so. */
export type Worn = {
  readonly partners: Rows;
  /** Items of different places that stood together: of a set with interchangeable items several. */
  readonly outfits: Rows;
  /** How often each item stands in a set. */
  readonly times: Int32Array;
  /** Sets that put a category beside another, row after row. */
  readonly categoryPairs: ReadonlyMap<number, number>;
  readonly categoryTimes: Float64Array;
  readonly pairs: number;
};

/** Of interchangeable items and long lists only so many pairs are learned from one set. */
const MOST_OF_A_SET = 400;
const MOST_OUTFITS = 4;

/**
 * A line is `set<TAB>a,b;c,d`: places between semicolons, interchangeable items between commas; or ids alone, each a
 * place of its own. Ids that are on no shelf are passed over.
 */
export const setReader = (shelf: Shelf) => {
  const from = new Growing();
  const to = new Growing();
  const outfitStarts = new Growing();
  const outfitItems = new Growing();
  const times = new Int32Array(shelf.ids.length);
  const numbers = (ids: readonly string[]) =>
    ids.flatMap((id) => shelf.numberOf.get(id.trim()) ?? []);
  const placesIn = (line: string): number[][] => {
    const [, named] = /^[^\s,;]+[\t ]+(\S*[,;]\S*)\s*$/.exec(line) ?? [];
    const body = (named ?? line).trim();
    if (body.includes(';')) return body.split(';').map((place) => numbers(place.split(',')));
    return numbers(body.split(/[\s,]+/)).map((item) => [item]);
  };
  return {
    add(line: string): void {
      const places = placesIn(line).filter((place) => place.length > 0);
      for (const item of new Set(places.flat())) times[item] = (times[item] ?? 0) + 1;
      const widest = Math.max(0, ...places.map((place) => place.length));
      for (let k = 0; places.length > 1 && k < Math.min(widest, MOST_OUTFITS); k++) {
        outfitStarts.push(outfitItems.length);
        for (const place of places) outfitItems.push(place[k % place.length] ?? 0);
      }
      let learned = 0;
      places.forEach((place, i) => {
        for (const other of places.slice(i + 1))
          for (const a of place)
            for (const b of other) {
              if (a === b || learned >= MOST_OF_A_SET) continue;
              learned++;
              from.push(a);
              to.push(b);
              from.push(b);
              to.push(a);
            }
      });
    },
    worn(): Worn {
      const [owners, others] = [from.taken(), to.taken()];
      const at = grouped(owners, shelf.ids.length);
      const categoryPairs = new Map<number, number>();
      const categoryTimes = new Float64Array(shelf.categories);
      owners.forEach((owner, i) => {
        const [a, b] = [shelf.category[owner] ?? 0, shelf.category[others[i] ?? 0] ?? 0];
        const key = a * shelf.categories + b;
        categoryPairs.set(key, (categoryPairs.get(key) ?? 0) + 1);
        categoryTimes[a] = (categoryTimes[a] ?? 0) + 1;
      });
      outfitStarts.push(outfitItems.length);
      return {
        outfits: { starts: outfitStarts.taken(), values: outfitItems.taken() },
        partners: { starts: at.starts, values: at.values.map((i) => others[i] ?? 0) },
        times,
        categoryPairs,
        categoryTimes,
        pairs: owners.length,
      };
    },
  };
};

/** Who bought what, both ways round. */
export type Baskets = { readonly itemsOf: Rows; readonly buyersOf: Rows };

/** A line is `user item date`, by tab, space or comma. Dates are not used: people wear what they bought last year. */
export const basketReader = (shelf: Shelf) => {
  const users = new Map<string, number>();
  const buyers = new Growing();
  const bought = new Growing();
  return {
    add(line: string): void {
      const [user, item] = line.trim().split(/[\s,]+/);
      const number = item === undefined ? undefined : shelf.numberOf.get(item);
      if (user === undefined || number === undefined) return;
      const buyer = users.get(user) ?? users.size;
      users.set(user, buyer);
      buyers.push(buyer);
      bought.push(number);
    },
    baskets(): Baskets {
      const [who, what] = [buyers.taken(), bought.taken()];
      const byUser = grouped(who, users.size);
      const byItem = grouped(what, shelf.ids.length);
      return {
        itemsOf: { starts: byUser.starts, values: byUser.values.map((i) => what[i] ?? 0) },
        buyersOf: { starts: byItem.starts, values: byItem.values.map((i) => who[i] ?? 0) },
      };
    },
  };
};

export const popularity = (worn: Worn, baskets: Baskets | null, item: number): number =>
  (worn.times[item] ?? 0) * 3 + (baskets ? row(baskets.buyersOf, item).length : 0);
