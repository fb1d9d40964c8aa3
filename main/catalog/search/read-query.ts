import type { Readings } from './pinyin/readings.ts';
import type { QueryWord, ReadQuery } from './query.ts';
import { cutQuery, isKnown, readHanWord } from './read-han.ts';
import { needsPinyin, readLatin } from './read-latin.ts';
import type { TextIndex } from './text-index.ts';
import { runsOf, type Run } from './words.ts';

/** Words of one script side by side: letters are read together, so that pinyin may be typed with spaces. */
const groupsOf = (runs: readonly Run[]): { readonly han: boolean; readonly words: string[] }[] => {
  const groups: { han: boolean; words: string[] }[] = [];
  for (const { text, han } of runs) {
    const last = groups.at(-1);
    if (last && !last.han && !han) last.words.push(text);
    else groups.push({ han, words: [text] });
  }
  return groups;
};

/** Some of these letters may be pinyin: worth asking for the dictionary before reading. */
export const mayBePinyin = (text: string, index: TextIndex): boolean =>
  groupsOf(runsOf(text)).some(({ han, words }) => !han && needsPinyin(words, index));

/** Characters no product has: they may be wrong ones that sound right. */
export const strangeWords = (text: string, index: TextIndex): string[] =>
  groupsOf(runsOf(text))
    .filter(({ han }) => han)
    .flatMap(({ words }) => words.flatMap((run) => cutQuery(run, index)))
    .filter((word) => word.length > 1 && !isKnown(readHanWord(word, index)));

export const readQuery = (
  text: string,
  index: TextIndex,
  readings: Readings | null = null,
  /** How strange words sound, letters without spaces. */
  sounds: ReadonlyMap<string, string> = new Map(),
): ReadQuery => {
  const words: QueryWord[] = [];
  const corrected: { typed: string; read: string }[] = [];
  const unknown: string[] = [];
  const groups = groupsOf(runsOf(text));

  const takeHan = (word: string) => {
    const own = readHanWord(word, index);
    if (isKnown(own)) {
      words.push(own);
      return;
    }
    const sound = sounds.get(word);
    const heard = sound === undefined ? null : (readings?.spelt(sound) ?? null);
    const read = heard?.map((same) => same[0] ?? '') ?? [];
    // One character in another's place is a slip; several words out of one are a guess too far.
    if (read.length !== 1 || read[0]?.length !== word.length) {
      const characters = Array.from(word, (character) => readHanWord(character, index));
      words.push(...characters.filter(isKnown));
      if (!characters.some(isKnown)) unknown.push(word);
      return;
    }
    corrected.push({ typed: word, read: read[0] });
    words.push({ ...readHanWord(read[0], index), typed: word, sure: 0.8 });
  };

  for (const [i, group] of groups.entries()) {
    if (group.han) {
      for (const run of group.words) for (const word of cutQuery(run, index)) takeHan(word);
      continue;
    }
    for (const { typed, way } of readLatin(group.words, i === groups.length - 1, index, readings)) {
      words.push(...way.words);
      if (way.unknown) unknown.push(typed);
      if (way.read !== undefined) corrected.push({ typed, read: way.read });
    }
  }
  return { words, corrected, unknown };
};
