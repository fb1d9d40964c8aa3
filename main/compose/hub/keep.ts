import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { Disposal } from '../../base/disposal.ts';
import type { Log } from '../../base/log.ts';
import { createFleetTables } from '../../fleet/fleet-tables.ts';
import type { Ledger } from '../../offers/ledger.ts';
import { SEAT_TABLE } from '../../offers/seats.ts';
import { openSqliteLedger } from '../../offers/sqlite-ledger.ts';
import { openPostgresSql } from '../../store/postgres-sql.ts';
import { sqliteSql, type Sql } from '../../store/sql.ts';
import { openStore } from '../../store/sqlite.ts';

export type KeepParts = {
  readonly data: string;
  /** `postgres://…`, or null to keep everything in SQLite files of one instance. */
  readonly databaseUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly setAside: (row: { table: string; key: string; reason: string }) => void;
};

const createTables = async (sql: Sql): Promise<void> => {
  await createFleetTables(sql);
  await sql.query(SEAT_TABLE);
};

/** What a hub knows of its fleet, which is as durable as its ledger. */
export const openHubSql = async (
  { data, databaseUrl, log }: Pick<KeepParts, 'data' | 'databaseUrl' | 'log'>,
  kept: Disposal,
): Promise<Sql> => {
  if (databaseUrl !== null) {
    const sql = openPostgresSql(databaseUrl, log);
    kept.keep(sql.close);
    await createTables(sql);
    return sql;
  }
  const store = await openStore(join(data, 'hub.sqlite'), [], 'full');
  kept.keep(store.close);
  const sql = sqliteSql(store);
  await createTables(sql);
  return sql;
};

export const openHubLedger = ({ data, clock, log, setAside }: KeepParts): Promise<Ledger> =>
  openSqliteLedger({ path: join(data, 'ledger.sqlite'), clock, log: log.part('ledger'), setAside });
