/** Scripts written without spaces: a run of them is cut into characters and pairs, so that two characters find a word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+/gv;

/** 羊毛大衣 -> 羊毛 毛大 大衣 */
const pairs = (run: string): string[] => {
  const characters = Array.from(run);
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
};

const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];

/** What is written into the index: every word, and for unspaced scripts every character and every pair. */
export const indexTokens = (text: string): string =>
  runsOf(text)
    .flatMap((run) => (UNSPACED.test(run) ? [...Array.from(run), ...pairs(run)] : [run]))
    .join(' ');

/**
 * The same words as a full-text query; null where there is nothing to look for. The last word may be unfinished.
 * Tokens are letters and digits only, so nothing of what a person typed is read as an operator.
 */
export const matchExpression = (text: string, join: 'AND' | 'OR' = 'AND'): string | null => {
  const runs = runsOf(text);
  const terms = runs.flatMap((run, i) => {
    if (UNSPACED.test(run)) {
      const found = pairs(run);
      return (found.length > 0 ? found : [run]).map((token) => `"${token}"`);
    }
    return [i === runs.length - 1 && run.length > 1 ? `"${run}"*` : `"${run}"`];
  });
  return terms.length > 0 ? terms.join(` ${join} `) : null;
};
