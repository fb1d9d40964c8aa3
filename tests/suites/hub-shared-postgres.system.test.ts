import { afterAll, beforeAll } from 'vitest';
import { silentLog } from '../../main/base/log.ts';
import { openPostgresSql, type PostgresSql } from '../../main/store/postgres-sql.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { hubSharedSuite } from './hub-shared-suite.ts';

let postgres: TestPostgres;
const opened: PostgresSql[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const sql of opened) await sql.close();
  await postgres.stop();
});

hubSharedSuite('PostgreSQL', async () => {
  const sql = openPostgresSql(await postgres.fresh(), silentLog);
  opened.push(sql);
  return sql;
});
