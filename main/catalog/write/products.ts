import type { Store } from '../../store/sqlite.ts';
import { fold } from '../attributes.ts';
import type { RowProblem } from '../import/problems.ts';
import { fingerprint, isAvailable, type ProductRow } from '../rows/product-row.ts';
import type { Batch, RowWriter } from './writer.ts';

/** Rows looked at in one go while removing: short enough not to be felt. */
const SWEEP = 1000;

/**
 * The file is the whole truth for the products it brought: after its last row, those it brought before and does not
 * name any more are removed. A product named by two files belongs to the one read last.
 */
export const productWriter = (store: Store, batch: Batch): RowWriter<ProductRow> => {
  const kept = new Set<string>();
  let sweptTo = 0;
  let nextId = Number(store.get('SELECT max(id) AS last FROM products')?.['last'] ?? 0) + 1;

  const gtinHolder = (row: ProductRow) =>
    row.gtin === null
      ? undefined
      : store.get(
          'SELECT id, batch, source FROM products WHERE gtin = ? AND sku <> ?',
          row.gtin,
          row.sku,
        );

  const write = (row: ProductRow, print: string, id: number | null): number => {
    const values = [
      batch.source,
      batch.id,
      print,
      row.gtin,
      JSON.stringify(row.name),
      row.brand,
      row.category,
      row.gender,
      row.colour,
      row.occasion,
      row.price,
      row.listPrice,
      row.currency,
      row.image,
      row.slot,
      fold(row.category),
      fold(row.brand),
      fold(row.colour),
      row.seasons,
      isAvailable(row.sizes) ? 1 : 0,
    ];
    if (id === null) {
      // Not RETURNING: it opens a savepoint for each row.
      id = nextId++;
      store.run(
        `INSERT INTO products (source, batch, fingerprint, gtin, name, brand, category, gender, colour,
           occasion, price, list_price, currency, image, slot, kind, brand_key, colour_key, seasons, available, sku, id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...values,
        row.sku,
        id,
      );
      return id;
    }
    store.run(
      `UPDATE products SET source = ?, batch = ?, fingerprint = ?, gtin = ?, name = ?, brand = ?, category = ?,
         gender = ?, colour = ?, occasion = ?, price = ?, list_price = ?, currency = ?, image = ?, slot = ?,
         kind = ?, brand_key = ?, colour_key = ?, seasons = ?, available = ? WHERE id = ?`,
      ...values,
      id,
    );
    store.run('DELETE FROM sizes WHERE product = ?', id);
    return id;
  };

  const remove = (id: number) => {
    store.run('DELETE FROM products WHERE id = ?', id);
  };

  return {
    add(row): RowProblem | null {
      const old = store.get(
        'SELECT id, batch, source, fingerprint FROM products WHERE sku = ?',
        row.sku,
      );
      if (old && old['batch'] === batch.id && !kept.has(row.sku))
        return { field: 'sku', reason: 'duplicate', value: row.sku };
      kept.delete(row.sku);
      const holder = gtinHolder(row);
      if (holder) {
        // One this file brought before and has not named yet this time has given the number up.
        const givenUp = holder['source'] === batch.source && holder['batch'] !== batch.id;
        if (!givenUp) return { field: 'gtin', reason: 'gtin-taken', value: row.gtin ?? '' };
        store.run(
          `UPDATE products SET gtin = NULL, fingerprint = '' WHERE id = ?`,
          Number(holder['id']),
        );
      }
      const print = fingerprint(row);
      if (old && old['fingerprint'] === print) {
        store.run(
          'UPDATE products SET batch = ?, source = ? WHERE id = ?',
          batch.id,
          batch.source,
          Number(old['id']),
        );
        return null;
      }
      const id = write(row, print, old ? Number(old['id']) : null);
      for (const [position, { label, stock, shade, height }] of row.sizes.entries())
        store.run(
          'INSERT INTO sizes (product, position, label, stock, shade, height) VALUES (?, ?, ?, ?, ?, ?)',
          id,
          position,
          label,
          stock,
          shade ? JSON.stringify(shade) : null,
          height ? JSON.stringify(height) : null,
        );
      return null;
    },
    keep(sku) {
      const known = store.run(
        'UPDATE products SET batch = ? WHERE sku = ? AND source = ? AND batch <> ?',
        batch.id,
        sku,
        batch.source,
        batch.id,
      );
      if (known > 0) kept.add(sku);
    },
    removeSome() {
      const seen = store.all(
        'SELECT id, source, batch FROM products WHERE id > ? ORDER BY id LIMIT ?',
        sweptTo,
        SWEEP,
      );
      for (const { id, source, batch: last } of seen)
        if (source === batch.source && Number(last) < batch.id) remove(Number(id));
      sweptTo = Number(seen.at(-1)?.['id'] ?? sweptTo);
      return seen.length === SWEEP;
    },
  };
};
