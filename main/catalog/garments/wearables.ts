import type { CallOutput, Garment, GarmentCut, Wearable } from '../../../preload/contract/index.ts';
import type { Shelf } from '../shelf.ts';
import { cutOf } from './cut-of.ts';

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

/** Nobody reads on after this many; they search. */
const MOST_ENTRIES = 120;

export const garmentEntries = (
  shelf: Pick<Shelf, 'select'>,
  garments: readonly Garment[],
  text: string,
): CallOutput<'garments.list'> => {
  const own = new Map(garments.map((garment) => [garment.sku, garment]));
  const like = `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const found = shelf.select(
    `WHERE (sku IN (SELECT value FROM json_each(?)) OR slot IN ('top', 'outerwear', 'dress', 'bottom'))
       AND (sku LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')
     ORDER BY sku IN (SELECT value FROM json_each(?)) DESC, id LIMIT ?`,
    JSON.stringify([...own.keys()]),
    like,
    like,
    JSON.stringify(garments.flatMap(({ sku, reviewed }) => (reviewed ? [] : [sku]))),
    MOST_ENTRIES + 1 + own.size,
  );
  const rank = (garment: Garment | null) => (garment === null ? 2 : garment.reviewed ? 1 : 0);
  const entries = found
    .map((one) => ({
      product: one.product,
      cut: cutOf(one),
      garment: own.get(one.product.sku) ?? null,
    }))
    .toSorted((a, b) => rank(a.garment) - rank(b.garment));
  return {
    entries: entries.slice(0, MOST_ENTRIES),
    unseen: entries.filter(({ garment }) => garment?.reviewed === false).length,
    more: entries.length > MOST_ENTRIES,
  };
};
