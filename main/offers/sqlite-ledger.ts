import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { failed } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell } from '../base/value.ts';
import type { SetAside } from '../store/rows.ts';
import { isDiskFull, openStore, type Store } from '../store/sqlite.ts';
import { openBallast, type Ballast } from './ballast.ts';
import { genesis } from './chain.ts';
import { clerk } from './ledger-clerk.ts';
import { openDraft, type Draft } from './ledger-draft.ts';
import { brandReads, ledgerReads, type ReadEngine } from './ledger-reads.ts';
import { tableNames, tables, type Table } from './ledger-tables.ts';
import { verifyLedger } from './ledger-verify.ts';
import type { Ledger, Op, OpResult, Room } from './ledger.ts';
import { ledgerMigrations } from './sqlite-ledger-schema.ts';
import { sqliteFacts } from './sqlite-ledger-rows.ts';
import { sqliteAsk } from './sqlite-ledger-verify.ts';

const RESTORE_EVERY_MS = 60_000;

const insertInto = Object.fromEntries(
  tableNames.map((table) => [
    table,
    `INSERT INTO ${table} (seq, brand, ${tables[table].join(', ')})
     VALUES (?, ?${', ?'.repeat(tables[table].length)})`,
  ]),
) as Record<Table, string>;
const INSERT_ENTRY = `INSERT INTO entries (seq, op, intent, about, at, body, hash, brand, offer, coupon)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const SET_TALLY = `INSERT INTO tallies (brand, offer, day, person, claims, uses, drawn, serial, freed)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET claims = excluded.claims, uses = excluded.uses,
  drawn = excluded.drawn, serial = excluded.serial, freed = excluded.freed`;

/** Writes down what a batch came to. */
const writeDown = (store: Store, { entries, rows, terms, tallies }: Draft) => {
  for (const [digest, text] of terms)
    store.run('INSERT OR IGNORE INTO terms (digest, offer) VALUES (?, ?)', digest, text);
  for (const one of entries) {
    const { seq, op, intent, about, at, body, hash, brand, offer, coupon } = one;
    const scope = [brand ?? null, offer ?? null, coupon ?? null];
    store.run(INSERT_ENTRY, seq, op, intent, about, at, body, hash, ...scope);
  }
  for (const { table, seq, brand, row } of rows)
    store.run(insertInto[table], seq, brand, ...tables[table].map((name) => row[name] ?? null));
  for (const { key, tally } of tallies.values()) {
    const { brand, offer, day, person } = key;
    const { claims, uses, drawn, serial, freed } = tally;
    store.run(SET_TALLY, brand, offer, day, person, claims, uses, drawn, serial, freed);
  }
};

/** The ledger over a store that is already open; it closes the store. */
export const sqliteLedger = (
  store: Store,
  options: {
    readonly clock: Clock;
    readonly log: Log;
    readonly ballast: Ballast;
    readonly setAside?: SetAside;
  },
): Ledger => {
  const { clock, log, ballast } = options;
  const setAside: SetAside = (report) => {
    log.error('a ledger row was set aside', report);
    options.setAside?.(report);
  };
  const facts = sqliteFacts(store, setAside);
  const room = cell<Room>('ample');
  const start = genesis(facts.epoch());

  const commit = (ops: readonly Op[]): OpResult[] =>
    store.transaction(() => {
      // Looked at inside the transaction: the mover holds the same lock while it sets it.
      const moved = store.get('SELECT target FROM moved');
      if (moved) return ops.map(() => failed('ledger-moved', { where: String(moved['target']) }));
      const draft = openDraft(facts, facts.head() ?? { seq: 0, hash: start });
      const results = ops.map(clerk(draft, room.get()));
      writeDown(store, draft);
      return results;
    });
  const makeRoom = () => {
    const released = ballast.release();
    if (room.get() === 'ample' || released)
      log.error('the disk is full: no new claims until there is room', { ballast: released });
    room.set('low');
    return released;
  };
  const applyBatch = (ops: readonly Op[]): OpResult[] => {
    for (let tries = 0; tries < 2; tries++) {
      try {
        return commit(ops);
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        makeRoom();
      }
    }
    return ops.map(() => failed('disk-full'));
  };

  let taking: Promise<unknown> = Promise.resolve();
  const takeBallast = () => {
    taking = ballast.restore().then((held) => {
      if (!held || room.get() === 'ample') return;
      log.info('there is room on the disk again');
      room.set('ample');
    });
  };
  takeBallast();
  const stopTaking = clock.every(RESTORE_EVERY_MS, takeBallast);

  const engine: ReadEngine = {
    rows: async (sql, ...values) => store.all(sql, ...values),
    holdings: async (where, ...values) => facts.holdings(where, ...values),
    setAside,
  };

  return {
    // Each op's result is of its own kind; the clerk sees to that.
    applyBatch: async <O extends Op>(ops: readonly O[]) => applyBatch(ops) as OpResult<O>[],
    ...ledgerReads(engine),
    // SQLite has one user; the brand stands in each question.
    ofBrand: (brand) => brandReads(engine, brand),
    verifyChain: () => verifyLedger(sqliteAsk(store)),
    pace: { most: 128, atOnce: 1 },
    room,
    makeRoom,
    async close() {
      stopTaking();
      await taking;
      store.close();
    },
  };
};

/** 64 MB: room for some hundred thousand redemptions. */
const BALLAST_BYTES = 64 * 1024 * 1024;

export const openSqliteLedger = async (options: {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly ballastBytes?: number;
  readonly setAside?: SetAside;
}): Promise<Ledger> => {
  const { path, log, ballastBytes = BALLAST_BYTES, ...rest } = options;
  mkdirSync(dirname(path), { recursive: true });
  // Codes are worth money: nobody but the kiosk's own user reads them. SQLite gives its other files the same mode.
  closeSync(openSync(path, 'a', 0o600));
  const store = await openStore(path, ledgerMigrations, 'full');
  return sqliteLedger(store, {
    ...rest,
    log,
    ballast: openBallast(`${path}.ballast`, ballastBytes, log),
  });
};
