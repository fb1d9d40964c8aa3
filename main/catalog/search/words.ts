/** Scripts written without spaces: a run of them is cut into characters and pairs, so that two characters find a word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+/gv;

/** Letters joined to characters make one word of both languages. */
const MIXED: readonly (readonly [RegExp, string])[] = [
  [/t恤衫?/g, ' tshirt '],
  [/polo衫?/g, ' polo '],
  [/v领/g, ' vneck '],
];

export type Run = { readonly text: string; readonly han: boolean };

/** Most names of most shops: nothing to take off. */
const PLAIN_LATIN = /^[\x20-\x26\x28-\x7e]*$/;

/** Lower case, without accents, the apostrophe of "men's" closed up. */
const plain = (text: string): string => {
  if (PLAIN_LATIN.test(text)) return text.toLowerCase();
  const lower = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’](?=s\b)/g, '');
  return MIXED.reduce((now, [from, to]) => now.replaceAll(from, to), lower);
};

export const runsOf = (text: string): Run[] =>
  (plain(text).match(RUNS) ?? []).map((run) => ({ text: run, han: UNSPACED.test(run) }));

/** 羊毛大衣 -> 羊毛 毛大 大衣 */
export const pairsOf = (run: string): string[] => {
  const characters = Array.from(run);
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
};

let segmenter: Intl.Segmenter | undefined;
/** A run of characters as words, by the rules and the dictionary that come with the runtime. */
export const segmentsOf = (run: string): string[] => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment }) => segment);
};

/** What is written into the index: every word; of unspaced runs every character, every pair and every longer word. */
export const indexWords = (runs: readonly Run[]): string[] =>
  runs.flatMap(({ text, han }) =>
    han
      ? [
          ...Array.from(text),
          ...pairsOf(text),
          ...(text.length > 2 ? segmentsOf(text).filter((word) => word.length > 2) : []),
        ]
      : [text],
  );
