import { z } from 'zod';
import { offerTerms } from '../../preload/contract/index.ts';
import { canonical } from './chain.ts';
import {
  opKinds,
  type AuditRow,
  type Entry,
  type Exception,
  type Holding,
  type Lease,
  type OfferActivity,
  type Settlement,
  type Terms,
  type Turn,
} from './ledger.ts';
import type { Tally } from './rulings.ts';

/**
 * What all engines read alike: the questions, as both understand them (`?` stands for a value), and what their rows
 * mean. Each row is parsed; what does not fit was written by another build, or badly.
 */

export const HOLDINGS = `
  SELECT c.seq, c.coupon, c.code, coalesce(k.person, c.person) AS person, c.nth, c.serial, c.terms, c.value, c.parts,
         c.screen, c.source, c.at, v.at AS void_at, v.staff AS void_by, v.reason AS void_reason,
         (SELECT count(*) FROM delegations d WHERE d.coupon = c.coupon) AS lent,
         (SELECT d.node FROM delegations d WHERE d.coupon = c.coupon AND NOT EXISTS
            (SELECT 1 FROM returns r WHERE r.coupon = d.coupon AND r.nth = d.nth)) AS authority
  FROM coupons c LEFT JOIN voids v ON v.coupon = c.coupon LEFT JOIN takes k ON k.coupon = c.coupon`;

export const TURNS = `
  SELECT r.coupon, r.turn, r.at, r.site, r.till, r.staff, r.value, r.amount, r.receipt, r.day, r.node,
         v.at AS reversed_at, v.staff AS reversed_by, v.reason
  FROM redemptions r LEFT JOIN reversals v ON v.coupon = r.coupon AND v.turn = r.turn`;

export const EXCEPTIONS = `
  SELECT x.seq, x.coupon, e.offer, e.brand, x.why, x.value, x.at, x.site, x.till, x.staff, x.node,
         s.at AS settled_at, s.staff AS settled_by, s.outcome, s.reason
  FROM exceptions x JOIN entries e ON e.seq = x.seq LEFT JOIN settled s ON s.exception = x.seq`;

export const LEASES = `
  SELECT l.lease, l.offer, l.brand, l.node, l.first, l.last, l.at, l.staff,
         d.how, d.rest, d.at AS end_at, d.staff AS end_by, d.reason, d.charge, d.site
  FROM leases l LEFT JOIN lease_ends d ON d.lease = l.lease`;

const STANDS = `NOT EXISTS (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn)`;

export const settlementSql = (brand: boolean): string => `
  SELECT c.brand, c.offer, count(*) AS redemptions, sum(coalesce(r.value, c.value)) AS value
  FROM redemptions r JOIN coupons c ON c.coupon = r.coupon
  WHERE ${STANDS} ${brand ? 'AND c.brand = ?' : ''}
  GROUP BY c.brand, c.offer ORDER BY c.brand, c.offer`;

export const activitySql = (brand: boolean): string => `
  SELECT brand, offer, sum(issued) AS issued, sum(redeemed) AS redeemed FROM (
    SELECT c.brand, c.offer, 1 AS issued, 0 AS redeemed FROM coupons c
    WHERE c.at >= ? ${brand ? 'AND c.brand = ?' : ''}
    UNION ALL
    SELECT c.brand, c.offer, 0, 1 FROM redemptions r JOIN coupons c ON c.coupon = r.coupon
    WHERE r.at >= ? AND ${STANDS} ${brand ? 'AND c.brand = ?' : ''}) a
  GROUP BY brand, offer ORDER BY brand, offer`;

export const auditSql = (brand: boolean): string => `
  SELECT seq, op, at, brand, offer, coupon, body FROM entries
  WHERE seq > ? ${brand ? 'AND brand = ?' : ''} ORDER BY seq LIMIT ?`;

export const recentSql = (brand: boolean): string => `
  SELECT seq, coupon, turn FROM redemptions ${brand ? 'WHERE brand = ?' : ''} ORDER BY seq DESC LIMIT ?`;

