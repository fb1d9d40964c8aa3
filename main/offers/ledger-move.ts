import type { Client, Pool } from 'pg';
import { transaction } from '../store/postgres.ts';
import type { Store } from '../store/sqlite.ts';
import { canonical, genesis, linkHash } from './chain.ts';
import type { Head, TallyKey } from './ledger-draft.ts';
import { entryRow, tallyRow } from './ledger-read.ts';
import { tableNames, tables, type Cell, type NewRow } from './ledger-tables.ts';
import type { Scope } from './ledger.ts';
import { queryOf, type Query } from './postgres-ledger-facts.ts';
import { writeDown, type Written } from './postgres-ledger-write.ts';

/**
 * Carries a ledger from SQLite to PostgreSQL while its kiosk goes on. Entries and their rows never change once they
 * are written, so that they are copied in portions until little is left; then the old ledger is held still for that
 * little, and marked as moved. Each portion is one transaction there, with the place it ends at: a mover that is
 * killed anywhere goes on from that place. Nothing is marked before everything has been read back and compared.
 */

const PORTION = 500;

export type Progress =
  | { readonly step: 'copied' | 'compared'; readonly done: number; readonly of: number }
  | { readonly step: 'handed-over' };

export class MoveRefused extends Error {}

const ENTRY = 'seq, op, intent, about, at, body, hash, brand, offer, coupon';
const entriesSql = `SELECT ${ENTRY} FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq`;
const rowsSql = (table: (typeof tableNames)[number]) =>
  `SELECT seq, brand, ${tables[table].join(', ')} FROM ${table} WHERE seq > ? AND seq <= ? ORDER BY seq`;
const TALLIES = `SELECT brand, offer, day, person, claims, uses, drawn, serial, freed FROM tallies
  ORDER BY brand, offer, day, person`;

type Rows = readonly Readonly<Record<string, unknown>>[];
type Portion = { readonly entries: Rows; readonly rows: ReadonlyMap<string, Rows> };
type Read = (sql: string, after: number, upto: number) => Promise<Rows>;

const portionOf = async (read: Read, after: number, upto: number): Promise<Portion> => {
  const rows = new Map<string, Rows>();
  for (const table of tableNames) rows.set(table, await read(rowsSql(table), after, upto));
  return { entries: await read(entriesSql, after, upto), rows };
};

const cells = (row: Readonly<Record<string, unknown>>) =>
  row as Readonly<Record<string, Cell>> & { readonly seq: number; readonly brand: string };

/** A portion as the writer takes it, each link of the chain checked on the way. */
const written = (
  { entries, rows }: Portion,
  before: Head,
  termsOf: (digest: string) => string,
): Written => {
  let head = before;
  const linked = entries.map((row) => {
    const entry = entryRow.parse(row);
    if (entry.seq !== head.seq + 1 || linkHash(head.hash, entry) !== entry.hash)
      throw new MoveRefused(
        `the chain is broken at entry ${entry.seq}: have it looked at before it moves`,
      );
    head = { seq: entry.seq, hash: entry.hash };
    const { brand, offer, coupon } = row as Scope;
    return { ...entry, brand, offer, coupon };
  });
  const terms = new Map<string, string>();
  const flat: NewRow[] = [];
  for (const table of tableNames)
    for (const one of rows.get(table) ?? []) {
      const { seq, brand, ...row } = cells(one);
      flat.push({ table, seq, brand, body: canonical(row), row });
      if (typeof row['terms'] === 'string') terms.set(row['terms'], termsOf(row['terms']));
    }
  return { entries: linked, rows: flat, terms, tallies: new Map(), head: () => head };
};

const same = (there: Portion, here: Portion, after: number) => {
  for (const [table, rows] of [['entries', here.entries] as const, ...here.rows])
    if (canonical(rows) !== canonical(table === 'entries' ? there.entries : there.rows.get(table)))
      throw new MoveRefused(`what arrived in ${table} after entry ${after} is not what was sent`);
};

/** The end of the new ledger's chain; its own row stays held until the transaction ends. */
const endOf = async (query: Query, source: string): Promise<Head> => {
  const [row] = await query('SELECT epoch, seq, hash FROM ledger WHERE id = 1 FOR UPDATE');
  const seq = Number(row?.['seq']);
  if (String(row?.['epoch']) !== source) {
    if (seq > 0) throw new MoveRefused('another ledger is in that database already');
    await query('UPDATE ledger SET epoch = ? WHERE id = 1', source);
  }
  return { seq, hash: seq === 0 ? genesis(source) : String(row?.['hash']) };
};

