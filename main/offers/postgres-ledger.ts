import type { Pool } from 'pg';
import { failed } from '../../preload/contract/index.ts';
import { openBatches, type Pace } from '../base/batches.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell } from '../base/value.ts';
import {
  isGone,
  isServerFull,
  mayBeRetried,
  openPool,
  openWriter,
  transaction,
  type PgValue,
} from '../store/postgres.ts';
import { migratePostgres } from '../store/postgres-migrations.ts';
import type { SetAside } from '../store/rows.ts';
import { readTerms } from './ledger-read.ts';
import { brandReads, ledgerReads, type ReadEngine } from './ledger-reads.ts';
import { verifyLedger } from './ledger-verify.ts';
import type { BrandReads, Holding, Ledger, Op, OpResult, Room, Terms } from './ledger.ts';
import { holdingsReader, queryOf, WITH_TURNS, type Query } from './postgres-ledger-facts.ts';
import { openLine, type Connections } from './postgres-ledger-line.ts';
import { BRAND_ROLE, BRAND_SETTING, postgresLedgerMigrations } from './postgres-ledger-schema.ts';

const READERS = 8;
/** Tills that look for their coupons at the same moment share a question. */
const FINDING: Pace = { most: 128, atOnce: 2 };
const TRIES = 8;
const BY_CODES = `${WITH_TURNS} WHERE c.code = ANY (?::text[])`;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 2_000;

/** Terms by their digest: few offers, many coupons, and the text behind a digest never changes. */
const termsReader = (setAside: SetAside) => {
  const known = new Map<string, Terms>();
  return async (query: Query, digests: readonly string[]): Promise<ReadonlyMap<string, Terms>> => {
    const missing = [...new Set(digests)].filter((digest) => !known.has(digest));
    if (missing.length === 0) return known;
    const rows = await query(
      'SELECT digest, offer FROM terms WHERE digest = ANY (?::text[])',
      missing,
    );
    for (const { digest, offer } of rows) {
      try {
        known.set(String(digest), readTerms(String(offer)));
      } catch (error) {
        setAside({ table: 'terms', key: String(digest), reason: String(error) });
      }
    }
    return known;
  };
};

