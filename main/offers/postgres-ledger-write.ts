import type { Draft } from './ledger-draft.ts';
import { tables, type Cell, type NewRow, type Table } from './ledger-tables.ts';
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

/** All rows of a table in one statement, given as one JSON text. */
const insertInto = (table: string, columns: readonly string[], more = ''): string => {
  const typed = columns.map((name) => `${name} ${NUMBERS.has(name) ? 'bigint' : 'text'}`);
  return `INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM json_to_recordset(?::json) AS r (${typed.join(', ')}) ${more}`;
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
const statements = new Map(
  ORDER.map((table) => [table, insertInto(table, ['seq', 'brand', ...tables[table]])]),
);

/** A row with its place in front: the body is text already, and is not taken apart for this. */
const withPlace = ({ seq, brand, body }: NewRow): string =>
  `{"seq":${seq},"brand":${JSON.stringify(brand)},${body.slice(1)}`;

/** What there is to write: of a batch, or of a ledger that moves. */
export type Written = Pick<Draft, 'entries' | 'rows' | 'terms' | 'tallies' | 'head'>;

/** Writes down what a batch came to; all of it is on its way before the first answer is back. */
export const writeDown = async (
  query: Query,
  { entries, rows, terms, tallies, head }: Written,
): Promise<void> => {
  if (entries.length === 0 && tallies.size === 0) return;
  const text = (list: readonly Readonly<Record<string, Cell | undefined>>[]) =>
    JSON.stringify(list);
  const ways: Promise<unknown>[] = [];
  if (terms.size > 0)
    ways.push(query(TERMS, text([...terms].map(([digest, offer]) => ({ digest, offer })))));
  if (entries.length > 0) ways.push(query(ENTRIES, text(entries)));
  for (const [table, sql] of statements) {
    const mine = rows.filter((one) => one.table === table);
    if (mine.length > 0) ways.push(query(sql, `[${mine.map(withPlace).join(',')}]`));
  }
  if (tallies.size > 0)
    ways.push(
      query(TALLIES, text([...tallies.values()].map(({ key, tally }) => ({ ...key, ...tally })))),
    );
  const { seq, hash } = head();
  ways.push(query('UPDATE ledger SET seq = ?, hash = ? WHERE id = 1', seq, hash));
  await Promise.all(ways);
};
