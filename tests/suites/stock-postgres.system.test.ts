import { afterAll } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { INBOX_TABLES, openPostgresInboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { openPostgresSql } from '../../main/store/postgres-sql.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { stockSuite } from './stock-suite.ts';

let server: Promise<TestPostgres> | null = null;
afterAll(async () => (await server)?.stop());

stockSuite('PostgreSQL, two instances', async () => {
  server ??= startPostgres();
  const url = await (await server).fresh();
  const sql = openPostgresSql(url, silentLog);
  await sql.query(INBOX_TABLES.join(';'));
  const open = () => openPostgresLedger({ url, clock: systemClock, log: silentLog });
  const hubs = [await open(), await open()] as const;
  return {
    hubs,
    inbox: openPostgresInboxStore(sql),
    async close() {
      for (const hub of hubs) await hub.close();
      await sql.close();
    },
  };
});
