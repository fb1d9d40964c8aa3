import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openPostgresSql, type PostgresSql } from '../../main/store/postgres-sql.ts';
import { MOST_IN_MEMORY } from '../../main/visits/parcels.ts';
import { PARCEL_TABLE, postgresParcels } from '../../main/visits/postgres-parcels.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { parcelsSuite } from './parcels-suite.ts';

let postgres: TestPostgres;
const opened: PostgresSql[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const sql of opened) await sql.close();
  await postgres.stop();
});

parcelsSuite('PostgreSQL', async () => {
  const sql = openPostgresSql(await postgres.fresh(), silentLog);
  opened.push(sql);
  await sql.query(PARCEL_TABLE);
  const thrown = (error: unknown) => {
    throw error;
  };
  const parcels = postgresParcels(sql, systemClock, thrown, MOST_IN_MEMORY);
  return { parcels, pass: (ms) => delay(ms) };
});
