import type { Store } from '../../store/sqlite.ts';
import type { TagRow } from '../rows/tag-row.ts';
import type { Batch, RowWriter } from './writer.ts';

export const tagWriter = (store: Store, batch: Batch): RowWriter<TagRow> => ({
  add({ epc, sku }) {
    const written = store.run(
      'INSERT INTO tags (epc, batch, sku) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      epc,
      batch.id,
      sku,
    );
    return written === 1 ? null : { field: 'epc', reason: 'duplicate', value: epc };
  },
  keep() {},
  removeSome: () => false,
});
