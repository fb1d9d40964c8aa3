import { familyHarmony, mayWearTogether, SUMMER, WINTER } from '../attributes.ts';
import { chanceOf, hashOf } from './chance.ts';
import type { Piece } from './piece.ts';
import type { Taste } from './taste.ts';

/** A piece that could be chosen beside the lifted one, with all that is settled before anything else is chosen. */
export type Wanted = {
  readonly piece: Piece;
  /** Looks that hold the lifted product and this very piece. */
  readonly worn: number;
  /** What speaks for it that no third piece can change. */
  readonly own: number;
  /** Beside the lifted one alone; a third piece adds to these. */
  readonly pair: number;
  readonly occasion: number;
  readonly harmony: number;
  /** It means nothing without a shirt, and the lifted one is none. */
  readonly needsShirt: boolean;
};

/** A look put together earlier in the same answer. */
export type Earlier = { readonly pieces: readonly { readonly piece: Piece }[] };

const WORN = 2;
const KIND = 1.5;
const TASTE = 2;
const COLOUR = 1.6;
const OCCASION = 1;
const PRICE = 0.6;
const SAME_WEATHER = 0.4;
const CHANCE = 0.15;
const OTHER_LEATHER = 0.8;
const BRAND_NEW = 1.5;
const FRESH_KIND = 0.5;
const FRESH_COLOUR = 0.3;
/** Above everything else together: what can not be had is shown only where nothing else can. */
const IN_STOCK = 100;

/** Pieces that mean nothing without the collar they belong to. */
const NEEDS_A_SHIRT = /\b(?:ties?|cufflinks?|suspenders?|bow ?ties?)\b|领带|袖扣/;
const SHIRT = /shirt\b|\bshirts|\bsuits?\b|\bblazers?|waistcoat|衬衫|衬衣|西装|西服/;
const NO_SHIRT = /t-?shirt|tshirt|sweatshirt/;
const isShirt = (piece: Piece) =>
  piece.slot !== 'bottom' && SHIRT.test(piece.kind) && !NO_SHIRT.test(piece.kind);

/** "Salwar and dupatta" brings its own dupatta. */
const holds = (set: string, kind: string): boolean =>
  set.length > kind.length + AND.length && set.endsWith(kind) && set.includes(AND);
const AND = ' and ';

/** A belt is of the leather the shoes are of. */
const unlikeLeather = (one: Piece, other: Piece): boolean =>
  one.leather !== null && other.leather !== null && one.leather !== other.leather;

/** Whether two pieces can be on one person on one day. */
export const mayStandTogether = (one: Piece, other: Piece): boolean =>
  one.name !== other.name &&
  !holds(one.kind, other.kind) &&
  !holds(other.kind, one.kind) &&
  mayWearTogether(one.wearer, other.wearer) &&
  mayWearTogether(one.gender, other.gender) &&
  (one.seasons & other.seasons) !== 0 &&
  (one.weather === 'any' || other.weather === 'any' || one.weather === other.weather);

/** A coat does not complete a summer's day, nor sandals a winter's: unless that is what was lifted. */
export const suitsTheDay = (lifted: Piece, piece: Pick<Piece, 'seasons' | 'weather'>): boolean => {
  if (piece.weather === 'any' || piece.weather === lifted.weather) return true;
  return (
    lifted.weather === 'any' &&
    (lifted.seasons & piece.seasons) !== (piece.weather === 'cold' ? SUMMER : WINTER)
  );
};

/** Null where the two can not stand beside one another, whatever else is chosen. `kindShare`: how usual its kind is beside the lifted one's, 0 to 1. */
export const wantedBeside = (
  lifted: Piece,
  piece: Piece,
  worn: number,
  kindShare: number,
  taste: Taste,
): Wanted | null => {
  if (NEEDS_A_SHIRT.test(lifted.kind) && piece.slot === 'top' && !isShirt(piece)) return null;
  return {
    piece,
    worn,
    own:
      (piece.available ? IN_STOCK : 0) +
      WORN * Math.log2(1 + worn) +
      KIND * kindShare +
      PRICE * priceMatch(lifted.price, piece.price) +
      piece.charm -
      (unlikeLeather(lifted, piece) ? OTHER_LEATHER : 0) +
      (lifted.weather !== 'any' && piece.weather === lifted.weather ? SAME_WEATHER : 0) +
      CHANCE * chanceOf(hashOf(lifted.sku), hashOf(piece.sku)),
    pair: taste.pair(lifted, piece),
    occasion: occasionMatch(lifted.occasion, piece.occasion),
    harmony: familyHarmony(lifted.family, piece.family),
    needsShirt: NEEDS_A_SHIRT.test(piece.kind) && !isShirt(lifted),
  };
};

/** How well a piece completes the lifted one and those already chosen; -Infinity where it can not stand beside these. */
export const fitness = (
  { piece, own, pair, occasion, harmony: alone, needsShirt }: Wanted,
  chosen: readonly { readonly piece: Piece }[],
  earlier: readonly Earlier[],
  taste: Taste,
): number => {
  // Asked of every piece that might fill a place: sums in one pass, and no lists.
  let pairs = pair;
  let occasions = occasion;
  let harmony = alone;
  let clash = alone;
  let leather = 0;
  let hasShirt = !needsShirt;
  for (const { piece: other } of chosen) if (!mayStandTogether(other, piece)) return -Infinity;
  for (const { piece: other } of chosen) {
    hasShirt ||= isShirt(other);
    pairs += taste.pair(other, piece);
    if (unlikeLeather(other, piece)) leather = OTHER_LEATHER;
    occasions += occasionMatch(other.occasion, piece.occasion);
    const each = familyHarmony(other.family, piece.family);
    harmony += each;
    clash = Math.min(clash, each);
  }
  if (!hasShirt) return -Infinity;
  const beside = 1 + chosen.length;
  return (
    own +
    (TASTE * pairs) / beside +
    // One clash is a clash, however well the others go.
    (COLOUR * (clash + harmony / beside)) / 2 +
    (OCCASION * occasions) / beside -
    leather -
    staleness(piece, earlier)
  );
};

const occasionMatch = (a: string, b: string): number =>
  a === '' || b === '' ? 0.5 : a === b ? 1 : 0;

/** 1 at the same price, 0 at four times or a quarter of it. */
const priceMatch = (a: number | null, b: number | null): number =>
  a === null || b === null || a === 0 || b === 0
    ? 0.5
    : Math.max(0, 1 - Math.abs(Math.log2(a / b)) / 2);

/** What an earlier look already showed. */
const staleness = (piece: Piece, earlier: readonly Earlier[]): number => {
  let seen = 0;
  for (const draft of earlier)
    for (const { piece: shown } of draft.pieces) {
      if (shown.name === piece.name) seen += BRAND_NEW;
      if (shown.slot !== piece.slot) continue;
      if (shown.kind === piece.kind) seen += FRESH_KIND;
      if (piece.family !== null && piece.family.name === shown.family?.name) seen += FRESH_COLOUR;
    }
  return seen;
};
