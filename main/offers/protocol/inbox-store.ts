import type { Sql } from '../../store/sql.ts';
import type { Migration } from '../../store/migrations.ts';
import { openStore, withRoom } from '../../store/sqlite.ts';

/** How far the hub has come with each stream of each node, what waits, and what was counted: one transaction each. */

export type Counted = { readonly type: string; readonly id: string; readonly data: unknown };
export type InboxStep = {
  readonly key: string;
  /** How far it had come; where another instance has come further since, nothing is done. */
  readonly from: number;
  readonly upTo: number;
  readonly counted: readonly Counted[];
  readonly dropped: number;
  readonly parked: readonly {
    readonly node: string;
    readonly intent: string;
    readonly body: string;
  }[];
};
export type InboxStore = {
  upTo(key: string): Promise<number>;
  /** False where it was done already. */
  step(step: InboxStep): Promise<boolean>;
  parked(): Promise<
    readonly { readonly n: number; readonly node: string; readonly body: string }[]
  >;
  settle(n: number): Promise<void>;
  dropped(key: string): Promise<number>;
  close(): Promise<void>;
};

const migrations: readonly Migration[] = [
  {
    name: 'what nodes told',
    sql: `
      CREATE TABLE inbox (key TEXT PRIMARY KEY, up_to INTEGER NOT NULL, dropped INTEGER NOT NULL) STRICT;
      CREATE TABLE parked (
        n INTEGER PRIMARY KEY, node TEXT NOT NULL, intent TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE (node, intent, body)) STRICT;
      CREATE TABLE counted (id TEXT PRIMARY KEY, type TEXT NOT NULL, body TEXT NOT NULL) STRICT;`,
  },
];

export const openInboxStore = async (
  path: string,
  makeRoom: () => boolean = () => false,
): Promise<InboxStore> => {
  const store = await openStore(path, migrations, 'full');
  return {
    async upTo(key) {
      return Number(store.get('SELECT up_to FROM inbox WHERE key = ?', key)?.['up_to'] ?? 0);
    },
    async step({ key, from, upTo, counted, dropped, parked }) {
      const write = () => {
        store.run('INSERT OR IGNORE INTO inbox (key, up_to, dropped) VALUES (?, 0, 0)', key);
        const moved = store.run(
          'UPDATE inbox SET up_to = ?, dropped = dropped + ? WHERE key = ? AND up_to = ?',
          upTo,
          dropped,
          key,
          from,
        );
        if (moved === 0) return false;
        for (const { id, type, data } of counted)
          store.run(
            'INSERT INTO counted (id, type, body) VALUES (?, ?, ?)',
            id,
            type,
            JSON.stringify(data ?? null),
          );
        for (const { node, intent, body } of parked)
          store.run(
            'INSERT OR IGNORE INTO parked (node, intent, body) VALUES (?, ?, ?)',
            node,
            intent,
            body,
          );
        return true;
      };
      return withRoom(makeRoom, () => store.transaction(write));
    },
    async parked() {
      return store.all('SELECT n, node, body FROM parked ORDER BY n').map((row) => ({
        n: Number(row['n']),
        node: String(row['node']),
        body: String(row['body']),
      }));
    },
    async settle(n) {
      withRoom(makeRoom, () => store.run('DELETE FROM parked WHERE n = ?', n));
    },
    async dropped(key) {
      return Number(store.get('SELECT dropped FROM inbox WHERE key = ?', key)?.['dropped'] ?? 0);
    },
    async close() {
      store.close();
    },
  };
};

/** The same in a database that several instances share, made by them behind one lock. */
export const INBOX_TABLES = [
  `CREATE TABLE IF NOT EXISTS told_inbox (key TEXT PRIMARY KEY, up_to BIGINT NOT NULL, dropped BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS told_parked (
     n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, node TEXT NOT NULL, intent TEXT NOT NULL, body TEXT NOT NULL)`,
  // What is told may be longer than an index takes.
  `CREATE UNIQUE INDEX IF NOT EXISTS told_parked_once ON told_parked (node, intent, md5(body))`,
  `CREATE TABLE IF NOT EXISTS told_counted (id TEXT PRIMARY KEY, type TEXT NOT NULL, body TEXT NOT NULL)`,
];

/** One statement is one transaction: the number moves and all that belongs to it is there, or nothing of it. */
const STEP = `
  WITH moved AS (
    INSERT INTO told_inbox (key, up_to, dropped)
    SELECT $1::text, $3::bigint, $4::bigint
    WHERE $2::bigint = 0 OR EXISTS (SELECT 1 FROM told_inbox WHERE key = $1::text)
    ON CONFLICT (key) DO UPDATE
      SET up_to = excluded.up_to, dropped = told_inbox.dropped + excluded.dropped
      WHERE told_inbox.up_to = $2::bigint
    RETURNING key),
  kept AS (
    INSERT INTO told_counted (id, type, body)
    SELECT one.id, one.type, one.body
    FROM moved, jsonb_to_recordset($5::jsonb) AS one(id text, type text, body text)),
  waits AS (
    INSERT INTO told_parked (node, intent, body)
    SELECT one.node, one.intent, one.body
    FROM moved, jsonb_to_recordset($6::jsonb) AS one(node text, intent text, body text)
    ON CONFLICT DO NOTHING)
  SELECT count(*) AS moved FROM moved`;

/** `sql` is PostgreSQL with `INBOX_TABLES`. */
export const openPostgresInboxStore = (sql: Sql): InboxStore => {
  const numberOf = async (column: 'up_to' | 'dropped', key: string) => {
    const [row] = await sql.query(`SELECT ${column} AS n FROM told_inbox WHERE key = $1`, key);
    return Number(row?.['n'] ?? 0);
  };
  return {
    upTo: (key) => numberOf('up_to', key),
    dropped: (key) => numberOf('dropped', key),
    async step({ key, from, upTo, counted, dropped, parked }) {
      const kept = counted.map(({ id, type, data }) => ({
        id,
        type,
        body: JSON.stringify(data ?? null),
      }));
      const [row] = await sql.query(
        STEP,
        key,
        from,
        upTo,
        dropped,
        JSON.stringify(kept),
        JSON.stringify(parked),
      );
      return Number(row?.['moved']) === 1;
    },
    async parked() {
      const rows = await sql.query('SELECT n, node, body FROM told_parked ORDER BY n');
      return rows.map((row) => ({
        n: Number(row['n']),
        node: String(row['node']),
        body: String(row['body']),
      }));
    },
    async settle(n) {
      await sql.query('DELETE FROM told_parked WHERE n = $1', n);
    },
    // The connections are whose they are.
    async close() {},
  };
};