/** The coupons of redemptions from one to another. */
export const redeemedSql = (brand: boolean): string => `WHERE c.coupon IN (
  SELECT coupon FROM redemptions WHERE seq BETWEEN ? AND ? ${brand ? 'AND brand = ?' : ''})`;

export const exceptionsSql = (brand: boolean, open: boolean): string => `
  ${EXCEPTIONS} WHERE ${open ? 's.exception IS NULL' : '1 = 1'} ${brand ? 'AND e.brand = ?' : ''}
  ORDER BY x.seq DESC LIMIT ?`;

/** Where the goods came back there is nothing to charge. */
export const CHARGED = `
  SELECT (SELECT coalesce(sum(x.value), 0) FROM exceptions x LEFT JOIN settled s ON s.exception = x.seq
            WHERE x.site = ? AND x.at >= ? AND (s.outcome IS NULL OR s.outcome <> 'reversed'))
       + (SELECT coalesce(sum(charge), 0) FROM lease_ends WHERE site = ? AND at >= ?)
       + (SELECT coalesce(sum(charge), 0) FROM returns WHERE site = ? AND at >= ?) AS charged`;

/** Serials in leases: how many are out, how many lost. */
export const LENT = `
  SELECT coalesce(sum(CASE WHEN d.how IS NULL THEN l.last - l.first + 1 - n.claimed ELSE 0 END), 0) AS leased,
         coalesce(sum(CASE WHEN d.how = 'written-off' THEN l.last - l.first + 1 - n.claimed ELSE 0 END), 0) AS lost
  FROM (SELECT a.lease, (SELECT count(*) FROM coupons c WHERE c.lease = a.lease) AS claimed
          FROM leases a WHERE a.brand = ? AND a.offer = ?) n
  JOIN leases l ON l.lease = n.lease LEFT JOIN lease_ends d ON d.lease = l.lease`;

export const couponRow = z.object({
  seq: z.int(),
  coupon: z.string(),
  code: z.string(),
  person: z.string().nullable(),
  nth: z.int(),
  serial: z.int(),
  terms: z.string(),
  value: z.int(),
  parts: z.int(),
  screen: z.string().nullable(),
  source: z.string().nullable(),
  at: z.int(),
  void_at: z.int().nullable(),
  void_by: z.string().nullable(),
  void_reason: z.string().nullable(),
  lent: z.int(),
  authority: z.string().nullable(),
});
export const turnRow = z.object({
  coupon: z.string(),
  turn: z.int(),
  at: z.int(),
  site: z.string(),
  till: z.string(),
  staff: z.string(),
  /** Null where it was written before uses had a value of their own: the coupon's, then. */
  value: z.int().nullable(),
  amount: z.int().nullable(),
  receipt: z.string().nullable(),
  day: z.string().nullable(),
  node: z.string().nullable(),
  reversed_at: z.int().nullable(),
  reversed_by: z.string().nullable(),
  reason: z.string().nullable(),
});
export const entryRow: z.ZodType<Entry> = z.object({
  seq: z.int(),
  op: z.enum(opKinds),
  intent: z.string(),
  about: z.string(),
  at: z.int(),
  body: z.string(),
  hash: z.string(),
});
export const settlementRow: z.ZodType<Settlement> = z.object({
  brand: z.string(),
  offer: z.string(),
  redemptions: z.int(),
  value: z.int(),
});
export const activityRow: z.ZodType<OfferActivity> = z.object({
  brand: z.string(),
  offer: z.string(),
  issued: z.coerce.number().int(),
  redeemed: z.coerce.number().int(),
});
export const tallyRow: z.ZodType<Tally> = z.object({
  claims: z.int(),
  uses: z.int(),
  drawn: z.int(),
  serial: z.int(),
  freed: z.int(),
});

