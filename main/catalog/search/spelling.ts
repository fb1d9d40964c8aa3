import { stem } from './stem.ts';

/** Letters a shopper may get wrong: none in a short word, where another word is as near as the right one. */
const mistakesIn = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Insertions, deletions, changes and swaps of neighbours between two words; `most + 1` where there are more. */
export const mistakesBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(most + 1, last[b.length] ?? 0);
};

const lettersOf = (word: string): number => {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
};
const bitsOf = (n: number): number => {
  let count = 0;
  for (let rest = n; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Words that could have been meant. `weight` is how often the shop says the word. */
export type Speller = { nearest(word: string): string[] };

/** Two readings as likely as each other are both followed. */
const AS_LIKELY = 0.3;
const MOST_READINGS = 2;
/** People mistype the beginning of a word less often than its inside. */
const OTHER_BEGINNING = 0.6;

/**
 * One mistake changes at most two letters of the set a word is made of: comparing the sets first leaves a few hundred
 * words of a hundred thousand to compare in full.
 */
export const openSpeller = (words: ReadonlyMap<string, number>): Speller => {
  const list = [...words.keys()].filter((word) => /^[a-z]{3,}$/.test(word));
  const letters = Int32Array.from(list, lettersOf);
  const around = (word: string): { word: string; far: number }[] => {
    const most = mistakesIn(word);
    if (most === 0 || !/^[a-z]+$/.test(word)) return [];
    const own = lettersOf(word);
    const near: { word: string; far: number }[] = [];
    for (let i = 0; i < list.length; i++) {
      const other = list[i] ?? '';
      if (other === word || Math.abs(other.length - word.length) > most) continue;
      if (bitsOf((letters[i] ?? 0) ^ own) > 2 * most) continue;
      const mistakes = mistakesBetween(word, other, most);
      if (mistakes > most) continue;
      const begins = other[0] === word[0] ? 0 : OTHER_BEGINNING;
      const usual = 0.1 * Math.log10(1 + (words.get(other) ?? 0));
      near.push({ word: other, far: mistakes + begins - usual });
    }
    return near;
  };
  return {
    nearest(typed) {
      // "caots" is no word of the list with a slip in it, yet "caot" is: endings are looked behind as well.
      const near = [...new Set([typed, stem(typed)])].flatMap(around);
      near.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
      const best = near[0]?.far ?? 0;
      const likely = near.filter(({ far }) => far <= best + AS_LIKELY);
      return [...new Set(likely.map((one) => one.word))].slice(0, MOST_READINGS);
    },
  };
};
