import { afterAll } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { INBOX_TABLES, openPostgresInboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { openPostgresSql } from '../../main/store/postgres-sql.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { inboxSuite } from './inbox-suite.ts';

let server: Promise<TestPostgres> | null = null;
afterAll(async () => (await server)?.stop());

inboxSuite('PostgreSQL', async () => {
  server ??= startPostgres();
  const url = await (await server).fresh();
  const instances = [openPostgresSql(url, silentLog), openPostgresSql(url, silentLog)] as const;
  await instances[0].query(INBOX_TABLES.join(';'));
  const ledger = await openPostgresLedger({ url, clock: systemClock, log: silentLog });
  return {
    stores: [openPostgresInboxStore(instances[0]), openPostgresInboxStore(instances[1])],
    ledger,
    async close() {
      await ledger.close();
      for (const one of instances) await one.close();
    },
  };
});
