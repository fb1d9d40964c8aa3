import type { ItemWords } from './model.ts';
import {
  brandWords,
  categoryWords,
  kindWords,
  lookWords,
  type Kind,
  type Place,
} from './lexicon/lexicon.ts';
import { tokensOf } from './lexicon/phrases.ts';

/** What the words of an item say, before anything learned. */
export type Reading = {
  /** The kind named, or null where only the place is known. */
  readonly kind: string | null;
  /** Where it is worn, as its kind or else its category says. */
  readonly place: Place | null;
  /** Which of `TYPES` it stands for in an outfit: as its list says, else as it is worn. */
  readonly type: number;
  /** `colour:red`, `style:boho`, `tier:luxury` ... */
  readonly looks: ReadonlySet<string>;
  readonly brands: ReadonlySet<string>;
  /** What the title says besides, singular; and all that it says, names among it. */
  readonly words: ReadonlySet<string>;
  readonly allWords: ReadonlySet<string>;
};

/** The five broad types outfits are made of. */
export const TYPES = ['upper', 'bottom', 'shoe', 'bag', 'accessory'] as const;
const TYPE_OF: Readonly<Record<Place, number>> = {
  top: 0,
  outer: 0,
  bottom: 1,
  dress: 1,
  shoe: 2,
  bag: 3,
  accessory: 4,
};
const typeOf = (place: Place | null): number => (place === null ? 4 : TYPE_OF[place]);
const TYPE_OF_BROAD: Readonly<Record<string, number>> = {
  upper: 0,
  bottom: 1,
  shoe: 2,
  bag: 3,
  accessory: 4,
};

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;

/** A broad category leaves room for these places; a kind named by the title must be worn at one of them. */
const ROOM: Readonly<Record<string, readonly Place[]>> = {
  upper: ['top', 'outer', 'dress'],
  outer: ['outer', 'top'],
  top: ['top', 'outer'],
  bottom: ['bottom', 'dress'],
  dress: ['dress'],
  shoe: ['shoe'],
  bag: ['bag'],
  accessory: ['accessory'],
};

const SMALL = new Set(
  'a an and by de for from in is it la le of on or the to with at our my your w m x s l'.split(' '),
);

export const readItem = (item: ItemWords): Reading => {
  const tokens = tokensOf(item.title);
  const category = tokensOf(item.category);
  const exact = kindWords.find(category).at(-1)?.means;
  // `Shoes` is a broad word, `Athletic Shoes` names a kind.
  const given = categoryWords
    .find(category)
    .find(({ length }) => length === category.length)?.means;
  const room = given ? ROOM[given.name] : exact ? [exact.place] : undefined;
  const kinds = kindWords.find(tokens);
  const fits = (kind: Kind) => room === undefined || room.includes(kind.place);
  const named = kinds.findLast(({ means }) => fits(means))?.means;
  const kind = given && tokens.length > 0 ? named : (exact ?? named);
  const place = kind?.place ?? (room?.length === 1 ? (room[0] ?? null) : (given?.place ?? null));
  const brands = brandWords.find(tokens);
  if (item.brand) brands.push(...brandWords.find(tokensOf(item.brand)));
  const branded = new Set(
    brands.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)),
  );
  const looks = new Set<string>();
  const rest = tokens.map((token, i) => (branded.has(i) ? '\u0000' : token));
  const told = [item.colour, item.gender, item.season, item.occasion].join(' , ');
  for (const { means } of [...lookWords.find(rest), ...lookWords.find(tokensOf(told))])
    for (const label of means) looks.add(label);
  for (const { means } of brands) for (const label of means) looks.add(label);
  return {
    kind: kind?.name ?? null,
    place,
    type: given ? (TYPE_OF_BROAD[given.name] ?? typeOf(place)) : typeOf(place),
    looks,
    brands: new Set(brands.map(({ phrase }) => phrase)),
    words: new Set(tokens.filter((t, i) => !branded.has(i) && !SMALL.has(t)).map(singular)),
    allWords: new Set(tokens.map(singular)),
  };
};
