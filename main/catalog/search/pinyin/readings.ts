import { conceptsOfHan } from '../concepts/concepts.ts';

/** What Latin letters may stand for when they are pinyin, with or without spaces. */
export type Readings = {
  /** The fewest words that make up the letters; null where they do not. Homophones stand side by side. */
  spelt(letters: string): readonly (readonly string[])[] | null;
  /** Words whose syllables begin with these letters: `yrf` for 羽绒服. */
  initialled(letters: string): readonly string[];
};

/** Words of the tables before any other run of characters that sounds the same. */
const KNOWN = 1;
const UNKNOWN = 1.2;
const LONGEST = 30;
const LONGEST_LETTERS = 60;
const MOST_HOMOPHONES = 6;

const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|vn|er|a|o|e|i|u|v)/;

/** Could be pinyin: syllables throughout, or a word's initials. */
export const looksLikePinyin = (letters: string): boolean => {
  if (/^[bcdfghjklmnpqrstwxyz]{2,6}$/.test(letters)) return true;
  const fits = (rest: string): boolean => {
    if (rest === '') return true;
    const found = SYLLABLE.exec(rest)?.[0];
    if (found === undefined) return false;
    // "xian" is one syllable or two, "nanan" is nan an and not nana n: shorter cuts are tried as well.
    for (let length = found.length; length > 0; length--)
      if (SYLLABLE.exec(rest.slice(0, length))?.[0].length === length && fits(rest.slice(length)))
        return true;
    return false;
  };
  return letters.length <= LONGEST_LETTERS && /^[a-z]+$/.test(letters) && fits(letters);
};

export const openReadings = (words: ReadonlyMap<string, string>): Readings => {
  const bySound = new Map<string, string[]>();
  const byInitials = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, word: string) => {
    const same = map.get(key);
    if (!same) map.set(key, [word]);
    else if (same.length < MOST_HOMOPHONES || conceptsOfHan(word).length > 0) same.push(word);
  };
  for (const [word, reading] of words) {
    const syllables = reading.split(' ');
    put(bySound, syllables.join(''), word);
    if (syllables.length > 1) put(byInitials, syllables.map((s) => s[0] ?? '').join(''), word);
  }
  const known = (list: readonly string[]) => list.filter((word) => conceptsOfHan(word).length > 0);
  const better = (list: readonly string[]) => (known(list).length > 0 ? known(list) : list);

  return {
    spelt(letters) {
      if (letters.length > LONGEST_LETTERS) return null;
      type Way = { readonly cost: number; readonly words: readonly (readonly string[])[] };
      const ways: (Way | undefined)[] = [{ cost: 0, words: [] }];
      for (let from = 0; from < letters.length; from++) {
        const way = ways[from];
        if (!way) continue;
        for (let to = from + 1; to <= Math.min(letters.length, from + LONGEST); to++) {
          const same = bySound.get(letters.slice(from, to));
          if (!same) continue;
          const cost = way.cost + (known(same).length > 0 ? KNOWN : UNKNOWN);
          if (cost < (ways[to]?.cost ?? Infinity))
            ways[to] = { cost, words: [...way.words, better(same)] };
        }
      }
      return ways[letters.length]?.words ?? null;
    },
    initialled: (letters) => better(byInitials.get(letters) ?? []),
  };
};
