import type { Store } from '../../store/sqlite.ts';
import type { LookRow } from '../rows/look-row.ts';
import type { Batch, RowWriter } from './writer.ts';

export const lookWriter = (store: Store, batch: Batch): RowWriter<LookRow> => ({
  add({ outfit, sku, slot }) {
    const look =
      store.get('SELECT id FROM looks WHERE batch = ? AND outfit = ?', batch.id, outfit) ??
      store.get('INSERT INTO looks (batch, outfit) VALUES (?, ?) RETURNING id', batch.id, outfit);
    const id = Number(look?.['id']);
    const written = store.run(
      `INSERT INTO look_pieces (look, position, sku, slot)
       VALUES (?1, (SELECT count(*) FROM look_pieces WHERE look = ?1), ?2, ?3) ON CONFLICT DO NOTHING`,
      id,
      sku,
      slot,
    );
    return written === 1 ? null : { field: 'sku', reason: 'duplicate', value: sku };
  },
  keep() {},
  removeSome: () => false,
});
