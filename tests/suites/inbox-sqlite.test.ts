import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openInboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { inboxSuite } from './inbox-suite.ts';

inboxSuite('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-inbox-'));
  const store = await openInboxStore(join(folder, 'inbox.sqlite'));
  const ledger = await openSqliteLedger({
    path: join(folder, 'ledger.sqlite'),
    clock: systemClock,
    log: silentLog,
    ballastBytes: 0,
  });
  return {
    // SQLite has one instance, which asks itself at once.
    stores: [store, store],
    ledger,
    async close() {
      await store.close();
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
});
