import type { OutfitItem } from './described.ts';

/** Everything that is asked of two items, in this order; a model weighs the answers. */
export const PAIR_TERMS = [
  'affinity',
  'title',
  'brand',
  'style',
  'kinds',
  'colour',
  'tier',
  'branded',
] as const;
/** And of one item among others: what the others leave open. */
export const PLACE_TERMS = [
  'a dress, no upper part',
  'a dress under an upper part',
  'an outer layer without a bottom',
  'a long upper part without a bottom',
  'a long upper part over a bottom',
] as const;
export const TERMS = PAIR_TERMS.length + PLACE_TERMS.length;

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** How alike two titles are, 0 to 1. */
const titleTerm = (a: OutfitItem, b: OutfitItem): number => {
  let sum = 0;
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length;) {
    const x = a.words[i] ?? 0;
    const y = b.words[j] ?? 0;
    if (x === y) sum += (a.wordWeights[i++] ?? 0) * (b.wordWeights[j++] ?? 0);
    else if (x < y) i++;
    else j++;
  }
  return sum;
};

const ones = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Adds `share` of each pair term to `out`. */
export const addPair = (
  a: OutfitItem,
  b: OutfitItem,
  kinds: Float64Array,
  kindCount: number,
  out: Float64Array,
  share: number,
): void => {
  // One plain sum a line: this runs some thousand times for an answer, where a helper that adds would be made anew each time.
  out[0] = (out[0] ?? 0) + share * dot(a.left, b.right);
  out[1] = (out[1] ?? 0) + share * titleTerm(a, b);
  if (a.brands.length > 0 && b.brands.some((brand) => a.brands.includes(brand)))
    out[2] = (out[2] ?? 0) + share;
  out[3] = (out[3] ?? 0) + share * (ones(a.styles & b.styles) + a.styleShare + b.styleShare);
  if (a.kind >= 0 && b.kind >= 0)
    out[4] = (out[4] ?? 0) + share * (kinds[a.kind * kindCount + b.kind] ?? 0);
  if ((a.colours & b.colours) !== 0) out[5] = (out[5] ?? 0) + share;
  if (a.tier === a.tier && b.tier === b.tier)
    out[6] = (out[6] ?? 0) + share * (USUAL_TIER_GAP - Math.abs(a.tier - b.tier));
  if (a.brands.length > 0 === b.brands.length > 0) out[7] = (out[7] ?? 0) + share;
};

/** A gap of this size says nothing. */
const USUAL_TIER_GAP = 0.95;

/** Adds what the rest of the outfit says of where `item` is worn. */
export const addPlace = (
  item: OutfitItem,
  others: readonly OutfitItem[],
  out: Float64Array,
): void => {
  const add = (at: number) => {
    out[PAIR_TERMS.length + at] = (out[PAIR_TERMS.length + at] ?? 0) + 1;
  };
  const holds = (type: number) => others.some((other) => other !== item && other.type === type);
  if (item.type === 1 && item.place === 'dress') add(holds(0) ? 1 : 0);
  if (item.type === 0) {
    const bottom = holds(1);
    if (item.place === 'outer' && !bottom) add(2);
    if (item.place === 'dress') add(bottom ? 4 : 3);
  }
};
