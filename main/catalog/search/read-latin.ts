import { conceptsNamed } from './concepts/concepts.ts';
import { looksLikePinyin, type Readings } from './pinyin/readings.ts';
import { isSaidAround, type QueryWord } from './query.ts';
import { readHanWord } from './read-han.ts';
import { stem } from './stem.ts';
import type { TextIndex } from './text-index.ts';

/** One way to read some words of a query. `read` says what they were taken for, where that is not what they say. */
export type Way = {
  readonly words: readonly QueryWord[];
  readonly cost: number;
  readonly read?: string;
  readonly unknown?: boolean;
};

/** How far-fetched each way of reading is: the cheapest reading of the whole line wins. */
const COST = {
  around: 0.1,
  phrase: 0.9,
  word: 1,
  ending: 1.1,
  beginning: 1.5,
  pinyin: 1.6,
  pinyinWord: 0.2,
  initials: 2.5,
  misspelt: 3,
  unknown: 6,
};
const SURE = { pinyin: 0.95, beginning: 0.95, initials: 0.7, misspelt: 0.8 };
/** "the same ending taken off" counts a little less than the very word. */
const SAME_STEM = 0.95;
const LONGEST_PHRASE = 3;
/** hui se wai tao: syllables typed apart. */
const LONGEST_SPACED = 8;

/** The words of the shop and of the tables that `word` is, as it stands or by its stem. */
const wordItself = (word: string, index: TextIndex) => {
  const exact = index.postings(word).length > 0;
  const related = index.ofStem(stem(word)).filter((other) => other !== word);
  const concepts = conceptsNamed([word]);
  return {
    exact,
    known: exact || related.length > 0 || concepts.length > 0,
    concepts,
    spelt: [
      ...(exact ? [{ terms: [word], weight: 1 }] : []),
      ...related.map((other) => ({ terms: [other], weight: SAME_STEM })),
    ],
  };
};

const merged = (
  typed: string,
  words: readonly string[],
  sure: number,
  index: TextIndex,
): QueryWord => {
  const found = words.map((word) => wordItself(word, index));
  return {
    typed,
    sure,
    spelt: found.flatMap(({ spelt }) => spelt),
    concepts: [...new Set(found.flatMap(({ concepts }) => concepts))],
  };
};

const phrase = (words: readonly string[], index: TextIndex): Way | null => {
  const concepts = conceptsNamed(words);
  if (concepts.length === 0) return null;
  const all = words.map((word) =>
    index.postings(word).length > 0 ? word : (index.ofStem(stem(word))[0] ?? word),
  );
  return {
    cost: COST.phrase,
    words: [{ typed: words.join(' '), spelt: [{ terms: all, weight: 1 }], concepts, sure: 1 }],
  };
};

const homophones = (
  typed: string,
  same: readonly string[],
  sure: number,
  index: TextIndex,
): QueryWord => {
  const read = same.map((word) => readHanWord(word, index));
  return {
    typed,
    sure,
    spelt: read.flatMap(({ spelt }) => spelt),
    concepts: [...new Set(read.flatMap(({ concepts }) => concepts))],
  };
};

const spelt = (words: readonly string[], index: TextIndex, readings: Readings): Way | null => {
  const letters = words.join('');
  if (letters.length < 2 || !/^[a-z]+$/.test(letters)) return null;
  const found = readings.spelt(letters);
  if (!found) return null;
  return {
    cost: COST.pinyin + COST.pinyinWord * found.length,
    words: found.map((same) => homophones(letters, same, SURE.pinyin, index)),
    read: found.map((same) => same[0] ?? '').join(' '),
  };
};

/** A few products are misspelt themselves: "sliver" stands in a few names, silver in a thousand. */
const RARE = 20;
const MUCH_MORE_USUAL = 50;
const likelySlip = (word: string, index: TextIndex): string | null => {
  const times = index.postings(word).length;
  if (times === 0 || times > RARE) return null;
  const near = index.speller.nearest(word).find((other) => other !== word);
  if (near === undefined || conceptsNamed([near]).length === 0) return null;
  return index.postings(near).length >= MUCH_MORE_USUAL * times ? near : null;
};

const single = (
  word: string,
  isLast: boolean,
  index: TextIndex,
  readings: Readings | null,
): Way => {
  if (isSaidAround(word)) return { cost: COST.around, words: [] };
  const own = wordItself(word, index);
  const slip = own.known && own.concepts.length === 0 ? likelySlip(word, index) : null;
  if (slip !== null)
    return {
      cost: COST.ending,
      words: [merged(word, [word, slip], SURE.beginning, index)],
      read: slip,
    };
  if (own.known)
    return {
      cost: own.exact || own.concepts.length > 0 ? COST.word : COST.ending,
      words: [merged(word, [word], 1, index)],
    };
  const begun = isLast && word.length > 1 ? index.beginning(word) : [];
  if (begun.length > 0)
    return { cost: COST.beginning, words: [merged(word, begun, SURE.beginning, index)] };
  const initials = readings?.initialled(word) ?? [];
  if (initials.length > 0)
    return {
      cost: COST.initials,
      words: [homophones(word, initials, SURE.initials, index)],
      read: initials[0] ?? '',
    };
  const near = index.speller.nearest(word);
  if (near.length > 0)
    return {
      cost: COST.misspelt,
      words: [merged(word, near, SURE.misspelt, index)],
      read: near[0] ?? '',
    };
  return { cost: COST.unknown, words: [], unknown: true };
};

/** What could be pinyin, had the dictionary been asked. */
export const needsPinyin = (words: readonly string[], index: TextIndex): boolean =>
  words.some((word) => {
    if (isSaidAround(word) || wordItself(word, index).known) return false;
    return looksLikePinyin(word);
  });

/** Reads words of letters and figures side by side, each once, in the least far-fetched way. */
export const readLatin = (
  words: readonly string[],
  isEnd: boolean,
  index: TextIndex,
  readings: Readings | null,
): { readonly typed: string; readonly way: Way }[] => {
  type Step = { readonly cost: number; readonly from: number; readonly way: Way };
  const best: (Step | undefined)[] = [];
  const costAt = (at: number) => (at === 0 ? 0 : (best[at]?.cost ?? Infinity));
  for (let from = 0; from < words.length; from++) {
    const offer = (length: number, way: Way | null) => {
      if (!way) return;
      const cost = costAt(from) + way.cost;
      if (cost < costAt(from + length)) best[from + length] = { cost, from, way };
    };
    offer(1, single(words[from] ?? '', isEnd && from === words.length - 1, index, readings));
    for (let length = 2; length <= Math.min(LONGEST_PHRASE, words.length - from); length++)
      offer(length, phrase(words.slice(from, from + length), index));
    if (readings)
      for (let length = 1; length <= Math.min(LONGEST_SPACED, words.length - from); length++)
        offer(length, spelt(words.slice(from, from + length), index, readings));
  }
  const steps: { typed: string; way: Way }[] = [];
  for (let at = words.length; at > 0;) {
    const step = best[at];
    if (!step) break;
    steps.unshift({ typed: words.slice(step.from, at).join(' '), way: step.way });
    at = step.from;
  }
  return steps;
};