export const exceptionRow = z
  .object({
    seq: z.int(),
    coupon: z.string(),
    offer: z.string(),
    brand: z.string(),
    why: z.string(),
    value: z.int(),
    at: z.int(),
    site: z.string(),
    till: z.string(),
    staff: z.string(),
    node: z.string().nullable(),
    settled_at: z.int().nullable(),
    settled_by: z.string().nullable(),
    outcome: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .transform(({ seq, staff, settled_at, settled_by, outcome, reason, ...rest }): Exception => ({
    ...rest,
    exception: seq,
    by: staff,
    settled:
      settled_at === null
        ? null
        : { at: settled_at, by: settled_by ?? '', outcome: outcome ?? '', reason: reason ?? '' },
  }));

export const leaseRow = z
  .object({
    lease: z.string(),
    offer: z.string(),
    brand: z.string(),
    node: z.string(),
    first: z.int(),
    last: z.int(),
    at: z.int(),
    staff: z.string(),
    how: z.enum(['handed-back', 'written-off']).nullable(),
    rest: z.int().nullable(),
    end_at: z.int().nullable(),
    end_by: z.string().nullable(),
    reason: z.string().nullable(),
    charge: z.int().nullable(),
    site: z.string().nullable(),
  })
  .transform(
    ({
      staff,
      how,
      rest,
      end_at,
      end_by,
      reason,
      charge,
      site,
      ...lease
    }): Omit<Lease, 'claimed'> => ({
      ...lease,
      by: staff,
      end:
        how === null
          ? null
          : {
              how,
              rest,
              at: end_at ?? 0,
              by: end_by ?? '',
              reason: reason ?? '',
              charge: charge ?? 0,
              site: site ?? '',
            },
    }),
  );

const text = z.string().nullish();
const auditBody = z.object({
  staff: text,
  person: text,
  node: text,
  site: text,
  till: text,
  screen: text,
  source: text,
  refused: z.object({ code: z.string() }).optional(),
});
export const auditRow = z
  .object({
    seq: z.int(),
    op: z.enum(opKinds),
    at: z.int(),
    brand: z.string().nullable(),
    offer: z.string().nullable(),
    coupon: z.string().nullable(),
    body: z.string(),
  })
  .transform((row): AuditRow => {
    const { staff, person, node, site, till, screen, source, refused } = auditBody.parse(
      JSON.parse(row.body),
    );
    const where = [site, till].filter((part) => part).join(' · ');
    return {
      ...row,
      by: staff ?? person ?? null,
      where: where || (node ?? screen ?? source ?? null),
      refused: refused?.code ?? null,
    };
  });

export const turnOf = (row: z.infer<typeof turnRow>, worth: number): Turn => {
  const { turn, at, site, till, staff, value, amount, receipt, day, node } = row;
  const { reversed_at, reversed_by, reason } = row;
  return {
    turn,
    at,
    site,
    till,
    by: staff,
    value: value ?? worth,
    amount,
    receipt,
    day,
    node,
    reversed:
      reversed_at === null
        ? null
        : { at: reversed_at, by: reversed_by ?? '', reason: reason ?? '' },
  };
};

export const holdingOf = (
  row: z.infer<typeof couponRow>,
  terms: Terms,
  turns: readonly Turn[],
): Holding => {
  const { seq, coupon, code, person, nth, serial, value, parts, screen, source, at } = row;
  const { void_at, void_by, void_reason, lent, authority } = row;
  return {
    seq,
    coupon,
    code,
    terms,
    person,
    nth,
    serial,
    value,
    inParts: parts === 1,
    screen,
    source,
    claimedAt: at,
    turns,
    lent,
    authority,
    voided: void_at === null ? null : { at: void_at, by: void_by ?? '', reason: void_reason ?? '' },
  };
};

export const readTerms = (text: string): Terms => offerTerms.parse(JSON.parse(text));

export const bodyOf = (entry: Pick<Entry, 'body'>): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(entry.body));

/** A row as its entry's body says it, for comparing. */
export const asBody = (row: Readonly<Record<string, unknown>>, columns: readonly string[]) =>
  canonical(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
