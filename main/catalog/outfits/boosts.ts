import { fold } from '../attributes.ts';
import type { PieceFacts } from './piece.ts';

/** What a campaign asks to see more of: products, brands or categories as the lists write them. */
export type Boost = {
  readonly by: 'sku' | 'brand' | 'category';
  readonly values: readonly string[];
  /** Above 0, at most 1. */
  readonly weight: number;
};

/** Of several that ask for one piece, the one that asks most: they do not add up. */
export const boostOf = (
  boosts: readonly Boost[],
  piece: Pick<PieceFacts, 'sku' | 'brand' | 'category'>,
): number =>
  boosts.reduce(
    (most, { by, values, weight }) =>
      weight > most && values.some((value) => fold(value) === fold(piece[by])) ? weight : most,
    0,
  );
