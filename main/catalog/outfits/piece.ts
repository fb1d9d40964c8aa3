import type { Words } from '../../../preload/contract/index.ts';
import { colourFamily, fold, type ColourFamily } from '../attributes.ts';
import { kindOf, wearOf, type Manners, type Weather } from '../manners.ts';
import type { Slot } from '../slots.ts';
import { wearerOf } from '../wearer.ts';

/** A product as the catalogue has it: what judging it starts from. */
export type PieceFacts = {
  readonly sku: string;
  readonly name: Words;
  readonly brand: string;
  readonly category: string;
  readonly slot: Slot;
  readonly gender: string;
  readonly colour: string;
  readonly occasion: string;
  readonly seasons: number;
  readonly price: number | null;
  readonly available: boolean;
};

export type Piece = Omit<PieceFacts, 'name'> & {
  /** All its names, for whoever judges by words. */
  readonly title: string;
  /** Compared only: two products of one name are one product to a shopper, in whatever colour. */
  readonly name: string;
  /** Its category as compared, never as shown. */
  readonly kind: string;
  /** Who wears it, by column and title; `gender` is the column alone. */
  readonly wearer: string;
  /** Null where its colour is not stated or not known. */
  readonly family: ColourFamily | null;
  readonly manners: Manners;
  readonly weather: Weather;
  readonly charm: number;
  /** The leather of a belt or of shoes, where it is one of the two that are matched; else null. */
  readonly leather: 'black' | 'brown' | null;
  /** What a campaign asks for it, 0 to 1. */
  readonly boost: number;
};

/** Words that tell one colour or size of a model from the next. */
const VARIANT =
  /\b(?:black|white|blue|brown|gr[ea]y|red|green|pink|navy|purple|silver|yellow|beige|gold|maroon|orange|olive|multi|cream|charcoal|peach|lavender|khaki|magenta|teal|tan|mustard|light|dark|xs|s|m|l|xl|xxl|\d+)\b/g;

const nameKey = (name: string): string => {
  const folded = fold(name);
  const plain = folded.replaceAll(VARIANT, ' ').replaceAll(/\s+/g, ' ').trim();
  return plain === '' ? folded : plain;
};

const DENIM = /jean|jegging|denim|牛仔/;
/** Blue jeans carry everything, as no other blue does. */
const familyOf = (colour: string, kind: string): ColourFamily | null => {
  const family = colourFamily(colour);
  return family?.name === 'blue' && DENIM.test(kind) ? colourFamily('denim') : family;
};

/** Strong colour is worn near the face or carried; below it takes more courage than a shopper asked for. */
const LOUD_BELOW = 0.25;
const loudness = (slot: Slot, family: ColourFamily | null): number =>
  (slot === 'bottom' || slot === 'shoes') && family?.neutral === false ? LOUD_BELOW : 0;

const BELT = /belt|腰带|皮带/;
/** Shoes of leather, more often than not: trainers go with any belt. */
const LEATHER_SHOE = /formal|loafer|oxford|brogue|derby|boot|皮鞋|乐福|靴/;
const SAYS_LEATHER = /leather|牛皮|羊皮|真皮/;
const leatherOf = (
  { slot, kind, title }: { slot: Slot; kind: string; title: string },
  family: ColourFamily | null,
): Piece['leather'] => {
  const isBelt = slot === 'accessory' && BELT.test(kind);
  const isShoe = slot === 'shoes' && (LEATHER_SHOE.test(kind) || SAYS_LEATHER.test(fold(title)));
  if (!isBelt && !isShoe) return null;
  if (family?.name === 'black' || family?.name === 'brown') return family.name;
  return null;
};

export const pieceFrom = ({ name, ...facts }: PieceFacts, boost = 0): Piece => {
  const names = Object.values(name);
  const leading = name['en'] ?? names[0] ?? '';
  const title = names.join(' ');
  const { noun, ...wear } = wearOf({ ...facts, title: leading });
  const kind = kindOf(fold(facts.category), noun);
  const family = familyOf(facts.colour, kind);
  return {
    ...facts,
    ...wear,
    charm: wear.charm - loudness(facts.slot, family),
    title,
    name: nameKey(leading),
    kind,
    wearer: wearerOf(facts.gender, title),
    family,
    leather: leatherOf({ slot: facts.slot, kind, title }, family),
    boost,
  };
};
