/**
 * Words of a title as they are compared: lower case, no accents, `women's` as `womens`, `t-shirt` as two words, and
 * each run of Chinese as one.
 */
export const tokensOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .match(/t恤|polo衫|\p{Script=Han}+|[\p{L}\p{N}&%]+/gu) ?? [];

const isHan = (token: string): boolean => /\p{Script=Han}/u.test(token);

export type Found<T> = {
  readonly start: number;
  readonly length: number;
  readonly phrase: string;
  readonly means: T;
};

/** What phrases mean, found in a row of tokens: the longest that begins at a place, then on behind it. */
export type Phrases<T> = { find(tokens: readonly string[]): Found<T>[] };

export const phrases = <T>(entries: Iterable<readonly [string, T]>): Phrases<T> => {
  const known = new Map<string, T>();
  const han = new Map<string, T>();
  /** By its first word, how many words the longest phrase has: most words begin none. */
  const longest = new Map<string, number>();
  let longestHan = 1;
  for (const [text, means] of entries) {
    const tokens = tokensOf(text);
    const phrase = tokens.join(' ');
    if (tokens.length === 1 && isHan(phrase)) {
      han.set(phrase, means);
      longestHan = Math.max(longestHan, phrase.length);
    } else if (phrase !== '') {
      known.set(phrase, means);
      const [first = ''] = tokens;
      longest.set(first, Math.max(longest.get(first) ?? 0, tokens.length));
    }
  }
  const inHan = (run: string, start: number, found: Found<T>[]) => {
    for (let i = 0; i < run.length;) {
      let length = Math.min(longestHan, run.length - i);
      while (length > 0 && !han.has(run.slice(i, i + length))) length--;
      const phrase = run.slice(i, i + length);
      const means = han.get(phrase);
      if (means !== undefined) found.push({ start, length: 1, phrase, means });
      i += Math.max(1, length);
    }
  };
  return {
    find(tokens) {
      const found: Found<T>[] = [];
      for (let start = 0; start < tokens.length;) {
        const first = tokens[start] ?? '';
        if (isHan(first)) {
          inHan(first, start, found);
          start++;
          continue;
        }
        let length = Math.min(longest.get(first) ?? 0, tokens.length - start);
        let phrase = '';
        for (; length > 0; length--) {
          phrase = tokens.slice(start, start + length).join(' ');
          if (known.has(phrase)) break;
        }
        const means = known.get(phrase);
        if (length > 0 && means !== undefined) found.push({ start, length, phrase, means });
        start += Math.max(1, length);
      }
      return found;
    },
  };
};

/** `labels: word, word` a line -> each word with the labels of all its lines. */
export const labelled = (text: string): Map<string, string[]> => {
  const words = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, head, tail] = /^([^:]+(?::[^:,]+)*): (.+)$/.exec(line.trim()) ?? [];
    if (head === undefined || tail === undefined) continue;
    const labels = head.match(/\S+:.+?(?= \S+:|$)/g) ?? [head];
    for (const word of tail.split(',').map((part) => tokensOf(part).join(' ')))
      words.set(word, [...new Set([...(words.get(word) ?? []), ...labels])]);
  }
  return words;
};
