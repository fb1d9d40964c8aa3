import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openInboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { stockSuite } from './stock-suite.ts';

stockSuite('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-stock-hub-'));
  const path = join(folder, 'ledger.sqlite');
  const hub = await openSqliteLedger({
    path,
    clock: manualClock(),
    log: silentLog,
    ballastBytes: 0,
  });
  const inbox = await openInboxStore(join(folder, 'inbox.sqlite'));
  return {
    hubs: [hub, hub],
    inbox,
    async close() {
      await inbox.close();
      await hub.close();
      rmSync(folder, { recursive: true });
    },
  };
});
