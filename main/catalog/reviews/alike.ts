import { hashOf } from './learning/hashing.ts';

/**
 * Finds what was said before in nearly the same words, without comparing each with each: the set of all runs of five
 * characters is kept as the least of several hashes (MinHash), and only those that share a band are compared.
 */
export type Alike<T> = {
  /** What stands for nearly the same words already; or null, and from now on `value` stands for these. */
  find(text: string, value: T): T | null;
};

const RUN = 5;
const BANDS = 8;
const ROWS = 3;
const SIZE = BANDS * ROWS;
/** Of all runs of both, those in both: from here on it is the same text with something added. */
const SAME = 0.75;
/** Odd numbers that make one hash into many. */
const TURNS = Uint32Array.from({ length: SIZE }, (_, i) => hashOf(`turn ${i}`) | 1);

export const alike = <T>(): Alike<T> => {
  const exact = new Map<string, T>();
  const bands = new Map<string, { readonly least: Uint32Array; readonly value: T }[]>();
  return {
    find(text, value) {
      const known = exact.get(text);
      if (known !== undefined) return known;
      exact.set(text, value);
      if (text.length < 2 * RUN) return null;
      const least = leastOf(text);
      const places = Array.from(
        { length: BANDS },
        (_, band) => `${band} ${least.slice(band * ROWS, (band + 1) * ROWS).join(' ')}`,
      );
      for (const place of places)
        for (const other of bands.get(place) ?? [])
          if (shared(other.least, least) >= SAME) return other.value;
      for (const place of places) {
        const here = bands.get(place) ?? [];
        here.push({ least, value });
        bands.set(place, here);
      }
      return null;
    },
  };
};

const leastOf = (text: string): Uint32Array => {
  const least = new Uint32Array(SIZE).fill(0xffffffff);
  for (let i = 0; i + RUN <= text.length; i++) {
    const hash = hashOf(text.slice(i, i + RUN));
    for (let k = 0; k < SIZE; k++) {
      const turned = Math.imul(hash ^ (hash >>> 15), TURNS[k] ?? 1) >>> 0;
      if (turned < (least[k] ?? 0)) least[k] = turned;
    }
  }
  return least;
};

const shared = (a: Uint32Array, b: Uint32Array): number => {
  let same = 0;
  for (let k = 0; k < SIZE; k++) if (a[k] === b[k]) same++;
  return same / SIZE;
};
