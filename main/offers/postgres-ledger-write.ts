import type { PgValue } from '../store/postgres.ts';
import type { Draft, Head } from './ledger-draft.ts';
import { tables, type Cell, type Table } from './ledger-tables.ts';
import type { Query } from './postgres-ledger-facts.ts';

/** Columns that hold a number; all others hold text. */
const NUMBERS = new Set([
  'seq',
  'at',
  'nth',
  'serial',
  'value',
  'parts',
  'turn',
  'after',
  'amount',
  'lost',
  'charge',
  'first',
  'last',
  'rest',
  'exception',
  'claims',
  'uses',
  'drawn',
  'freed',
]);

type Values = Readonly<Record<string, Cell | undefined>>;
type Insert = { readonly sql: string; of(rows: readonly Values[]): PgValue[] };

/** All rows of a table in one statement, given column by column: the server takes arrays apart sooner than JSON. */
const insertInto = (table: string, columns: readonly string[], more = ''): Insert => {
  const typed = columns.map((name) => `?::${NUMBERS.has(name) ? 'bigint' : 'text'}[]`);
  const names = columns.join(', ');
  return {
    sql: `INSERT INTO ${table} (${names}) SELECT ${names} FROM unnest(${typed.join(', ')}) AS r (${names}) ${more}`,
    of: (rows) => columns.map((name) => rows.map((row) => row[name] ?? null)),
  };
};

const TERMS = insertInto('terms', ['digest', 'offer'], 'ON CONFLICT (digest) DO NOTHING');
const ENTRIES = insertInto('entries', [
  'seq',
  'op',
  'intent',
  'about',
  'at',
  'body',
  'hash',
  'brand',
  'offer',
  'coupon',
]);
const TALLIES = insertInto(
  'tallies',
  ['brand', 'offer', 'day', 'person', 'claims', 'uses', 'drawn', 'serial', 'freed'],
  `ON CONFLICT (brand, offer, day, person) DO UPDATE SET claims = excluded.claims, uses = excluded.uses,
   drawn = excluded.drawn, serial = excluded.serial, freed = excluded.freed`,
);

/** What others point at comes first. */
const ORDER: readonly Table[] = [
  'leases',
  'lease_ends',
  'coupons',
  'takes',
  'redemptions',
  'reversals',
  'voids',
  'delegations',
  'returns',
  'exceptions',
  'settled',
];
const inserts = new Map(
  ORDER.map((table) => [table, insertInto(table, ['seq', 'brand', ...tables[table]])]),
);

/** What there is to write: of a batch, or of a ledger that moves. */
export type Written = Pick<Draft, 'entries' | 'rows' | 'terms' | 'tallies' | 'head'>;

/**
 * Writes down what a batch comes to, in portions as it is decided: the server is at work on the first while the next is
 * thought about. All of it is on its way before the first answer is back. Terms that are known to be there already are
 * left out.
 */
export const openWriting = (
  query: Query,
  { entries, rows, terms, tallies }: Omit<Written, 'head'>,
  there: ReadonlySet<string> = new Set(),
) => {
  const ways: Promise<unknown>[] = [];
  const insert = ({ sql, of }: Insert, values: readonly Values[]) => {
    if (values.length === 0) return;
    const way = query(sql, ...of(values));
    // Told by `rest`, or by whoever has to give the batch up before.
    way.catch(() => {});
    ways.push(way);
  };
  const sent = { entries: 0, rows: 0, terms: new Set<string>() };
  const portion = () => {
    const added = Array.from(terms, ([digest, offer]) => ({ digest, offer }));
    insert(
      TERMS,
      added.filter(({ digest }) => !sent.terms.has(digest) && !there.has(digest)),
    );
    insert(ENTRIES, entries.slice(sent.entries));
    const next = Map.groupBy(rows.slice(sent.rows), ({ table }) => table);
    for (const [table, into] of inserts)
      insert(
        into,
        (next.get(table) ?? []).map(({ seq, brand, row }) => ({ ...row, seq, brand })),
      );
    for (const { digest } of added) sent.terms.add(digest);
    [sent.entries, sent.rows] = [entries.length, rows.length];
  };
  return {
    portion,
    /** Sends what is left. */
    rest(): Promise<unknown> {
      portion();
      insert(
        TALLIES,
        Array.from(tallies.values(), ({ key, tally }) => ({ ...key, ...tally })),
      );
      return Promise.all(ways);
    },
  };
};

/** Whoever does this holds the end of the chain. */
export const moveHead = (query: Query, { seq, hash }: Head): Promise<unknown> =>
  query('UPDATE ledger SET seq = ?, hash = ? WHERE id = 1', seq, hash);

/** On a connection that takes one question at a time. */
export const writeDown = async (query: Query, written: Written): Promise<void> => {
  let line: Promise<unknown> = Promise.resolve();
  const inTurn: Query = (sql, ...values) => {
    const mine = line.then(() => query(sql, ...values));
    line = mine;
    return mine;
  };
  await openWriting(inTurn, written).rest();
  await moveHead(query, written.head());
};