export const openPostgresLedger = async (options: {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly setAside?: SetAside;
}): Promise<Ledger> => {
  const { url, clock, log } = options;
  const setAside: SetAside = (report) => {
    log.error('a ledger row was set aside', report);
    options.setAside?.(report);
  };
  const onLost = (error: Error) =>
    log.warn('a connection to the database was lost', { error: String(error) });
  const pool = openPool(url, READERS, onLost);
  const finders = openPool(url, FINDING.atOnce, onLost, 'by-index');
  try {
    await migratePostgres(pool, postgresLedgerMigrations);
  } catch (error) {
    await finders.end();
    await pool.end();
    throw error;
  }
  const holdings = holdingsReader(termsReader(setAside), setAside);
  const room = cell<Room>('ample');

  let open: Promise<Connections> | null = null;
  let closed = false;
  const drop = async (which: Promise<Connections> | null) => {
    if (open === which) open = null;
    const dropped = await which?.catch(() => null);
    const clients = dropped ? [dropped.writer.client, dropped.reader.client] : [];
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  };
  const connect = (): Promise<Connections> => {
    const lost = () => void drop(opening);
    const opening = (async () => {
      const writer = await openWriter(url, lost);
      try {
        return { writer, reader: await openWriter(url, lost) };
      } catch (error) {
        await writer.client.end().catch(() => {});
        throw error;
      }
    })();
    opening.catch(lost);
    return opening;
  };
  const connected = async (): Promise<Connections> => {
    if (closed) throw new Error('the ledger is closed');
    return (open ??= connect());
  };

  const line = openLine({
    connected,
    drop: () => drop(open),
    read: { holdings, setAside },
    room: room.get,
  });
  const commit = async (ops: readonly Op[]): Promise<OpResult[]> => {
    try {
      return await line(ops);
    } catch (error) {
      if (isGone(error)) await drop(open);
      throw error;
    }
  };

  /**
   * Whether a batch whose connection broke was committed cannot be known, and need not: every op has its intent, so
   * that asking again answers what was done and does what was not.
   */
  const persist = async (ops: readonly Op[]): Promise<OpResult[]> => {
    for (
      let tries = 1, wait = FIRST_WAIT_MS;
      ;
      tries++, wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    ) {
      try {
        const results = await commit(ops);
        if (room.get() === 'low') room.set('ample');
        return results;
      } catch (error) {
        if (isServerFull(error)) {
          if (room.get() === 'ample') log.error('the database’s disk is full', {});
          room.set('low');
          return ops.map(() => failed('disk-full'));
        }
        if (closed || tries === TRIES || !mayBeRetried(error)) throw error;
        log.warn('a batch is tried again', { error: String(error), tries });
        await new Promise<void>((resolve) => void clock.after(wait, resolve));
      }
    }
  };
  const underWay = new Set<Promise<unknown>>();
  const applyBatch = <O extends Op>(ops: readonly O[]): Promise<OpResult<O>[]> => {
    // Each op's result is of its own kind; the clerk sees to that.
    const mine = persist(ops) as Promise<OpResult<O>[]>;
    const kept = mine.catch(() => {}).finally(() => underWay.delete(kept));
    underWay.add(kept);
    return mine;
  };

  const engineOn = (query: Query): ReadEngine => ({
    rows: (sql, ...values: readonly PgValue[]) => query(sql, ...values),
    holdings: async (where, ...values) =>
      holdings(query, await query(`${WITH_TURNS} ${where}`, ...values)),
    setAside,
  });
  const poolQuery: Query = async (sql, ...values) => queryOf(pool)(sql, ...values);

  const findersQuery: Query = async (sql, ...values) => queryOf(finders)(sql, ...values);
  const found = openBatches<string, Holding | null>(async (codes) => {
    const rows = await findersQuery(BY_CODES, [...codes]);
    const held = await holdings(findersQuery, rows);
    const byCode = new Map(held.map((one) => [one.code, one]));
    return codes.map((code) => byCode.get(code) ?? null);
  }, FINDING);

  /** The brand stands in the transaction, the role in its policies: a question that forgets it is told nothing. */
  const asBrand = <T>(brand: string, work: (reads: BrandReads) => Promise<T>): Promise<T> =>
    transaction(pool, async (client) => {
      await client.query(`SET LOCAL ROLE ${BRAND_ROLE}`);
      await client.query('SELECT set_config($1, $2, true)', [BRAND_SETTING, brand]);
      return work(brandReads(engineOn(queryOf(client)), null));
    });

  return {
    applyBatch,
    ...ledgerReads(engineOn(poolQuery)),
    byCode: found.ask,
    ofBrand: (brand) => ({
      activity: (since) => asBrand(brand, (reads) => reads.activity(since)),
      settlement: () => asBrand(brand, (reads) => reads.settlement()),
      audit: (after, most) => asBrand(brand, (reads) => reads.audit(after, most)),
      recent: (most) => asBrand(brand, (reads) => reads.recent(most)),
      exceptions: (which, most) => asBrand(brand, (reads) => reads.exceptions(which, most)),
    }),
    verifyChain: () => verifyPostgres(pool),
    pace: { most: 128, atOnce: 4 },
    room,
    // The database's disk is another's.
    makeRoom: () => false,
    async close() {
      await Promise.all(underWay);
      closed = true;
      await drop(open);
      await finders.end();
      await pool.end();
    },
  };
};

/** On one snapshot, so that a hub that goes on does not look like a fault. */
const verifyPostgres = (pool: Pool) =>
  transaction(
    pool,
    (client) => {
      const query = queryOf(client);
      return verifyLedger({
        rows: (sql, ...values) => query(sql, ...values),
        async isSound() {
          const [row] = await query(
            `SELECT l.seq = coalesce(max(e.seq), 0) AND (l.seq = 0 OR l.hash =
               (SELECT hash FROM entries WHERE seq = l.seq)) AS sound
             FROM ledger l LEFT JOIN entries e ON true GROUP BY l.seq, l.hash`,
          );
          return row?.['sound'] === true;
        },
      });
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  );
