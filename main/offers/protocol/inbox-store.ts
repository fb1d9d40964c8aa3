import type { Migration } from '../../store/migrations.ts';
import { openStore } from '../../store/sqlite.ts';

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

export const openInboxStore = async (path: string): Promise<InboxStore> => {
  const store = await openStore(path, migrations, 'full');
  return {
    async upTo(key) {
      return Number(store.get('SELECT up_to FROM inbox WHERE key = ?', key)?.['up_to'] ?? 0);
    },
    async step({ key, from, upTo, counted, dropped, parked }) {
      return store.transaction(() => {
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
      });
    },
    async parked() {
      return store.all('SELECT n, node, body FROM parked ORDER BY n').map((row) => ({
        n: Number(row['n']),
        node: String(row['node']),
        body: String(row['body']),
      }));
    },
    async settle(n) {
      store.run('DELETE FROM parked WHERE n = ?', n);
    },
    async dropped(key) {
      return Number(store.get('SELECT dropped FROM inbox WHERE key = ?', key)?.['dropped'] ?? 0);
    },
    async close() {
      store.close();
    },
  };
};
