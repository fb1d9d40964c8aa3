import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { Disposal } from '../../base/disposal.ts';
import type { Log } from '../../base/log.ts';
import { FLEET_TABLES } from '../../fleet/fleet-tables.ts';
import type { Ledger } from '../../offers/ledger.ts';
import {
  INBOX_TABLES,
  openInboxStore,
  openPostgresInboxStore,
  type InboxStore,
} from '../../offers/protocol/inbox-store.ts';
import { RISK_TABLE } from '../../offers/protocol/risk-desk.ts';
import { LOAN_TABLE } from '../../offers/protocol/loan-book.ts';
import { OFFER_VERSIONS_TABLE } from '../../offers/brand/versions.ts';
import { MEMBER_CLAIM_TABLE } from '../../offers/members.ts';
import { PHONE_KEY_TABLE } from '../../offers/protocol/key-book.ts';
import { SEAT_TABLE } from '../../offers/seats.ts';
import { openPostgresLedger } from '../../offers/postgres-ledger.ts';
import { PARCEL_TABLE } from '../../visits/postgres-parcels.ts';
import { openSqliteLedger } from '../../offers/sqlite-ledger.ts';
import { openPostgresSql } from '../../store/postgres-sql.ts';
import { sqliteSql, type Sql } from '../../store/sql.ts';
import { openStore } from '../../store/sqlite.ts';
import { SECRET_TABLE } from './secret.ts';
import { SIGNED_OUT_TABLE } from './staff-door.ts';

export type KeepParts = {
  readonly data: string;
  /** `postgres://…`, or null to keep everything in SQLite files of one instance. */
  readonly databaseUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly setAside: (row: { table: string; key: string; reason: string }) => void;
};

export const HUB_TABLES = [
  ...FLEET_TABLES,
  SEAT_TABLE,
  SECRET_TABLE,
  SIGNED_OUT_TABLE,
  PHONE_KEY_TABLE,
  LOAN_TABLE,
  RISK_TABLE,
  OFFER_VERSIONS_TABLE,
  MEMBER_CLAIM_TABLE,
];
/** Instances that start together would both create what is not there: any number of our own will do. */
const LOCK = 'SELECT pg_advisory_xact_lock(72410537)';

/** What a hub knows of its fleet, which is as durable as its ledger. */
export const openHubSql = async (
  { data, databaseUrl, log }: Pick<KeepParts, 'data' | 'databaseUrl' | 'log'>,
  kept: Disposal,
): Promise<Sql> => {
  if (databaseUrl !== null) {
    const sql = openPostgresSql(databaseUrl, log);
    kept.keep(sql.close);
    // Several statements at once are one transaction.
    await sql.query([LOCK, ...HUB_TABLES, ...INBOX_TABLES, PARCEL_TABLE].join(';'));
    return sql;
  }
  const store = await openStore(join(data, 'hub.sqlite'), [], 'full');
  kept.keep(store.close);
  const sql = sqliteSql(store);
  for (const text of HUB_TABLES) await sql.query(text);
  return sql;
};

/** How far this hub has come with what its kiosks tell. */
export const openHubInbox = async (
  { data, databaseUrl }: Pick<KeepParts, 'data' | 'databaseUrl'>,
  sql: Sql,
  makeRoom: () => boolean,
): Promise<InboxStore> =>
  databaseUrl === null
    ? openInboxStore(join(data, 'inbox.sqlite'), makeRoom)
    : openPostgresInboxStore(sql);

export const openHubLedger = ({
  data,
  databaseUrl,
  clock,
  log: all,
  setAside,
}: KeepParts): Promise<Ledger> => {
  const log = all.part('ledger');
  return databaseUrl === null
    ? openSqliteLedger({ path: join(data, 'ledger.sqlite'), clock, log, setAside })
    : openPostgresLedger({ url: databaseUrl, clock, log, setAside });
};
