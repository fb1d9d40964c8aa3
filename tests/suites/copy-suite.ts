import { expect, it } from 'vitest';

/** Every line of a copy file, by its path. */
export const linesOf = (words: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, value]): readonly (readonly [string, string])[] =>
    typeof value === 'string' ? [[path + key, value]] : linesOf(value as object, `${path}${key}.`),
  );

/** Languages have plural forms of their own: `count_one` and `count_other` are one line. */
const nameOf = (path: string): string => path.replace(/_(zero|one|two|few|many|other)$/, '');
export const lineNames = (words: object): readonly string[] =>
  [...new Set(linesOf(words).map(([path]) => nameOf(path)))].sort();

/** What a line leaves open, such as {{when}}. */
const gaps = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').sort();

/** Names that a text speaks of: whole, or as a pattern where a part is worked out. */
const spokenIn = (text: string): ((name: string) => boolean) => {
  const whole = new Set([...text.matchAll(/['"](?:\w+:)?([\w.-]+)['"]/g)].map(([, name]) => name));
  const patterns = [...text.matchAll(/`(?:(?:\w+|\$\{[^}]*\}):)?((?:[\w.-]|\$\{[^}]*\})*)`/g)]
    .map(([, pattern = '']) => pattern.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '.+'))
    // One that is all worked out would speak of everything.
    .filter((pattern) => pattern.includes('.+') && /\w\\\.|\\\.\w/.test(pattern))
    .map((pattern) => new RegExp(`^${pattern}$`));
  return (name) => whole.has(name) || patterns.some((pattern) => pattern.test(name));
};

/**
 * What every set of words has to pass: the same lines with the same gaps in every language, none empty, and none that
 * nobody says.
 */
export const copySuite = (
  copy: Readonly<Record<string, object>>,
  /** The text of all files that may say a line of it. */
  sources: readonly string[],
): void => {
  const [[, first] = ['', {}], ...others] = Object.entries(copy);

  it.each(others)(
    'says in %s what it says in the first language, with the same gaps',
    (_, theirs) => {
      expect(lineNames(theirs)).toEqual(lineNames(first));
      const words = new Map(linesOf(theirs));
      for (const [path, text] of linesOf(first)) {
        // A plural form that one language has and the other needs not says nothing about gaps.
        const said = words.get(path) ?? text;
        expect([path, gaps(said)]).toEqual([path, gaps(text)]);
        expect([path, text.trim(), said.trim()]).not.toContain('');
      }
    },
  );

  it('has no line that nobody says', () => {
    const isSpoken = spokenIn(sources.join('\n'));
    expect(lineNames(first).filter((name) => !isSpoken(name))).toEqual([]);
  });
};
