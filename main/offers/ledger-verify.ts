import { canonical, digestOf, genesis, linkHash } from './chain.ts';
import { asBody, bodyOf, entryRow } from './ledger-read.ts';
import { blank, tableNames, tableOf, tables, type Cell, type Table } from './ledger-tables.ts';
import type { ChainFault, ChainReport, Entry } from './ledger.ts';

const AT_ONCE = 500;
const MOST_FAULTS = 100;

/** How the check reads an engine. `?` stands for a value. */
export type Ask = {
  rows(sql: string, ...values: Cell[]): Promise<Record<string, unknown>[]>;
  /** What the engine itself says of its files. */
  isSound(): Promise<boolean>;
};

/** Redemptions that stand, with the person who holds the coupon. */
const STANDING = `
  SELECT c.brand, c.offer, coalesce(k.person, c.person) AS person, r.day
  FROM redemptions r JOIN coupons c ON c.coupon = r.coupon LEFT JOIN takes k ON k.coupon = c.coupon
  WHERE NOT EXISTS (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn)`;
/** Every tally counted anew from the rows; what is left over on either side is wrong. */
const COUNTED = `
  SELECT brand, offer, day, person, sum(claims) AS claims, sum(uses) AS uses, sum(drawn) AS drawn,
         max(serial) AS serial, sum(freed) AS freed
  FROM (
    SELECT brand, offer, '' AS day, '' AS person, 1 AS claims, 0 AS uses, value AS drawn, serial, 0 AS freed FROM coupons
    UNION ALL SELECT brand, offer, day, '', 1, 0, 0, 0, 0 FROM coupons WHERE day IS NOT NULL
    UNION ALL SELECT brand, offer, day, person, 1, 0, 0, 0, 0 FROM coupons WHERE day IS NOT NULL AND person IS NOT NULL
    UNION ALL SELECT brand, offer, '', '', 0, 1, 0, 0, 0 FROM (${STANDING}) s
    UNION ALL SELECT brand, offer, day, '', 0, 1, 0, 0, 0 FROM (${STANDING}) s WHERE day IS NOT NULL
    UNION ALL SELECT brand, offer, day, person, 0, 1, 0, 0, 0 FROM (${STANDING}) s
      WHERE day IS NOT NULL AND person IS NOT NULL
    UNION ALL SELECT brand, offer, '', '', 0, 0, 0, last, 0 FROM leases
    UNION ALL SELECT l.brand, l.offer, '', '', 0, 0, 0, 0, l.last + 1 - d.rest
      FROM leases l JOIN lease_ends d ON d.lease = l.lease WHERE d.rest IS NOT NULL
  ) counts GROUP BY brand, offer, day, person`;
const TALLIES = `SELECT brand, offer, day, person, claims, uses, drawn, serial, freed FROM tallies
  WHERE NOT (claims = 0 AND uses = 0 AND drawn = 0 AND serial = 0 AND freed = 0)`;
const TALLIES_DIFFER = `
  SELECT 1 AS n FROM (SELECT * FROM (${COUNTED}) a EXCEPT SELECT * FROM (${TALLIES}) b) missing
  UNION ALL SELECT 1 FROM (SELECT * FROM (${TALLIES}) b EXCEPT SELECT * FROM (${COUNTED}) a) over LIMIT 1`;

/** Whose a row is follows from the terms; a row that says otherwise would be shown to the wrong brand. */
const FOREIGN_BRAND = `
  SELECT seq FROM (
    ${tableNames.map((table) => `SELECT seq, brand FROM ${table}`).join(' UNION ALL ')}
  ) t WHERE seq <= ? AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.seq = t.seq AND e.brand = t.brand)
  UNION ALL
  SELECT e.seq FROM entries e JOIN coupons c ON c.coupon = e.coupon
    WHERE e.seq <= ? AND (e.brand <> c.brand OR e.offer <> c.offer)
  LIMIT ?`;

/**
 * Reads the whole ledger back: the links of the chain, each entry against the row it stands for, rows that no entry
 * accounts for, terms by their digest, tallies by counting, brands, and the engine's own check. What is added
 * meanwhile is left for the next time.
 */
