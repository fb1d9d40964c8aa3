import { z } from 'zod';
import { heightSpan, shade, words, type Product } from '../../preload/contract/index.ts';
import { jsonText, readRows, type SetAside } from '../store/rows.ts';
import type { Row, Store } from '../store/sqlite.ts';
import { seasonCode } from './attributes.ts';
import { slotShape, type Slot } from './slots.ts';

/** What the catalogue knows of a product beyond what a page is told. */
export type ShelfProduct = {
  readonly product: Product;
  readonly slot: Slot;
  /** Its category as compared, never as shown. */
  readonly kind: string;
  readonly occasion: string;
  readonly seasons: number;
  readonly available: boolean;
};

export type Shelf = {
  bySku(sku: string): ShelfProduct | null;
  byGtin(gtin: string): string | null;
  /** In the order asked for; what is unknown is left out. */
  bySkus(skus: readonly string[]): ShelfProduct[];
  /** `where` follows FROM products. */
  select(where: string, ...values: (string | number)[]): ShelfProduct[];
};

const stored = z.object({
  sku: z.string(),
  gtin: z.string().nullable(),
  name: jsonText(words),
  brand: z.string(),
  category: z.string(),
  gender: z.string(),
  colour: z.string(),
  price: z.number().int().nonnegative().nullable(),
  list_price: z.number().int().nonnegative().nullable(),
  currency: z.string(),
  image: z.string().nullable(),
  sizes: jsonText(
    z.array(
      z.tuple([
        z.string(),
        z.number().int().nonnegative().nullable(),
        shade.nullable(),
        heightSpan.nullable(),
      ]),
    ),
  ),
  slot: slotShape,
  kind: z.string(),
  occasion: z.string(),
  seasons: z.number().int().min(1).max(15),
  available: z.number(),
});

const COLUMNS = `sku, gtin, name, brand, category, gender, colour, price, list_price, currency, image, slot, kind,
  occasion, seasons, available,
  (SELECT json_group_array(json_array(label, stock, json(shade), json(height)) ORDER BY position) FROM sizes WHERE product = products.id) AS sizes`;

export const openShelf = (
  store: Store,
  imageUrl: (path: string) => string | null,
  setAside: SetAside,
): Shelf => {
  const read = (rows: Row[]): ShelfProduct[] =>
    readRows('products', stored, rows, 'sku', setAside).map((row) => ({
      product: {
        sku: row.sku,
        gtin: row.gtin,
        name: row.name,
        brand: row.brand,
        category: row.category,
        gender: row.gender,
        colour: row.colour,
        season: seasonCode(row.seasons),
        price: row.price,
        listPrice: row.list_price,
        currency: row.currency,
        image: row.image === null ? null : imageUrl(row.image),
        sizes: row.sizes.map(([label, stock, shade, height]) => ({
          label,
          stock,
          ...(shade && { shade }),
          ...(height && { height }),
        })),
      },
      slot: row.slot,
      kind: row.kind,
      occasion: row.occasion,
      seasons: row.seasons,
      available: row.available === 1,
    }));
  const bySku = (sku: string) =>
    read(store.all(`SELECT ${COLUMNS} FROM products WHERE sku = ?`, sku))[0] ?? null;

  return {
    bySku,
    byGtin(gtin) {
      const row = store.get('SELECT sku FROM products WHERE gtin = ?', gtin);
      return row ? String(row['sku']) : null;
    },
    bySkus: (skus) => skus.map(bySku).filter((found) => found !== null),
    select: (where, ...values) =>
      read(store.all(`SELECT ${COLUMNS} FROM products ${where}`, ...values)),
  };
};