export const moveLedger = async (parts: {
  readonly from: Store;
  readonly to: Pool;
  /** What the old ledger is to say of where the new one is. */
  readonly target: string;
  readonly wall: () => number;
  readonly onProgress: (progress: Progress) => void;
}): Promise<{ readonly entries: number; readonly head: string }> => {
  const { from, to, target, wall, onProgress } = parts;
  const epoch = String(from.get('SELECT epoch FROM ledger')?.['epoch']);
  const lastHere = () => Number(from.get('SELECT max(seq) AS last FROM entries')?.['last'] ?? 0);
  const here: Read = async (sql, after, upto) => from.all(sql, after, upto);
  const on =
    (client: Pick<Client, 'query'>): Read =>
    (sql, after, upto) =>
      queryOf(client)(sql, after, upto);
  const termsOf = (digest: string) =>
    String(from.get('SELECT offer FROM terms WHERE digest = ?', digest)?.['offer']);

  /** One portion, or what there is of it; the place it ends at. */
  const copy = (most: number): Promise<number> =>
    transaction(to, async (client) => {
      const query = queryOf(client);
      const before = await endOf(query, epoch);
      const upto = Math.min(before.seq + most, lastHere());
      if (upto <= before.seq) return before.seq;
      const portion = await portionOf(here, before.seq, upto);
      await writeDown(query, written(portion, before, termsOf));
      return upto;
    });
  const compare = async (after: number, upto: number): Promise<void> =>
    same(await portionOf(on(to), after, upto), await portionOf(here, after, upto), after);

  let at = 0;
  do {
    at = await copy(PORTION);
    onProgress({ step: 'copied', done: at, of: lastHere() });
  } while (lastHere() - at >= PORTION);
  for (let done = 0; done < at;) {
    const upto = Math.min(done + PORTION, at);
    await compare(done, upto);
    onProgress({ step: 'compared', done: (done = upto), of: at });
  }

  // Nobody writes here from now on; whoever tries waits, and finds the ledger moved.
  from.exec('BEGIN IMMEDIATE');
  try {
    const last = lastHere();
    const compared = at;
    while (at < last) at = await copy(PORTION);
    for (let done = compared; done < last; done += PORTION)
      await compare(done, Math.min(done + PORTION, last));
    await handOver(from, to, epoch);
    if (!from.get('SELECT 1 FROM moved'))
      from.run('INSERT INTO moved (id, at, target) VALUES (1, ?, ?)', wall(), target);
    from.exec('COMMIT');
  } catch (error) {
    from.exec('ROLLBACK');
    throw error;
  }
  onProgress({ step: 'handed-over' });
  const end = from.get('SELECT hash FROM entries ORDER BY seq DESC LIMIT 1');
  return { entries: at, head: end ? String(end['hash']) : genesis(epoch) };
};

/** The tallies, the ends of both chains, and the number of rows in every table: the rest is compared row by row. */
const handOver = async (from: Store, to: Pool, epoch: string): Promise<void> => {
  const kept = from.all(TALLIES);
  await transaction(to, async (client) => {
    const query = queryOf(client);
    const head = await endOf(query, epoch);
    const tallies = new Map(
      kept.map((row, i) => [
        String(i),
        { key: row as Readonly<Record<keyof TallyKey, string>>, tally: tallyRow.parse(row) },
      ]),
    );
    await writeDown(query, { entries: [], rows: [], terms: new Map(), tallies, head: () => head });
    const end = from.get('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
    if (Number(end?.['seq'] ?? 0) !== head.seq || (end && end['hash'] !== head.hash))
      throw new MoveRefused('the chains do not end alike');
    if (canonical(await query(TALLIES)) !== canonical(kept))
      throw new MoveRefused('the tallies did not arrive as they were sent');
    for (const table of ['entries', ...tableNames]) {
      const sql = `SELECT count(*) AS n FROM ${table}`;
      const [there] = await query(sql);
      if (Number(there?.['n']) !== Number(from.get(sql)?.['n']))
        throw new MoveRefused(`${table} has more or fewer rows there than here`);
    }
  });
};
