import type { PgValue } from '../store/postgres.ts';
import type { Draft } from './ledger-draft.ts';
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

/** Writes down what a batch came to; all of it is on its way before the first answer is back. */
export const writeDown = async (
  query: Query,
  { entries, rows, terms, tallies, head }: Written,
): Promise<void> => {
  if (entries.length === 0 && tallies.size === 0) return;
  const ways: Promise<unknown>[] = [];
  const insert = ({ sql, of }: Insert, values: readonly Values[]) => {
    if (values.length > 0) ways.push(query(sql, ...of(values)));
  };
  insert(
    TERMS,
    Array.from(terms, ([digest, offer]) => ({ digest, offer })),
  );
  insert(ENTRIES, entries);
  for (const [table, into] of inserts)
    insert(
      into,
      rows
        .filter((one) => one.table === table)
        .map(({ seq, brand, row }) => ({ ...row, seq, brand })),
    );
  insert(
    TALLIES,
    Array.from(tallies.values(), ({ key, tally }) => ({ ...key, ...tally })),
  );
  const { seq, hash } = head();
  ways.push(query('UPDATE ledger SET seq = ?, hash = ? WHERE id = 1', seq, hash));
  await Promise.all(ways);
};
