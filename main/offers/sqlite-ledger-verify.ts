import type { Store } from '../store/sqlite.ts';
import { canonical, digestOf, genesis, linkHash } from './chain.ts';
import type { ChainFault, ChainReport, Entry } from './ledger.ts';
import { rowsOf } from './sqlite-ledger-schema.ts';
import type { LedgerReader } from './sqlite-ledger-rows.ts';

const AT_ONCE = 500;
const MOST_FAULTS = 100;

/**
 * Reads the whole ledger back: the links of the chain, each entry against the row it stands for, rows that no entry
 * accounts for, and SQLite's own check, which alone sees an index that disagrees with its table. Works in portions,
 * beside a kiosk that goes on: what is added meanwhile is left for the next time.
 */
export const verifySqliteLedger = async (
  store: Store,
  reader: LedgerReader,
): Promise<ChainReport> => {
  const faults: ChainFault[] = [];
  const note = (seq: number, kind: ChainFault['kind']) => {
    if (faults.length < MOST_FAULTS) faults.push({ seq, kind });
  };

  const checkRow = (entry: Entry) => {
    const { table, columns } = rowsOf[entry.op];
    const row = store.get(`SELECT ${columns.join(', ')} FROM ${table} WHERE seq = ?`, entry.seq);
    const refused = entry.body.startsWith('{"refused":');
    if (refused ? row !== undefined : !row || canonical(row) !== entry.body)
      note(entry.seq, 'row-differs');
  };
  const checkRest = (last: number) => {
    for (const [op, { table }] of Object.entries(rowsOf)) {
      const orphans = store.all(
        `SELECT t.seq FROM ${table} t WHERE t.seq <= ? AND NOT EXISTS
           (SELECT 1 FROM entries e WHERE e.seq = t.seq AND e.op = ?) LIMIT ?`,
        last,
        op,
        MOST_FAULTS,
      );
      for (const { seq } of orphans) note(Number(seq), 'row-without-entry');
    }
    for (const { digest, offer } of store.iterate('SELECT digest, offer FROM terms'))
      if (digestOf(String(offer)) !== digest) note(0, 'terms-differ');
    for (const { seq } of store.all(
      `SELECT c.seq FROM coupons c WHERE NOT EXISTS
         (SELECT 1 FROM terms t WHERE t.digest = c.terms) LIMIT ?`,
      MOST_FAULTS,
    ))
      note(Number(seq), 'terms-differ');
    const [verdict] = store.all('PRAGMA integrity_check(1)');
    if (verdict?.['integrity_check'] !== 'ok') note(0, 'unreadable');
  };

  let seq = 0;
  let hash = '';
  try {
    hash = genesis(reader.epoch());
    const last = reader.head()?.seq ?? 0;
    while (seq < last) {
      const entries = reader.entries(seq, Math.min(AT_ONCE, last - seq));
      if (entries.length === 0) {
        note(seq + 1, 'missing-entry');
        break;
      }
      for (const entry of entries) {
        if (entry.seq !== seq + 1) note(seq + 1, 'missing-entry');
        if (linkHash(hash, entry) !== entry.hash) note(entry.seq, 'broken-link');
        checkRow(entry);
        ({ seq, hash } = entry);
      }
      await new Promise((resolve) => void setImmediate(resolve));
    }
    checkRest(last);
  } catch {
    // A page that SQLite itself cannot read: the place is known, what stood there is not.
    note(seq + 1, 'unreadable');
  }
  return { entries: seq, head: hash, faults };
};
