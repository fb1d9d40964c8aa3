import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { ledgerKindsSuite } from './ledger-kinds-suite.ts';
import type { LedgerPlace } from './ledger-rig.ts';
import { ledgerRightsSuite } from './ledger-rights-suite.ts';
import { ledgerSuite } from './ledger-suite.ts';

const folders: string[] = [];

const place: LedgerPlace = {
  async fresh() {
    const folder = await mkdtemp(join(tmpdir(), 'lookglass-ledger-'));
    folders.push(folder);
    const open = () =>
      openSqliteLedger({
        path: join(folder, 'ledger.db'),
        clock: manualClock(),
        log: silentLog,
        ballastBytes: 64 * 1024,
      });
    return { ledger: await open(), reopen: open };
  },
  async clear() {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  },
};
ledgerSuite('SQLite', place);
ledgerKindsSuite('SQLite', place);
ledgerRightsSuite('SQLite', place);
