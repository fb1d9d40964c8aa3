import { dampingOf, learnAffinity, squaresOf, type SparseItem } from '../model/learn/affinity.ts';
import { randomFrom } from '../model/learn/random.ts';
import { row, type Rows } from './growing.ts';
import type { Shelf } from './shelf.ts';

/** Where every item stands in the directions that sets put things together by: nearness is a dot product. */
export type InSituTaste = {
  readonly rank: number;
  readonly right: Float32Array;
  readonly strengths: Float64Array;
  /** How far two items taken at random differ from 0: what a score is measured by. */
  readonly spread: number;
};

const RANK = 40;
/** Terms that fewer items of sets bear teach nothing; so many of the most frequent are learned. */
const SEEN = 4;
const TERMS = 4000;
/** So many categories of the most frequent have a mean of their own. */
const TYPES = 200;
const SAMPLED = 4000;

const mostFrequent = (counts: Int32Array, least: number, most: number): Map<number, number> =>
  new Map(
    [...counts.keys()]
      .filter((i) => (counts[i] ?? 0) >= least)
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
      .slice(0, most)
      .map((value, i) => [value, i]),
  );

/** `outfits`: rows of items of different places that were put together. */
export const learnTaste = (shelf: Shelf, outfits: Rows): InSituTaste => {
  const termTimes = new Int32Array(shelf.bearers.starts.length - 1);
  const categoryTimes = new Int32Array(shelf.categories);
  for (const item of outfits.values) {
    for (const term of row(shelf.terms, item)) termTimes[term] = (termTimes[term] ?? 0) + 1;
    const category = shelf.category[item] ?? 0;
    categoryTimes[category] = (categoryTimes[category] ?? 0) + 1;
  }
  const traits = mostFrequent(termTimes, SEEN, TERMS);
  const types = mostFrequent(categoryTimes, 1, TYPES - 1);
  const sparse = (item: number): SparseItem => {
    const ids: number[] = [];
    const weights: number[] = [];
    for (let i = shelf.terms.starts[item] ?? 0; i < (shelf.terms.starts[item + 1] ?? 0); i++) {
      const id = traits.get(shelf.terms.values[i] ?? 0);
      if (id === undefined) continue;
      ids.push(id);
      weights.push(shelf.weights[i] ?? 0);
    }
    return {
      type: types.get(shelf.category[item] ?? 0) ?? TYPES - 1,
      traits: Int32Array.from(ids),
      weights: Float64Array.from(weights),
    };
  };
  const owners = new Int32Array(outfits.values.length);
  const count = outfits.starts.length - 1;
  for (let outfit = 0; outfit < count; outfit++)
    owners.fill(outfit, outfits.starts[outfit] ?? 0, outfits.starts[outfit + 1] ?? 0);
  const rows = Array.from(outfits.values, sparse);
  const { rank, basis, strengths, means } = learnAffinity(
    rows,
    owners,
    count,
    traits.size,
    TYPES,
    Math.min(RANK, traits.size),
  );
  const squares = squaresOf(means, traits.size);
  const middle = new Float64Array(TYPES * rank);
  for (let type = 0; type < TYPES; type++)
    for (let t = 0; t < traits.size; t++) {
      const mean = means[type * traits.size + t] ?? 0;
      if (mean === 0) continue;
      for (let k = 0; k < rank; k++)
        middle[type * rank + k] =
          (middle[type * rank + k] ?? 0) + mean * (basis[t * rank + k] ?? 0);
    }
  const right = new Float32Array(shelf.ids.length * rank);
  for (let item = 0; item < shelf.ids.length; item++) {
    const one = sparse(item);
    const damp = dampingOf(one, means, traits.size, squares);
    for (let k = 0; k < rank; k++) {
      let sum = -(middle[one.type * rank + k] ?? 0);
      for (let n = 0; n < one.traits.length; n++)
        sum += (one.weights[n] ?? 0) * (basis[(one.traits[n] ?? 0) * rank + k] ?? 0);
      right[item * rank + k] = damp * sum;
    }
  }
  const taste = { rank, right, strengths, spread: 1 };
  const random = randomFrom(1);
  let sum = 0;
  for (let n = 0; n < SAMPLED; n++) {
    const pick = () => Math.floor(random() * shelf.ids.length);
    sum += nearness(taste, pick(), pick()) ** 2;
  }
  return { ...taste, spread: Math.sqrt(sum / SAMPLED) || 1 };
};

export const nearness = (
  { rank, right, strengths, spread }: InSituTaste,
  a: number,
  b: number,
): number => {
  let sum = 0;
  for (let k = 0; k < rank; k++)
    sum += (strengths[k] ?? 0) * (right[a * rank + k] ?? 0) * (right[b * rank + k] ?? 0);
  return sum / spread;
};
