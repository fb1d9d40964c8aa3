import { readRows, type SetAside } from '../store/rows.ts';
import type { Row, SqlValue, Store } from '../store/sqlite.ts';
import type { Facts, Head } from './ledger-draft.ts';
import {
  couponRow,
  entryRow,
  EXCEPTIONS,
  exceptionRow,
  holdingOf,
  HOLDINGS,
  LEASES,
  leaseRow,
  readTerms,
  tallyRow,
  turnOf,
  turnRow,
  TURNS,
} from './ledger-read.ts';
import { OF_PERSON_AND_OFFER, TALLY } from './ledger-reads.ts';
import type { Holding, Terms, Turn } from './ledger.ts';
import { nothing } from './rulings.ts';

/** What a batch is ruled by, read out of the tables. A row that cannot be read is set aside: it is unknown, not fatal. */
export const sqliteFacts = (store: Store, setAside: SetAside) => {
  /** Few offers, many coupons; the text behind a digest never changes. */
  const termsRead = new Map<string, Terms>();
  const termsOf = (digest: string): Terms | null => {
    const known = termsRead.get(digest);
    if (known) return known;
    const text = store.get('SELECT offer FROM terms WHERE digest = ?', digest)?.['offer'];
    try {
      const read = readTerms(String(text));
      termsRead.set(digest, read);
      return read;
    } catch (error) {
      setAside({ table: 'terms', key: digest, reason: String(error) });
      return null;
    }
  };

  const turnsOf = (coupon: string, worth: number): Turn[] =>
    readRows(
      'redemptions',
      turnRow,
      store.all(`${TURNS} WHERE r.coupon = ? ORDER BY r.turn`, coupon),
      'turn',
      setAside,
    ).map((row) => turnOf(row, worth));
  const read = (rows: readonly Row[]): Holding[] =>
    readRows('coupons', couponRow, rows, 'seq', setAside).flatMap((row) => {
      const terms = termsOf(row.terms);
      return terms ? [holdingOf(row, terms, turnsOf(row.coupon, row.value))] : [];
    });
  const holdings = (where: string, ...values: readonly SqlValue[]): Holding[] =>
    read(store.all(`${HOLDINGS} ${where}`, ...values));

  const facts: Facts = {
    byId: (coupon) => holdings('WHERE c.coupon = ?', coupon)[0] ?? null,
    byCode: (code) => holdings('WHERE c.code = ?', code)[0] ?? null,
    ofPersonAndOffer: (person, { brand, offer }) =>
      holdings(OF_PERSON_AND_OFFER, brand, offer, person, person, brand, offer),
    tally({ brand, offer, day, person }) {
      const row = store.get(TALLY, brand, offer, day, person);
      return row ? tallyRow.parse(row) : nothing;
    },
    lease(lease) {
      const rows = store.all(`${LEASES} WHERE l.lease = ?`, lease);
      const [found] = readRows('leases', leaseRow, rows, 'lease', setAside);
      if (!found) return null;
      const claimed = store.all('SELECT serial FROM coupons WHERE lease = ? ORDER BY seq', lease);
      return { ...found, claimed: claimed.map(({ serial }) => Number(serial)) };
    },
    exception(seq) {
      const rows = store.all(`${EXCEPTIONS} WHERE x.seq = ?`, seq);
      return readRows('exceptions', exceptionRow, rows, 'seq', setAside)[0] ?? null;
    },
    entryOf(op, intent) {
      const rows = store.all('SELECT * FROM entries WHERE op = ? AND intent = ?', op, intent);
      return readRows('entries', entryRow, rows, 'seq', setAside)[0] ?? null;
    },
  };
  return {
    ...facts,
    holdings,
    epoch: () => String(store.get('SELECT epoch FROM ledger')?.['epoch']),
    head: (): Head | null => {
      const row = store.get('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
      return row ? { seq: Number(row['seq']), hash: String(row['hash']) } : null;
    },
  };
};
