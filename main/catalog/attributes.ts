import { season, type ColourFamilyName, type Season } from '../../preload/contract/index.ts';

/**
 * Words shops use for who wears it, when, and in what colour, brought to a few known values so that products of
 * different files can be compared. What is not known is kept as it was written and compared as text.
 */
export type Gender = 'women' | 'men' | 'girls' | 'boys' | 'kids' | 'unisex';

/** For comparing and indexing, never for showing. */
export const fold = (text: string): string =>
  // Most of it is plain already, and there is much of it.
  (/[^\u0021-\u007e ]|^ |  | $/.test(text)
    ? text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
    : text
  ).toLowerCase();

const GENDER_WORDS: Readonly<Record<Gender, string>> = {
  women: "women woman female ladies womens women's f w 女 女士 女装 女款 女性",
  men: "men man male mens men's m 男 男士 男装 男款 男性",
  girls: 'girls girl 女童 女孩',
  boys: 'boys boy 男童 男孩',
  kids: 'kids kid children child 儿童 童装',
  unisex: 'unisex all both neutral 中性 通用 男女 男女同款 情侣',
};
const GENDERS = new Map(
  Object.entries(GENDER_WORDS).flatMap(([gender, words]) =>
    words.split(' ').map((word) => [word, gender as Gender] as const),
  ),
);

export const genderOf = (text: string): Gender | null => GENDERS.get(fold(text)) ?? null;

/**
 * Who else may stand in the same outfit. A blank is taken as worn by anyone; children are never dressed from the
 * adults' rails, nor adults from theirs.
 */
export const mayWearTogether = (one: string, other: string): boolean => {
  const a = one === '' ? 'unisex' : one;
  const b = other === '' ? 'unisex' : other;
  if (a === b) return true;
  const child = (x: string) => x === 'girls' || x === 'boys' || x === 'kids';
  if (child(a) || child(b)) return child(a) && child(b) && (a === 'kids' || b === 'kids');
  return a === 'unisex' || b === 'unisex';
};

/** Values `mayWearTogether` accepts beside `gender`, its own first: for asking an index. */
export const gendersBeside = (gender: string): string[] =>
  [gender === '' ? 'unisex' : gender, 'unisex', '', 'women', 'men', 'girls', 'boys', 'kids'].filter(
    (other, i, all) => all.indexOf(other) === i && mayWearTogether(gender, other),
  );

const SPRING = 1;
export const SUMMER = 2;
const AUTUMN = 4;
export const WINTER = 8;
export const ALL_SEASONS = SPRING | SUMMER | AUTUMN | WINTER;
/** The season a month (0 to 11) is in where these shops are, as one bit. */
export const seasonAt = (month: number): number =>
  [WINTER, SPRING, SUMMER, AUTUMN][Math.floor(((month + 1) % 12) / 3)] ?? WINTER;
const SEASON_NAMES = [
  [SPRING, 'spring', /spring|\bss\d*\b|春/],
  [SUMMER, 'summer', /summer|\bss\d*\b|夏/],
  [AUTUMN, 'autumn', /autumn|fall|\b(aw|fw)\d*\b|秋/],
  [WINTER, 'winter', /winter|\b(aw|fw)\d*\b|冬/],
] as const;

/** A set of seasons as four bits. Blank, or a word that names none ("all", 四季), is every season. */
export const seasonsOf = (text: string): number => {
  const folded = fold(text);
  let seasons = 0;
  for (const [bit, , pattern] of SEASON_NAMES) if (pattern.test(folded)) seasons |= bit;
  return seasons || ALL_SEASONS;
};

const SEASON_CODES: readonly Season[] = Array.from({ length: ALL_SEASONS }, (_, seasons) =>
  season.parse(
    SEASON_NAMES.filter(([bit]) => seasons & bit)
      .map(([, name]) => name)
      .join('-'),
  ),
);

/** As the contract has it: `autumn-winter`; every season is a blank. */
export const seasonCode = (seasons: number): Season => SEASON_CODES[seasons] ?? '';

/** Families a colourist would group; `neutral` ones go with anything. Tried in order, the first word found wins. */
const COLOUR_FAMILIES: readonly (readonly [ColourFamilyName, boolean, RegExp])[] = [
  ['denim', true, /denim|牛仔/],
  ['navy', true, /navy|藏青|藏蓝|海军蓝/],
  [
    'brown',
    true,
    /brown|camel|tan\b|coffee|chocolate|taupe|mushroom|cognac|\brust|棕|褐|咖|驼|焦糖/,
  ],
  [
    'beige',
    true,
    /beige|cream|off.?white|ivory|\boat|nude|skin|khaki|sand|ecru|米|杏|燕麦|卡其|奶油|裸|象牙/,
  ],
  ['grey', true, /gr[ea]y|charcoal|灰/],
  ['metallic', true, /silver|steel|metallic|bronze|copper|gold|银|金/],
  ['black', true, /black|\bink|黑|墨(?!绿)|玄/],
  ['white', true, /white|白/],
  ['red', false, /\bred\b|burgundy|maroon|wine|crimson|红|酒/],
  ['pink', false, /pink|rose|peach|magenta|fuchsia|coral|粉|玫|桃|珊瑚/],
  ['orange', false, /orange|apricot|terracotta|橙|橘/],
  ['yellow', false, /yellow|mustard|lemon|黄|姜/],
  ['green', false, /green|olive|sage|mint|lime|绿|橄榄|薄荷/],
  ['blue', false, /blue|teal|turquoise|indigo|蓝|靛|青/],
  ['purple', false, /purple|lavender|mauve|violet|lilac|紫/],
];

export type ColourFamily = { readonly name: ColourFamilyName; readonly neutral: boolean };

/** A shop has some hundred colours and asks for each of them thousands of times. */
const KNOWN_COLOURS = 4096;
const known = new Map<string, ColourFamily | null>();

/** Null where the colour is blank, mixed or unknown: nothing can be said about it then. */
export const colourFamily = (colour: string): ColourFamily | null => {
  const found = known.get(colour);
  if (found !== undefined) return found;
  const folded = fold(colour);
  const row = COLOUR_FAMILIES.find(([, , pattern]) => pattern.test(folded));
  const family = row ? { name: row[0], neutral: row[1] } : null;
  if (known.size >= KNOWN_COLOURS) known.clear();
  known.set(colour, family);
  return family;
};

/** 0 (clash) to 1. Neutrals carry everything; tone on tone is right; two different strong colours are not. */
export const familyHarmony = (a: ColourFamily | null, b: ColourFamily | null): number => {
  if (!a || !b) return 0.5;
  if (a.neutral && b.neutral) return a.name === b.name ? 0.85 : 0.95;
  if (a.neutral || b.neutral) return 0.95;
  return a.name === b.name ? 0.8 : 0.2;
};
