/** Words of a shop -> what they stand for, found by the noun that decides: the last one known. "Wool coat" is a coat. */
export type NounTable<T> = ReadonlyMap<string, T>;

const LONGEST_HAN = 4;
const RUNS = /[a-z]+|t恤|polo衫|\p{Script=Han}+/gu;

/** English nouns in the singular, of one word or two. */
export const nounTable = <T>(rows: Iterable<readonly [T, string]>): NounTable<T> =>
  new Map([...rows].map(([value, noun]) => [noun, value] as const));

const singular = <T>(noun: string, table: NounTable<T>): T | undefined =>
  table.get(noun) ??
  (noun.endsWith('s') ? table.get(noun.slice(0, -1)) : undefined) ??
  (noun.endsWith('es') ? table.get(noun.slice(0, -2)) : undefined);

const inHan = <T>(run: string, table: NounTable<T>): T | undefined => {
  // The noun stands at the end: 羊毛大衣 is a 大衣, 西装裤 a 裤.
  for (let end = run.length; end > 0; end--)
    for (let length = Math.min(LONGEST_HAN, end); length > 0; length--) {
      const found = table.get(run.slice(end - length, end));
      if (found !== undefined) return found;
    }
  return undefined;
};

/** `folded` as `fold` leaves it. Two words that mean something together are tried before the last of them. */
export const byLastNoun = <T>(folded: string, table: NounTable<T>): T | null => {
  const runs = folded.replaceAll('t-shirt', 'tshirt').match(RUNS) ?? [];
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i] ?? '';
    const before = runs[i - 1];
    const found =
      (before === undefined ? undefined : singular(`${before} ${run}`, table)) ??
      singular(run, table) ??
      (/[a-z]/.test(run) ? undefined : inHan(run, table));
    if (found !== undefined) return found;
  }
  return null;
};

/** What a title is of, apart from what it comes with: "dress with belt" is a dress, "bag for shoes" a bag. */
const ASIDE = /\s(?:with|w|in|for|by|from|featuring)\s|\s[-–|/]\s|[,(]/;
export const headOfTitle = (folded: string): string => folded.split(ASIDE, 1)[0] ?? '';
