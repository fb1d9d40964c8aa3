import type { z } from 'zod';
import { readRows, type SetAside } from '../store/rows.ts';
import { wholeOf, type TallyKey } from './ledger-draft.ts';
import {
  activityRow,
  activitySql,
  auditRow,
  auditSql,
  CHARGED,
  entryRow,
  exceptionRow,
  exceptionsSql,
  LEASES,
  leaseRow,
  LENT,
  readTerms,
  recentSql,
  redeemedSql,
  settlementRow,
  settlementSql,
  tallyRow,
} from './ledger-read.ts';
import type { Cell } from './ledger-tables.ts';
import {
  isUsedUp,
  type BrandReads,
  type Exception,
  type Holding,
  type Lease,
  type Ledger,
  type OfferName,
} from './ledger.ts';
import { nothing, takenOf, type Tally } from './rulings.ts';

/** What an engine has to offer for its ledger to be read. `?` stands for a value. */
export type ReadEngine = {
  rows(sql: string, ...values: readonly Cell[]): Promise<Record<string, unknown>[]>;
  /** Coupons by what comes after `FROM coupons c`. */
  holdings(where: string, ...values: readonly Cell[]): Promise<Holding[]>;
  readonly setAside: SetAside;
};

const only = (brand: string | null): string[] => (brand === null ? [] : [brand]);

const parsed = <T>(engine: ReadEngine, table: string, schema: z.ZodType<T>, key: string) => {
  return async (sql: string, ...values: readonly Cell[]): Promise<T[]> =>
    readRows(table, schema, await engine.rows(sql, ...values), key, engine.setAside);
};

/** What one brand may read, or all where it is null because the engine itself holds brands apart, or may show all. */
export const brandReads = (engine: ReadEngine, brand: string | null): BrandReads => {
  const has = brand !== null;
  const settlements = parsed(engine, 'redemptions', settlementRow, 'offer');
  const audit = parsed(engine, 'entries', auditRow, 'seq');
  const exceptions = parsed(engine, 'exceptions', exceptionRow, 'seq');
  const activities = parsed(engine, 'coupons', activityRow, 'offer');
  return {
    activity: (since) => activities(activitySql(has), since, ...only(brand), since, ...only(brand)),
    settlement: () => settlements(settlementSql(has), ...only(brand)),
    audit: (after, most) => audit(auditSql(has), after, ...only(brand), most),
    async recent(most) {
      const turns = await engine.rows(recentSql(has), ...only(brand), most);
      const [newest, oldest] = [turns[0], turns.at(-1)];
      if (!newest || !oldest) return [];
      const span = [Number(oldest['seq']), Number(newest['seq']), ...only(brand)];
      const coupons = await engine.holdings(redeemedSql(has), ...span);
      const held = new Map(coupons.map((one) => [one.coupon, one]));
      return turns.flatMap(({ coupon, turn }) => {
        const holding = held.get(String(coupon));
        return holding ? [{ holding, turn: Number(turn) }] : [];
      });
    },
    exceptions: (which, most): Promise<Exception[]> =>
      exceptions(exceptionsSql(has, which === 'open'), ...only(brand), most),
  };
};

export const OF_PERSON = `WHERE c.coupon IN (SELECT coupon FROM coupons WHERE person = ?
  UNION ALL SELECT coupon FROM takes WHERE person = ?) ORDER BY c.seq DESC LIMIT ?`;
/** The person is looked up first: an offer has many coupons, a person few. */
export const OF_PERSON_AND_OFFER = `WHERE c.coupon IN (
  SELECT coupon FROM coupons WHERE brand = ? AND offer = ? AND person = ?
  UNION ALL SELECT k.coupon FROM takes k WHERE k.person = ? AND EXISTS
    (SELECT 1 FROM coupons o WHERE o.coupon = k.coupon AND o.brand = ? AND o.offer = ?)) ORDER BY c.seq DESC`;
export const TALLY = `SELECT claims, uses, drawn, serial, freed FROM tallies
  WHERE brand = ? AND offer = ? AND day = ? AND person = ?`;

