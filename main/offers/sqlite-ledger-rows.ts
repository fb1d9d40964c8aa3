import { z } from 'zod';
import { fault, offerTerms, type OfferTerms } from '../../preload/contract/index.ts';
import { readRows, type SetAside } from '../store/rows.ts';
import type { Row, Store } from '../store/sqlite.ts';
import type { Entry, Holding, Settlement, Turn } from './ledger.ts';

const couponRow = z.object({
  seq: z.int(),
  coupon: z.string(),
  code: z.string(),
  person: z.string(),
  nth: z.int(),
  serial: z.int(),
  terms: z.string(),
  screen: z.string().nullable(),
  at: z.int(),
});
const turnRow = z.object({
  turn: z.int(),
  at: z.int(),
  site: z.string(),
  till: z.string(),
  staff: z.string(),
  reversed_at: z.int().nullable(),
  reversed_by: z.string().nullable(),
  reason: z.string().nullable(),
});
const voidRow = z.object({ at: z.int(), staff: z.string(), reason: z.string() });
const entryRow: z.ZodType<Entry> = z.object({
  seq: z.int(),
  op: z.enum(['claim', 'redeem', 'reverse', 'void']),
  intent: z.string(),
  about: z.string(),
  at: z.int(),
  body: z.string(),
  hash: z.string(),
});
const settlementRow: z.ZodType<Settlement> = z.object({
  offer: z.string(),
  redemptions: z.int(),
  value: z.int(),
});

/** An entry's body: what was added, of which only the place matters when answering again; or why it was refused. */
export const entryBody = z.union([
  z.object({ refused: fault }),
  z.object({ coupon: z.string(), turn: z.int().optional() }),
]);

const COUPONS = 'SELECT seq, coupon, code, person, nth, serial, terms, screen, at FROM coupons';

export type LedgerReader = ReturnType<typeof ledgerReader>;

/** Reads what happened out of the tables. A row that cannot be read is set aside: it is unknown, not fatal. */
export const ledgerReader = (store: Store, setAside: SetAside) => {
  /** Few offers, many coupons; the text behind a digest never changes. */
  const termsRead = new Map<string, OfferTerms>();
  const termsOf = (digest: string): OfferTerms | null => {
    const known = termsRead.get(digest);
    if (known) return known;
    const text = store.get('SELECT offer FROM terms WHERE digest = ?', digest)?.['offer'];
    try {
      const read = offerTerms.parse(JSON.parse(String(text)));
      termsRead.set(digest, read);
      return read;
    } catch (error) {
      setAside({ table: 'terms', key: digest, reason: String(error) });
      return null;
    }
  };

  const turnsOf = (coupon: string): Turn[] =>
    readRows(
      'redemptions',
      turnRow,
      store.all(
        `SELECT r.turn, r.at, r.site, r.till, r.staff,
                v.at AS reversed_at, v.staff AS reversed_by, v.reason
         FROM redemptions r LEFT JOIN reversals v ON v.coupon = r.coupon AND v.turn = r.turn
         WHERE r.coupon = ? ORDER BY r.turn`,
        coupon,
      ),
      'turn',
      setAside,
    ).map(({ turn, at, site, till, staff, reversed_at, reversed_by, reason }) => ({
      turn,
      at,
      site,
      till,
      by: staff,
      reversed:
        reversed_at === null
          ? null
          : { at: reversed_at, by: reversed_by ?? '', reason: reason ?? '' },
    }));

  const holdings = (rows: readonly Row[]): Holding[] =>
    readRows('coupons', couponRow, rows, 'seq', setAside).flatMap((row) => {
      const { terms: digest, at, ...rest } = row;
      const terms = termsOf(digest);
      if (!terms) return [];
      const [voided] = readRows(
        'voids',
        voidRow,
        store.all('SELECT at, staff, reason FROM voids WHERE coupon = ?', row.coupon),
        'at',
        setAside,
      );
      return [
        {
          ...rest,
          claimedAt: at,
          terms,
          turns: turnsOf(row.coupon),
          voided: voided ? { at: voided.at, by: voided.staff, reason: voided.reason } : null,
        },
      ];
    });
  const one = (rows: readonly Row[]): Holding | null => holdings(rows)[0] ?? null;

  return {
    byCode: (code: string) => one(store.all(`${COUPONS} WHERE code = ?`, code)),
    byId: (coupon: string) => one(store.all(`${COUPONS} WHERE coupon = ?`, coupon)),
    ofPerson: (person: string, most: number) =>
      holdings(store.all(`${COUPONS} WHERE person = ? ORDER BY seq DESC LIMIT ?`, person, most)),
    ofPersonAndOffer: (person: string, of: string) =>
      holdings(
        store.all(`${COUPONS} WHERE offer = ? AND person = ? ORDER BY nth DESC`, of, person),
      ),
    /** Serials have no gap, so the last one is the count. */
    issued: (of: string) =>
      Number(
        store.get('SELECT max(serial) AS last FROM coupons WHERE offer = ?', of)?.['last'] ?? 0,
      ),
    recent: (most: number) =>
      store
        .all('SELECT coupon, turn FROM redemptions ORDER BY seq DESC LIMIT ?', most)
        .flatMap(({ coupon, turn }) => {
          const holding = one(store.all(`${COUPONS} WHERE coupon = ?`, String(coupon)));
          return holding ? [{ holding, turn: Number(turn) }] : [];
        }),
    settlement: () =>
      readRows(
        'redemptions',
        settlementRow,
        store.all(
          `SELECT c.offer, count(*) AS redemptions, sum(c.value) AS value
           FROM redemptions r JOIN coupons c ON c.coupon = r.coupon
           WHERE NOT EXISTS (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn)
           GROUP BY c.offer ORDER BY c.offer`,
        ),
        'offer',
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
    head: (): { seq: number; hash: string } | null => {
      const row = store.get('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
      return row ? { seq: Number(row['seq']), hash: String(row['hash']) } : null;
    },
  };
};
