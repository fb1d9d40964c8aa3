/** Plurals no ending tells. */
const IRREGULAR = new Map(
  Object.entries({
    women: 'woman',
    womens: 'woman',
    men: 'man',
    mens: 'man',
    children: 'child',
    childrens: 'child',
    ladies: 'lady',
    scarves: 'scarf',
    shoes: 'shoe',
    clothes: 'cloth',
    // Not more than one short, and not a jean's plural.
    shorts: 'shorts',
    sunglasses: 'sunglasses',
    glasses: 'glasses',
  }),
);
const HAS_VOWEL = /[aeiouy]/;
const DOUBLED = /([^aeioulsz])\1$/;

/**
 * English endings taken off, so that "coats", "knitting" and "striped" are found by "coat", "knit" and "stripes". Only
 * for comparing: what is left need not be a word. Words of three letters are left alone.
 */
export const stem = (word: string): string => {
  const known = IRREGULAR.get(word) ?? stemmed.get(word);
  if (known !== undefined) return known;
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  const root = withoutE(withoutVerbEnding(withoutPlural(word)));
  if (stemmed.size >= MOST_STEMMED) stemmed.clear();
  stemmed.set(word, root);
  return root;
};
/** A shop says the same few thousand words over and over. */
const MOST_STEMMED = 16_384;
const stemmed = new Map<string, string>();

const withoutPlural = (word: string): string => {
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sxz]|[cs]h)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
};

const withoutVerbEnding = (word: string): string => {
  const rest = /(?:ed|ing)$/.test(word) ? word.replace(/(?:ed|ing)$/, '') : word;
  // "red", "ring" and "bed" are no verbs.
  if (rest === word || rest.length < 3 || !HAS_VOWEL.test(rest)) return word;
  return rest.replace(DOUBLED, '$1');
};

const withoutE = (word: string): string =>
  word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
