import { readRows, type SetAside } from '../store/rows.ts';
import type { Row, Store, SqlValue } from '../store/sqlite.ts';
import type { Facts, Head, TallyKey } from './ledger-draft.ts';
import {
  auditRow,
  auditSql,
  CHARGED,
  couponRow,
  entryRow,
  EXCEPTIONS,
  exceptionRow,
  exceptionsSql,
  holdingOf,
  HOLDINGS,
  LEASES,
  leaseRow,
  LENT,
  readTerms,
  recentSql,
  settlementRow,
  settlementSql,
  tallyRow,
  turnOf,
  turnRow,
  TURNS,
} from './ledger-read.ts';
import type { Entry, Holding, Lease, OfferName, Terms, Turn } from './ledger.ts';
import { nothing, type Tally } from './rulings.ts';

/** Reads what happened out of the tables. A row that cannot be read is set aside: it is unknown, not fatal. */
export const ledgerReader = (store: Store, setAside: SetAside) => {
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
  const holdings = (rows: readonly Row[]): Holding[] =>
    readRows('coupons', couponRow, rows, 'seq', setAside).flatMap((row) => {
      const terms = termsOf(row.terms);
      return terms ? [holdingOf(row, terms, turnsOf(row.coupon, row.value))] : [];
    });
  const byId = (coupon: string): Holding | null =>
    holdings(store.all(`${HOLDINGS} WHERE c.coupon = ?`, coupon))[0] ?? null;

  const leases = (where: string, ...values: SqlValue[]): Lease[] =>
    readRows('leases', leaseRow, store.all(`${LEASES} ${where}`, ...values), 'lease', setAside).map(
      (lease) => ({
        ...lease,
        claimed: store
          .all('SELECT serial FROM coupons WHERE lease = ? ORDER BY seq', lease.lease)
          .map(({ serial }) => Number(serial)),
      }),
    );
  const exceptions = (sql: string, ...values: SqlValue[]) =>
    readRows('exceptions', exceptionRow, store.all(sql, ...values), 'seq', setAside);
  const tally = ({ brand, offer, day, person }: TallyKey): Tally => {
    const row = store.get(
      `SELECT claims, uses, drawn, serial, freed FROM tallies
       WHERE brand = ? AND offer = ? AND day = ? AND person = ?`,
      brand,
      offer,
      day,
      person,
    );
    return row ? tallyRow.parse(row) : nothing;
  };
  const only = (brand: string | null): string[] => (brand === null ? [] : [brand]);

  return {
    byId,
    byCode: (code: string): Holding | null =>
      holdings(store.all(`${HOLDINGS} WHERE c.code = ?`, code))[0] ?? null,
    ofPerson: (person: string, most: number) =>
      holdings(
        store.all(
          `${HOLDINGS} WHERE c.coupon IN (SELECT coupon FROM coupons WHERE person = ?
             UNION ALL SELECT coupon FROM takes WHERE person = ?) ORDER BY c.seq DESC LIMIT ?`,
          person,
          person,
          most,
        ),
      ),
    ofPersonAndOffer: (person: string, { brand, offer }: OfferName) =>
      holdings(
        store.all(
          `${HOLDINGS} WHERE c.coupon IN (
             SELECT coupon FROM coupons WHERE brand = ? AND offer = ? AND person = ?
             UNION ALL
             SELECT k.coupon FROM takes k CROSS JOIN coupons o ON o.coupon = k.coupon
               WHERE k.person = ? AND o.brand = ? AND o.offer = ?) ORDER BY c.seq DESC`,
          brand,
          offer,
          person,
          person,
          brand,
          offer,
        ),
      ),
    tally,
    lent: ({ brand, offer }: OfferName) => {
      const row = store.get(LENT, brand, offer);
      return { leased: Number(row?.['leased']), lost: Number(row?.['lost']) };
    },
    lease: (lease: string) => leases('WHERE l.lease = ?', lease)[0] ?? null,
    leases: (which: 'open' | 'all', node: string | null) =>
      leases(
        `WHERE ${which === 'open' ? 'd.lease IS NULL' : '1 = 1'}
           ${node === null ? '' : 'AND l.node = ?'} ORDER BY l.seq`,
        ...only(node),
      ),
    exception: (seq: number) => exceptions(`${EXCEPTIONS} WHERE x.seq = ?`, seq)[0] ?? null,
    exceptions: (which: 'open' | 'all', most: number, brand: string | null) =>
      exceptions(exceptionsSql(brand !== null, which === 'open'), ...only(brand), most),
    charged: (site: string, since: number) =>
      Number(store.get(CHARGED, site, since, site, since, site, since)?.['charged']),
    recent: (most: number, brand: string | null) =>
      store.all(recentSql(brand !== null), ...only(brand), most).flatMap(({ coupon, turn }) => {
        const holding = byId(String(coupon));
        return holding ? [{ holding, turn: Number(turn) }] : [];
      }),
    settlement: (brand: string | null) =>
      readRows(
        'redemptions',
        settlementRow,
        store.all(settlementSql(brand !== null), ...only(brand)),
        'offer',
        setAside,
      ),
    audit: (after: number, most: number, brand: string | null) =>
      readRows(
        'entries',
        auditRow,
        store.all(auditSql(brand !== null), after, ...only(brand), most),
        'seq',
        setAside,
      ),
    entries: (after: number, most: number) =>
      readRows(
        'entries',
        entryRow,
        store.all('SELECT * FROM entries WHERE seq > ? ORDER BY seq LIMIT ?', after, most),
        'seq',
        setAside,
      ),
    entryOf: (op: Entry['op'], intent: string): Entry | null =>
      readRows(
        'entries',
        entryRow,
        store.all('SELECT * FROM entries WHERE op = ? AND intent = ?', op, intent),
        'seq',
        setAside,
      )[0] ?? null,
    epoch: () => String(store.get('SELECT epoch FROM ledger')?.['epoch']),
    head: (): Head | null => {
      const row = store.get('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
      return row ? { seq: Number(row['seq']), hash: String(row['hash']) } : null;
    },
  } satisfies Facts & Record<string, unknown>;
};
