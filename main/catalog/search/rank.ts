import { conceptTerm, IN_FACTS, IN_NAME, NARROWER, SETTLED } from './document.ts';
import type { QueryWord } from './query.ts';
import { PLACES, type TextIndex } from './text-index.ts';

/** How well a product answers to one word, 0 to 1. */
const FIT = {
  /** Its column says so; and its name as well. */
  is: 0.9,
  isAndSays: 1,
  narrower: 0.78,
  narrowerAndSays: 0.85,
  /** The word stands in its name, and no column knows better. */
  says: 1,
  saysInFacts: 0.95,
  means: 0.85,
  /** Its name mentions it, and its column says something else: a white collar on a black shirt. */
  mentions: 0.4,
  /** Only something near: blue, where navy was asked for and there is none. */
  near: 0.5,
};

/** A word for the kind of thing outweighs one for its colour where not all can be had. */
const CATEGORY_WEIGHT = 1.6;
/** In `meant`, beside the bits of a posting. */
const AKIN = 8;
const BITS = (1 << PLACES) - 1;

/**
 * `all`: only products that answer to every word. `near`: the same, with something akin for an answer. `some`: whatever
 * answers to any.
 */
export type Strictness = 'all' | 'near' | 'some';

export type Scores = {
  /** Documents met, in no order. */
  readonly met: Uint32Array;
  readonly score: Float32Array;
  /** How many of the words each answers to. */
  readonly hits: Uint8Array;
};

const intersect = (lists: readonly Uint32Array[]): Map<number, number> => {
  const [first, ...rest] = [...lists].sort((a, b) => a.length - b.length);
  let both = new Map<number, number>();
  for (const posting of first ?? []) both.set(posting >>> PLACES, posting & BITS);
  for (const list of rest) {
    const now = new Map<number, number>();
    for (const posting of list) {
      const bits = both.get(posting >>> PLACES);
      if (bits !== undefined) now.set(posting >>> PLACES, bits & posting & BITS);
    }
    both = now;
  }
  return both;
};

const settledBy = ({ concepts }: QueryWord): number => {
  let mask = 0;
  for (const { kind } of concepts) {
    const bit = SETTLED[kind];
    // A word that is a material as well as a colour is settled by no column.
    if (bit === undefined) return 0;
    mask |= bit;
  }
  return mask;
};

/** Scores are sums over the words, rare words and words for a kind of thing weighing more. */
export const openRanker = (index: TextIndex) => {
  // Kept between questions: clearing what was touched is cheaper than making half a million places anew.
  const said = new Uint8Array(index.size);
  const places = new Uint8Array(index.size);
  const meant = new Uint8Array(index.size);
  const score = new Float32Array(index.size);
  const hits = new Uint8Array(index.size);
  const met = new Uint32Array(index.size);
  const touched = new Uint32Array(index.size);
  let metCount = 0;
  let touchedCount = 0;

  /** How many documents speak of it at most. */
  const usual = ({ spelt, concepts }: QueryWord): number =>
    Math.max(
      1,
      ...spelt.map(({ terms }) => Math.min(...terms.map((term) => index.postings(term).length))),
      ...concepts.map(({ id }) => index.postings(conceptTerm(id)).length),
    );

  const fit = (document: number, mask: number): number => {
    const saying = (said[document] ?? 0) / 100;
    const meaning = meant[document] ?? 0;
    if ((meaning & IN_FACTS) !== 0) return FIT.is + (FIT.isAndSays - FIT.is) * saying;
    if ((meaning & NARROWER) !== 0)
      return FIT.narrower + (FIT.narrowerAndSays - FIT.narrower) * saying;
    const settled = mask !== 0 && ((index.settled[document] ?? 0) & mask) === mask;
    if (settled) return saying > 0 || (meaning & IN_NAME) !== 0 ? FIT.mentions : FIT.near;
    if (saying > 0)
      return saying * (((places[document] ?? 0) & IN_NAME) !== 0 ? FIT.says : FIT.saysInFacts);
    return (meaning & IN_NAME) !== 0 ? FIT.means : FIT.near;
  };

  /** Of the documents that answered to `least` words before, those that answer to this one as well. */
  const scoreWord = (word: QueryWord, least: number, near: boolean) => {
    const touch = (document: number) => {
      if (said[document] === 0 && meant[document] === 0) touched[touchedCount++] = document;
    };
    const say = (document: number, bits: number, mark: number) => {
      if ((hits[document] ?? 0) < least) return;
      touch(document);
      if (mark > (said[document] ?? 0)) said[document] = mark;
      places[document] = (places[document] ?? 0) | bits;
    };
    for (const { terms, weight } of word.spelt) {
      const mark = Math.max(1, Math.round(weight * 100));
      const [only] = terms;
      if (terms.length === 1 && only !== undefined)
        for (const posting of index.postings(only)) say(posting >>> PLACES, posting & BITS, mark);
      else
        for (const [document, bits] of intersect(terms.map((term) => index.postings(term))))
          say(document, bits === 0 ? IN_NAME : bits, mark);
    }
    const mean = (id: string, keep: number, mark: number) => {
      for (const posting of index.postings(conceptTerm(id))) {
        const bits = posting & keep;
        const document = posting >>> PLACES;
        if (bits === 0 || (hits[document] ?? 0) < least) continue;
        touch(document);
        meant[document] = (meant[document] ?? 0) | (mark === 0 ? bits : mark);
      }
    };
    for (const { id } of word.concepts) mean(id, BITS, 0);
    if (near)
      for (const { wider } of word.concepts)
        for (const id of wider) mean(id, IN_FACTS | NARROWER, AKIN);

    const rarity = Math.max(0.5, Math.log(1 + index.size / usual(word)));
    const isCategory = word.concepts.some(({ kind }) => kind === 'category');
    const weight = rarity * (isCategory ? CATEGORY_WEIGHT : 1) * word.sure;
    const mask = settledBy(word);
    for (let i = 0; i < touchedCount; i++) {
      const document = touched[i] ?? 0;
      if (hits[document] === 0) met[metCount++] = document;
      hits[document] = (hits[document] ?? 0) + 1;
      score[document] = (score[document] ?? 0) + weight * fit(document, mask);
      said[document] = 0;
      places[document] = 0;
      meant[document] = 0;
    }
    touchedCount = 0;
  };

  return {
    /** Good until the next call, and the caller's to write into until then. */
    score(words: readonly QueryWord[], strictness: Strictness): Scores {
      for (let i = 0; i < metCount; i++) {
        const document = met[i] ?? 0;
        score[document] = 0;
        hits[document] = 0;
      }
      metCount = 0;
      // The rarest first: what does not answer to it need not be asked about the others.
      const inOrder = [...words].sort((a, b) => usual(a) - usual(b));
      for (const [i, word] of inOrder.entries())
        scoreWord(word, strictness === 'some' ? 0 : i, strictness !== 'all');
      return { met: met.subarray(0, metCount), score, hits };
    },
  };
};
export type Ranker = ReturnType<typeof openRanker>;