/** What a node has redeemed already is of no use to anybody any more. */
const LENT_OUT = (brand: boolean): string => `WHERE c.coupon IN (
  SELECT d.coupon FROM delegations d WHERE NOT EXISTS
    (SELECT 1 FROM returns r WHERE r.coupon = d.coupon AND r.nth = d.nth))
  AND (c.parts = 1 OR NOT EXISTS (SELECT 1 FROM redemptions u WHERE u.coupon = c.coupon AND NOT EXISTS
    (SELECT 1 FROM reversals v WHERE v.coupon = u.coupon AND v.turn = u.turn)))
  ${brand ? 'AND c.brand = ?' : ''} ORDER BY c.seq`;

/** Every read of a ledger, for any engine. */
export const ledgerReads = (
  engine: ReadEngine,
): BrandReads &
  Pick<
    Ledger,
    | 'byCode'
    | 'byId'
    | 'ofPerson'
    | 'ofPersonAndOffer'
    | 'issued'
    | 'stock'
    | 'usesOn'
    | 'leases'
    | 'lease'
    | 'leaseTerms'
    | 'lent'
    | 'charged'
    | 'entries'
  > => {
  const leaseRows = parsed(engine, 'leases', leaseRow, 'lease');
  const entryRows = parsed(engine, 'entries', entryRow, 'seq');
  const one = async (where: string, value: string) =>
    (await engine.holdings(where, value))[0] ?? null;
  const tally = async ({ brand, offer, day, person }: TallyKey): Promise<Tally> => {
    const [row] = await engine.rows(TALLY, brand, offer, day, person);
    return row ? tallyRow.parse(row) : nothing;
  };

  return {
    ...brandReads(engine, null),
    byCode: (code) => one('WHERE c.code = ?', code),
    byId: (coupon) => one('WHERE c.coupon = ?', coupon),
    ofPerson: (person, most) => engine.holdings(OF_PERSON, person, person, most),
    ofPersonAndOffer: (person, { brand, offer }) =>
      engine.holdings(OF_PERSON_AND_OFFER, brand, offer, person, person, brand, offer),
    issued: async (of) => takenOf(await tally(wholeOf(of))),
    async stock(of: OfferName) {
      const [row] = await engine.rows(LENT, of.brand, of.offer);
      const { claims } = await tally(wholeOf(of));
      return { claimed: claims, leased: Number(row?.['leased']), lost: Number(row?.['lost']) };
    },
    usesOn: async (of, day) => (await tally({ ...wholeOf(of), day })).uses,
    async leases(which, node): Promise<Lease[]> {
      const where = `${which === 'open' ? 'd.lease IS NULL' : '1 = 1'}
        ${node === null ? '' : "AND (l.node = ? OR l.node LIKE ? ESCAPE '!')"}`;
      const values = node === null ? [] : [node, `${node.replaceAll(/[!%_]/g, '!$&')}@%`];
      const found = await leaseRows(`${LEASES} WHERE ${where} ORDER BY l.seq`, ...values);
      const claimed = new Map<string, number[]>(found.map(({ lease }) => [lease, []]));
      const serials = await engine.rows(
        `SELECT lease, serial FROM coupons WHERE lease IN
           (SELECT l.lease FROM leases l LEFT JOIN lease_ends d ON d.lease = l.lease WHERE ${where}) ORDER BY seq`,
        ...values,
      );
      for (const { lease, serial } of serials) claimed.get(String(lease))?.push(Number(serial));
      return found.map((lease) => ({ ...lease, claimed: claimed.get(lease.lease) ?? [] }));
    },
    async lease(lease) {
      const [found] = await leaseRows(`${LEASES} WHERE l.lease = ?`, lease);
      if (!found) return null;
      const serials = await engine.rows(
        'SELECT serial FROM coupons WHERE lease = ? ORDER BY seq',
        lease,
      );
      return { ...found, claimed: serials.map(({ serial }) => Number(serial)) };
    },
    async leaseTerms(lease) {
      const [row] = await engine.rows(
        'SELECT t.offer FROM leases l JOIN terms t ON t.digest = l.terms WHERE l.lease = ?',
        lease,
      );
      return row ? readTerms(String(row['offer'])) : null;
    },
    async lent(brand) {
      const found = await engine.holdings(LENT_OUT(brand !== null), ...only(brand));
      return found.filter((one) => !one.voided && !isUsedUp(one));
    },
    async charged(site, since) {
      const [row] = await engine.rows(CHARGED, site, since, site, since, site, since);
      return Number(row?.['charged']);
    },
    entries: (after, most) =>
      entryRows('SELECT * FROM entries WHERE seq > ? ORDER BY seq LIMIT ?', after, most),
  };
};
