import { COLOURS, STYLES, TIERS } from './labels.ts';
import type { Knowledge } from './knowledge.ts';
import { hashOf } from './learn/random.ts';
import { dampingOf, squaresOf } from './learn/affinity.ts';
import type { Described, ItemWords } from './model.ts';
import { readItem, type Reading } from './reading.ts';
import { traitsOf } from './traits.ts';
import type { Place } from './lexicon/lexicon.ts';

/** An item as the model keeps it: numbers and sets of bits, since a shop may have half a million. */
export type OutfitItem = Described & {
  readonly place: Place | null;
  readonly type: number;
  /** Its row among the kinds; -1 where no kind is known. */
  readonly kind: number;
  /** Sorted ids of title words and their weights, of length one together. */
  readonly words: readonly number[];
  readonly wordWeights: readonly number[];
  readonly brands: readonly string[];
  readonly colours: number;
  readonly styles: number;
  /** What `styles` bring to a product of two that are centred: see `styleTerm`. */
  readonly styleShare: number;
  /** From 0 (fast fashion) to 3 (luxury); NaN where nothing tells. */
  readonly tier: number;
  /** What else may be said of it: material, season, occasion. */
  readonly said: readonly string[];
};

/** Above the ids of known words: a word never learned still equals itself. */
const UNKNOWN = 0x80000000;

const bits = (looks: ReadonlySet<string>, names: readonly string[]): number =>
  names.reduce((sum, name, i) => (looks.has(name) ? sum + 2 ** i : sum), 0);

const tierOf = (looks: ReadonlySet<string>): number => {
  const ranks = [...looks].flatMap((look) => TIERS.get(look) ?? []);
  return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
};

export const sparse = (reading: Reading, knowledge: Pick<Knowledge, 'traits' | 'traitWeights'>) => {
  const ids = traitsOf(reading)
    .flatMap((trait) => knowledge.traits.get(trait) ?? [])
    .sort((a, b) => a - b);
  return {
    type: reading.type,
    traits: Int32Array.from(ids),
    weights: Float64Array.from(ids, (id) => knowledge.traitWeights[id] ?? 0),
  };
};

const IN_ONE_BUFFER = 256;
/** Vectors cut from long buffers: each buffer of its own costs the collector of garbage as much as a long one. */
const vectorsOf = (rank: number) => {
  let buffer = new ArrayBuffer(0);
  let at = 0;
  return (): Float32Array => {
    if (at === buffer.byteLength) {
      buffer = new ArrayBuffer(rank * Float32Array.BYTES_PER_ELEMENT * IN_ONE_BUFFER);
      at = 0;
    }
    const cut = new Float32Array(buffer, at, rank);
    at += cut.byteLength;
    return cut;
  };
};

/** `describe` for one model: what does not depend on the item is worked out once. */
export const describer = (knowledge: Knowledge): ((item: ItemWords) => OutfitItem) => {
  const { affinity, words, rarest, kinds, categoryNames, traits } = knowledge;
  const { rank, basis, strengths, means } = affinity;
  const size = traits.size;
  const types = size > 0 ? means.length / size : 0;
  const middle = new Float64Array(types * rank);
  const meanSquares = squaresOf(means, size);
  for (let type = 0; type < types; type++)
    for (let t = 0; t < size; t++) {
      const mean = means[type * size + t] ?? 0;
      for (let k = 0; k < rank; k++)
        middle[type * rank + k] =
          (middle[type * rank + k] ?? 0) + mean * (basis[t * rank + k] ?? 0);
    }
  const kindRows = new Map(kinds.names.map((name, i) => [name, i]));
  const styleSquares = knowledge.styles.reduce((sum, share) => sum + share * share, 0);
  const vector = vectorsOf(rank);
  const said = new Map<string, string>();
  /** One text for all items that say it. */
  const once = (text: string): string => {
    const known = said.get(text);
    if (known !== undefined) return known;
    said.set(text, text);
    return text;
  };

  return (given) => {
    const category = categoryNames.get(given.category.trim());
    const reading = readItem(category === undefined ? given : { ...given, category });
    const row = sparse(reading, knowledge);
    const right = vector();
    const left = vector();
    const damp = size > 0 ? dampingOf(row, means, size, meanSquares) : 0;
    for (let k = 0; k < rank; k++) {
      let sum = -(middle[row.type * rank + k] ?? 0);
      for (let n = 0; n < row.traits.length; n++)
        sum += (row.weights[n] ?? 0) * (basis[(row.traits[n] ?? 0) * rank + k] ?? 0);
      right[k] = damp * sum;
      left[k] = damp * sum * (strengths[k] ?? 0);
    }
    const ids = new Map<number, number>();
    const knownIds = wordIds(words);
    for (const word of reading.allWords)
      ids.set(knownIds.get(word) ?? UNKNOWN + (hashOf(word) >>> 1), words.get(word) ?? rarest);
    const sorted = Float64Array.from(ids.keys()).sort();
    let squares = 0;
    for (const id of sorted) squares += (ids.get(id) ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    const styles = bits(reading.looks, STYLES);
    let styleShare = styleSquares / 2;
    STYLES.forEach((style, i) => {
      if (reading.looks.has(style)) styleShare -= knowledge.styles[i] ?? 0;
    });
    return {
      left,
      right,
      place: reading.place,
      type: row.type,
      kind: reading.kind === null ? -1 : (kindRows.get(reading.kind) ?? -1),
      words: [...sorted],
      wordWeights: Array.from(sorted, (id) => Math.fround((ids.get(id) ?? 0) / length)),
      brands: [...reading.brands].map(once),
      colours: bits(reading.looks, COLOURS),
      styles,
      styleShare,
      tier: tierOf(reading.looks),
      said: [...reading.looks]
        .filter((look) => /^(material|season|occasion):/.test(look))
        .map(once),
    };
  };
};

const ids = new WeakMap<ReadonlyMap<string, number>, ReadonlyMap<string, number>>();
/** A word's place in the list of known ones. */
export const wordIds = (words: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  const known = ids.get(words) ?? new Map([...words.keys()].map((word, i) => [word, i]));
  ids.set(words, known);
  return known;
};
