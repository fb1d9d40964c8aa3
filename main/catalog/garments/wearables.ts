import type { Garment, GarmentCut, Wearable } from '../../../preload/contract/index.ts';
import type { Shelf } from '../shelf.ts';

export type WearableQuery = {
  readonly cut?: GarmentCut | undefined;
  readonly limit: number;
};

/** A garment whose product the lists do not know is nothing a shopper could buy. */
export const wearablesOf = (
  shelf: Pick<Shelf, 'select'>,
  garments: readonly Garment[],
  { cut, limit }: WearableQuery,
): Wearable[] => {
  const asked = new Map(
    garments
      .filter(({ shape }) => cut === undefined || shape.cut === cut)
      .map((garment) => [garment.sku, garment]),
  );
  const found = shelf.select(
    'WHERE sku IN (SELECT value FROM json_each(?)) ORDER BY id',
    JSON.stringify([...asked.keys()]),
  );
  return found
    .flatMap(({ product, available }) => {
      const garment = asked.get(product.sku);
      return garment ? [{ product, garment, available }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.available) - Number(a.available) ||
        Number(b.garment.reviewed) - Number(a.garment.reviewed),
    )
    .slice(0, limit)
    .map(({ product, garment }) => ({ product, garment }));
};