export const verifyLedger = async (ask: Ask): Promise<ChainReport> => {
  const faults: ChainFault[] = [];
  const note = (seq: number, kind: ChainFault['kind']) => {
    if (faults.length < MOST_FAULTS) faults.push({ seq, kind });
  };

  /** The rows of these entries, by table and place. */
  const rowsBeside = async (after: number, upto: number) => {
    const found = new Map<number, { table: Table; row: Record<string, unknown> }[]>();
    for (const table of tableNames) {
      const columns = tables[table].join(', ');
      const sql = `SELECT seq, ${columns} FROM ${table} WHERE seq > ? AND seq <= ?`;
      for (const row of await ask.rows(sql, after, upto)) {
        const seq = Number(row['seq']);
        found.set(seq, [...(found.get(seq) ?? []), { table, row }]);
      }
    }
    return found;
  };
  const checkRow = (entry: Entry, beside: { table: Table; row: Record<string, unknown> }[]) => {
    const body = bodyOf(entry);
    const table = tableOf(entry.op, body);
    const mine = beside.find((one) => one.table === table);
    for (const other of beside) if (other !== mine) note(entry.seq, 'row-without-entry');
    if (table === null) return;
    const columns = tables[table];
    const said = Object.fromEntries(columns.map((name) => [name, body[name] ?? blank(name)]));
    if (!mine || asBody(mine.row, columns) !== canonical(said)) note(entry.seq, 'row-differs');
  };
  const checkTerms = async () => {
    for (const { digest, offer } of await ask.rows('SELECT digest, offer FROM terms'))
      if (digestOf(String(offer)) !== digest) note(0, 'terms-differ');
    const dangling = `SELECT c.seq FROM coupons c WHERE NOT EXISTS
      (SELECT 1 FROM terms t WHERE t.digest = c.terms) LIMIT ?`;
    for (const { seq } of await ask.rows(dangling, MOST_FAULTS)) note(Number(seq), 'terms-differ');
  };
  const checkRest = async (last: number) => {
    const orphans = tableNames
      .map((table) => `SELECT seq FROM ${table} WHERE seq <= ?`)
      .join(' UNION ALL ');
    const sql = `SELECT seq FROM (${orphans}) t WHERE NOT EXISTS
      (SELECT 1 FROM entries e WHERE e.seq = t.seq) LIMIT ?`;
    for (const { seq } of await ask.rows(sql, ...tableNames.map(() => last), MOST_FAULTS))
      note(Number(seq), 'row-without-entry');
    for (const { seq } of await ask.rows(FOREIGN_BRAND, last, last, MOST_FAULTS))
      note(Number(seq), 'row-differs');
    await checkTerms();
    if ((await ask.rows(TALLIES_DIFFER)).length > 0) note(0, 'tally-differs');
    if (!(await ask.isSound())) note(0, 'unreadable');
  };

  let seq = 0;
  let hash = '';
  try {
    const [kept] = await ask.rows('SELECT epoch FROM ledger');
    hash = genesis(String(kept?.['epoch']));
    const [end] = await ask.rows('SELECT max(seq) AS last FROM entries');
    const last = Number(end?.['last'] ?? 0);
    while (seq < last) {
      const upto = Math.min(seq + AT_ONCE, last);
      const read = await ask.rows(
        'SELECT * FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq',
        seq,
        upto,
      );
      const beside = await rowsBeside(seq, upto);
      for (const row of read) {
        const entry = entryRow.parse(row);
        if (entry.seq !== seq + 1) note(seq + 1, 'missing-entry');
        if (linkHash(hash, entry) !== entry.hash) note(entry.seq, 'broken-link');
        checkRow(entry, beside.get(entry.seq) ?? []);
        ({ seq, hash } = entry);
      }
      // Nothing is left of the whole portion, or of its end.
      if (seq < upto) note(seq + 1, 'missing-entry');
      seq = upto;
    }
    await checkRest(last);
  } catch {
    // What the engine cannot read: the place is known, what stood there is not.
    note(seq + 1, 'unreadable');
  }
  return { entries: seq, head: hash, faults };
};
