import type { Product } from '../../../preload/contract/index.ts';
import type { Slot } from '../slots.ts';
import { kindLearner } from './kinds.ts';
import { pieceFrom, type Piece, type PieceFacts } from './piece.ts';
import type { Look, OutfitSource } from './recommend.ts';

const productOf = (piece: Piece): Product => ({
  sku: piece.sku,
  gtin: null,
  name: { en: piece.title },
  brand: piece.brand,
  category: piece.category,
  gender: piece.gender,
  colour: piece.colour,
  season: '',
  price: piece.price,
  listPrice: null,
  currency: 'CNY',
  image: null,
  sizes: [{ label: 'M', stock: piece.available ? 1 : 0 }],
});

/** A whole shop in memory: every piece is a candidate, as an honest source would offer them. */
export const sourceOf = (shelf: readonly Piece[], looks: readonly Look[]): OutfitSource => {
  const learner = kindLearner();
  for (const look of looks) learner.add(look.pieces.map(({ piece }) => piece));
  const kinds = learner.learned();
  return {
    looksWith: (sku) => looks.filter((look) => look.pieces.some(({ piece }) => piece.sku === sku)),
    kindsBeside: (kind) => kinds.beside(kind),
    looksOfKinds: (one, other) => kinds.together(one, other),
    beside: () => (slot) => shelf.filter((piece) => piece.slot === slot),
    product(sku) {
      const piece = shelf.find((one) => one.sku === sku);
      return piece ? productOf(piece) : null;
    },
  };
};

export const piece = (
  sku: string,
  slot: Slot,
  { boost, ...more }: Partial<PieceFacts> & { boost?: number } = {},
): Piece =>
  pieceFrom(
    {
      sku,
      name: { en: sku },
      slot,
      category: slot,
      brand: '',
      gender: 'women',
      colour: '',
      occasion: '',
      seasons: 15,
      price: 100,
      available: true,
      ...more,
    },
    boost,
  );
