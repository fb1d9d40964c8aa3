import type { ProductAnswer, Wearable } from '../../../preload/contract/index.ts';
import type { Wish } from './machine.ts';

/** What can be worn here: the wished-for piece and what goes with it first. */
export type Wardrobe = {
  readonly rail: readonly Wearable[];
  /** What is put on to begin with. */
  readonly first: readonly Wearable[];
};

/** Pure: the rail begins with the wish, then the pieces of the outfits around it in their order, then the rest. */
export const wardrobeOf = (
  wearables: readonly Wearable[],
  wish: Wish,
  answer: ProductAnswer | null,
): Wardrobe => {
  const bySku = new Map(wearables.map((one) => [one.product.sku, one]));
  if (answer?.garment)
    bySku.set(answer.product.sku, { product: answer.product, garment: answer.garment });
  const wished = wish.sku === null ? undefined : bySku.get(wish.sku);
  const outfits = answer?.outfits ?? [];
  const chosen = outfits.find(({ id }) => id === wish.outfit);
  const pieces = [...(chosen ? [chosen] : []), ...outfits].flatMap((outfit) =>
    outfit.pieces.map(({ product }) => bySku.get(product.sku)),
  );
  const rail = new Set(
    [wished, ...pieces, ...bySku.values()].filter((one): one is Wearable => one !== undefined),
  );
  const together = chosen?.pieces.map(({ product }) => bySku.get(product.sku)) ?? [];
  const first = [...together, wished].filter((one): one is Wearable => one !== undefined);
  const [any] = rail;
  return {
    rail: [...rail],
    // Who came by the door has chosen nothing yet, and sees at once what this is.
    first: first.length > 0 || wish.sku !== null || !any ? first : [any],
  };
};
