import type { Store } from '../store/sqlite.ts';
import type { Ask } from './ledger-verify.ts';

/**
 * A ledger's own file, as the check reads it: in portions, beside a kiosk that goes on. SQLite's own check alone sees
 * an index that disagrees with its table.
 */
export const sqliteAsk = (store: Store): Ask => ({
  async rows(sql, ...values) {
    await new Promise((resolve) => void setImmediate(resolve));
    return store.all(sql, ...values);
  },
  async isSound() {
    return store.get('PRAGMA integrity_check(1)')?.['integrity_check'] === 'ok';
  },
});
