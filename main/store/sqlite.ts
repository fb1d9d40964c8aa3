import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, backup, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Migration } from './migrations.ts';
import { migrate, pendingMigrations } from './migrations.ts';

export type SqlValue = SQLInputValue;
export type Row = Record<string, unknown>;

/**
 * `full`: an acknowledged write survives a power cut (the ledger). `normal`: it survives a crash of the process,
 * and the newest transactions may be lost, never torn, by a power cut (what can be imported again).
 */
export type Durability = 'full' | 'normal';

export type Store = {
  readonly path: string;
  all(sql: string, ...values: SqlValue[]): Row[];
  get(sql: string, ...values: SqlValue[]): Row | undefined;
  /** Number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number;
  iterate(sql: string, ...values: SqlValue[]): Iterable<Row>;
  /** All or nothing. `work` must not wait: the connection is one and the thread is shared. */
  transaction<T>(work: () => T): T;
  exec(sql: string): void;
  close(): void;
};

/** 3.51.3 mends a reset of the write-ahead log that could corrupt a database (https://sqlite.org/releaselog/3_51_3.html). */
const OLDEST_SAFE = [3, 51, 3] as const;

const assertSafeVersion = (version: string) => {
  const found = version.split('.').map(Number);
  for (const [i, least] of OLDEST_SAFE.entries()) {
    const part = found[i] ?? 0;
    if (part > least) return;
    if (part < least)
      throw new Error(
        `SQLite ${version} is older than ${OLDEST_SAFE.join('.')}, which mends a corruption: use a newer Node`,
      );
  }
};

/**
 * Opens or creates the database at `path` and brings it to the newest migration. Where data is already there and a
 * migration is due, a copy `NAME.before-N` is written beside it first.
 */
export const openStore = async (
  path: string,
  migrations: readonly Migration[],
  durability: Durability,
): Promise<Store> => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    const version = database.prepare('SELECT sqlite_version() AS v').get()?.['v'];
    assertSafeVersion(String(version));
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'};`,
    );
    const { from, due } = pendingMigrations(database, migrations);
    if (path !== ':memory:' && from > 0 && due.length > 0)
      await backup(database, `${path}.before-${from + 1}`);
    migrate(database, due);
  } catch (error) {
    database.close();
    throw error;
  }

  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    let found = prepared.get(sql);
    if (!found) {
      found = database.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  let depth = 0;

  return {
    path,
    all: (sql, ...values) => statement(sql).all(...values),
    get: (sql, ...values) => statement(sql).get(...values),
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    iterate: (sql, ...values) => statement(sql).iterate(...values),
    transaction(work) {
      if (depth > 0) return work();
      database.exec('BEGIN IMMEDIATE');
      depth++;
      try {
        const value = work();
        database.exec('COMMIT');
        return value;
      } catch (error) {
        // A full disk rolls back by itself; a second ROLLBACK would hide the first error.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        depth--;
      }
    },
    exec: (sql) => database.exec(sql),
    close() {
      if (database.isOpen) database.close();
    },
  };
};

/** Does it again, once, where the disk was full and somebody has made room: nothing of the first time is left. */
export const withRoom = <T>(makeRoom: () => boolean, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!isDiskFull(error) || !makeRoom()) throw error;
    return work();
  }
};

/** SQLITE_FULL (13) and the disk's own ENOSPC: nothing was written, nothing is broken, room has to be made. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (('errcode' in error && (error as { errcode: unknown }).errcode === 13) ||
    ('code' in error && (error as { code: unknown }).code === 'ENOSPC'));
