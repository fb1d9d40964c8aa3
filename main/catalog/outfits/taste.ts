import type { Described, OutfitModel } from './model/model.ts';
import { remember } from '../remembered.ts';
import type { Piece } from './piece.ts';

/** What a learned model says of pieces, in the measure fitness is counted in. */
export type Taste = {
  /** How well two go together: 0 is chance. */
  pair(one: Piece, other: Piece): number;
  outfit(pieces: readonly Piece[]): number;
};

export const NO_TASTE: Taste = { pair: () => 0, outfit: () => 0 };

/**
 * What a unit of the vectors' dot product counts in recall, where nothing is squashed: on the pairs of a shop it goes
 * with a hundred and twenty units of a pair's score, and those with half a unit of fitness each at their steepest.
 */
export const TASTE_IN_RECALL = 50;

/** A pair far better than chance is not better than all else together; of pairs of one shop nine in ten are below 6. */
const STEEPNESS = 4;
const squashed = (score: number): number => Math.tanh(score / STEEPNESS);

const wordsOf = (piece: Piece) => ({
  title: piece.title,
  category: piece.category,
  colour: piece.colour,
  gender: piece.wearer,
  brand: piece.brand,
  occasion: piece.occasion,
  price: piece.price,
});

/** About 1 KB each. */
const REMEMBERED = 65_536;

export type LearnedTaste<Item> = Taste & {
  described(piece: Piece): Item;
  /** As described, without remembering it: an index asks for more pieces than can be. */
  once(piece: Piece): Item;
};

/** Pieces are described once while they are remembered. Remembering pairs as well costs more than it saves. */
export const tasteOf = <Item extends Described>(model: OutfitModel<Item>): LearnedTaste<Item> => {
  const known = remember<Item, Piece>(REMEMBERED);
  const once = (piece: Piece): Item => model.describe(wordsOf(piece));
  const described = (piece: Piece): Item => known.get(piece, () => once(piece));
  return {
    described,
    once,
    pair: (one, other) => squashed(model.pair(described(one), described(other))),
    outfit: (pieces) => squashed(model.outfit(pieces.map(described))),
  };
};
