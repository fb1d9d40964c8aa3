import { afterAll, beforeAll } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { emptyLedger, startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { ledgerKindsSuite } from './ledger-kinds-suite.ts';
import type { LedgerPlace } from './ledger-rig.ts';
import { ledgerRightsSuite } from './ledger-rights-suite.ts';
import { ledgerSuite } from './ledger-suite.ts';

let postgres: TestPostgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.fresh();
});
afterAll(() => postgres.stop());

const open = () => openPostgresLedger({ url, clock: systemClock, log: silentLog });
const place: LedgerPlace = {
  async fresh() {
    const ledger = await open();
    await emptyLedger(url);
    return { ledger, reopen: open };
  },
  async clear() {},
  modelShare: 0.1,
};
ledgerSuite('PostgreSQL', place);
ledgerKindsSuite('PostgreSQL', place);
ledgerRightsSuite('PostgreSQL', place);
