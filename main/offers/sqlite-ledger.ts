import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { failed, ok, type Failed } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell } from '../base/value.ts';
import type { SetAside } from '../store/rows.ts';
import { isDiskFull, openStore, type SqlValue, type Store } from '../store/sqlite.ts';
import { openBallast, type Ballast } from './ballast.ts';
import { canonical, digestOf, genesis, linkHash } from './chain.ts';
import { aboutOf, type Holding, type Ledger, type Op, type OpResult, type Room } from './ledger.ts';
import { ruleClaim, ruleRedeem, ruleReverse, ruleVoid } from './rulings.ts';
import { ledgerMigrations, rowsOf } from './sqlite-ledger-schema.ts';
import { entryBody, ledgerReader, type LedgerReader } from './sqlite-ledger-rows.ts';
import { verifySqliteLedger } from './sqlite-ledger-verify.ts';

const RESTORE_EVERY_MS = 60_000;

const insertInto = Object.fromEntries(
  Object.entries(rowsOf).map(([op, { table, columns }]) => [
    op,
    `INSERT INTO ${table} (seq, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  ]),
) as Record<Op['kind'], string>;

/** Applies one op inside the transaction under way; `head` moves along with the chain. */
const applier = (
  store: Store,
  reader: LedgerReader,
  head: { seq: number; hash: string },
  room: Room,
) => {
  const append = (op: Op, body: string) => {
    const entry = {
      seq: head.seq + 1,
      op: op.kind,
      intent: op.intent,
      about: aboutOf(op),
      at: op.at,
      body,
    };
    const hash = linkHash(head.hash, entry);
    store.run(
      'INSERT INTO entries (seq, op, intent, about, at, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
      entry.seq,
      entry.op,
      entry.intent,
      entry.about,
      entry.at,
      entry.body,
      hash,
    );
    head.seq = entry.seq;
    head.hash = hash;
  };
  const add = (op: Op, row: Record<string, SqlValue>) => {
    append(op, canonical(row));
    store.run(
      insertInto[op.kind],
      head.seq,
      ...rowsOf[op.kind].columns.map((column) => row[column] ?? null),
    );
  };
  /**
   * What staff were told is kept too: a copy of a refused redeem that the network delivers late must not succeed
   * after all. A refused claim leaves no trace; anybody can ask for one.
   */
  const refuse = (op: Op, refusal: Failed): OpResult => {
    append(op, canonical({ refused: refusal.fault }));
    return refusal;
  };
  const done = (coupon: string, turn: number | null, repeated: boolean): OpResult => {
    const holding = reader.byId(coupon);
    if (!holding) throw new Error('the ledger cannot read back a coupon that it holds');
    return ok({ holding, turn, repeated });
  };

  const again = (op: Op): OpResult | null => {
    const entry = reader.entryOf(op.kind, op.intent);
    if (!entry) return null;
    if (entry.about !== aboutOf(op)) return failed('bad-input', { field: 'intent' });
    const body = entryBody.parse(JSON.parse(entry.body));
    return 'refused' in body
      ? { ok: false, fault: body.refused }
      : done(body.coupon, body.turn ?? null, true);
  };

  const apply = (op: Op): OpResult => {
    const first = again(op);
    if (first) return first;
    switch (op.kind) {
      case 'claim': {
        const ruling = ruleClaim(op, {
          held: reader.ofPersonAndOffer(op.person, op.terms.id),
          issued: reader.issued(op.terms.id),
        });
        if (!ruling.ok) return ruling;
        if (ruling.value.kind === 'held')
          return ok({ holding: ruling.value.holding, turn: null, repeated: true });
        if (room === 'low') return failed('disk-full');
        const { nth, serial } = ruling.value;
        const text = canonical(op.terms);
        const terms = digestOf(text);
        store.run('INSERT OR IGNORE INTO terms (digest, offer) VALUES (?, ?)', terms, text);
        const { coupon, code, person, screen, at } = op;
        const { id: offer, value } = op.terms;
        add(op, { coupon, code, offer, person, nth, serial, terms, value, screen, at });
        const holding: Holding = {
          seq: head.seq,
          coupon,
          code,
          terms: op.terms,
          person,
          nth,
          serial,
          screen,
          claimedAt: at,
          turns: [],
          voided: null,
        };
        return ok({ holding, turn: null, repeated: false });
      }
      case 'redeem': {
        const ruling = ruleRedeem(op, reader.byCode(op.code));
        if (!ruling.ok) return refuse(op, ruling);
        const { coupon, turn } = ruling.value;
        const { at, site, till, by } = op;
        add(op, { coupon, turn, after: turn === 1 ? null : turn - 1, at, site, till, staff: by });
        return done(coupon, turn, false);
      }
      case 'reverse': {
        const ruling = ruleReverse(op, reader.byId(op.coupon));
        if (!ruling.ok) return refuse(op, ruling);
        const { coupon, turn, at, by, reason } = op;
        add(op, { coupon, turn, at, staff: by, reason });
        return done(coupon, turn, false);
      }
      case 'void': {
        const ruling = ruleVoid(op, reader.byId(op.coupon));
        if (!ruling.ok) return refuse(op, ruling);
        const { coupon, at, by, reason } = op;
        add(op, { coupon, at, staff: by, reason });
        return done(coupon, null, false);
      }
    }
  };
  return apply;
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
  const reader = ledgerReader(store, (report) => {
    log.error('a ledger row was set aside', report);
    options.setAside?.(report);
  });
  const room = cell<Room>('ample');
  const start = genesis(reader.epoch());

  const commit = (ops: readonly Op[]): OpResult[] =>
    store.transaction(() => {
      const head = reader.head() ?? { seq: 0, hash: start };
      return ops.map(applier(store, reader, head, room.get()));
    });
  const makeRoom = () => {
    const released = ballast.release();
    if (room.get() === 'ample' || released)
      log.error('the disk is full: no new claims until there is room', { ballast: released });
    room.set('low');
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

  return {
    applyBatch: async (ops) => applyBatch(ops),
    byCode: async (code) => reader.byCode(code),
    byId: async (coupon) => reader.byId(coupon),
    ofPerson: async (person, most) => reader.ofPerson(person, most),
    ofPersonAndOffer: async (person, offer) => reader.ofPersonAndOffer(person, offer),
    issued: async (offer) => reader.issued(offer),
    recent: async (most) => reader.recent(most),
    settlement: async () => reader.settlement(),
    entries: async (after, most) => reader.entries(after, most),
    verifyChain: () => verifySqliteLedger(store, reader),
    room,
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
