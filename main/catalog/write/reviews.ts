import type { Store } from '../../store/sqlite.ts';
import type { ReviewRow } from '../rows/review-row.ts';
import type { Batch, RowWriter } from './writer.ts';

export const reviewWriter = (store: Store, batch: Batch): RowWriter<ReviewRow> => ({
  add(row) {
    store.run(
      `INSERT INTO reviews (batch, sku, rating, title, text, language, date, helpful, recommended, source)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      batch.id,
      row.sku,
      row.rating,
      row.title,
      row.text,
      row.language,
      row.date,
      row.helpful,
      row.recommended === null ? null : Number(row.recommended),
      row.source,
    );
    return null;
  },
  keep() {},
  removeSome: () => false,
});
