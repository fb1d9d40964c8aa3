import type { Client } from 'pg';
import { z } from 'zod';
import { readRows, type SetAside } from '../store/rows.ts';
import { named, type PgValue } from '../store/postgres.ts';
import { tallyKeyText, wholeOf, type Facts, type TallyKey, type Touched } from './ledger-draft.ts';
import {
  couponRow,
  entryRow,
  EXCEPTIONS,
  exceptionRow,
  holdingOf,
  HOLDINGS,
  LEASES,
  leaseRow,
  tallyRow,
  turnOf,
  turnRow,
  TURNS,
} from './ledger-read.ts';
import {
  offerNameOf,
  type Holding,
  type Lease,
  type OfferName,
  type Op,
  type Terms,
} from './ledger.ts';
import { nothing, type Tally } from './rulings.ts';

type Rows = Record<string, unknown>[];
export type Query = (sql: string, ...values: PgValue[]) => Promise<Rows>;
export const queryOf =
  (client: Pick<Client, 'query'>): Query =>
  async (sql, ...values) =>
    (await client.query<Record<string, unknown>>(named(sql, values))).rows;

const tallyKey: z.ZodType<TallyKey> = z.object({
  brand: z.string(),
  offer: z.string(),
  day: z.string(),
  person: z.string(),
});
const withTurns = couponRow.extend({ held: z.array(turnRow).nullable() });
/** Coupons with their turns, in one question; what follows is `WHERE ...` about `c`. */
export const WITH_TURNS = HOLDINGS.replace(
  'SELECT',
  `SELECT (SELECT json_agg(t ORDER BY t.turn) FROM (${TURNS} WHERE r.coupon = c.coupon) t) AS held,`,
);

export type HoldingsReader = (query: Query, rows: Rows) => Promise<Holding[]>;

/** Rows of `WITH_TURNS` as coupons, reading such terms as are not known yet. */
export const holdingsReader = (
  termsOf: (query: Query, digests: readonly string[]) => Promise<ReadonlyMap<string, Terms>>,
  setAside: SetAside,
): HoldingsReader => {
  return async (query, rows) => {
    const good = readRows('coupons', withTurns, rows, 'seq', setAside);
    const terms = await termsOf(
      query,
      good.map((row) => row.terms),
    );
    return good.flatMap((row) => {
      const own = terms.get(row.terms);
      const turns = (row.held ?? []).map((turn) => turnOf(turn, row.value));
      return own ? [holdingOf(row, own, turns)] : [];
    });
  };
};

/** What a batch is about, gathered from its ops. */
const askedOf = (ops: readonly Op[]) => {
  const codes = new Set<string>();
  const coupons = new Set<string>();
  const people = new Map<string, OfferName & { person: string }>();
  const leases = new Set<string>();
  const exceptions = new Set<number>();
  const intents: [string, string][] = [];
  for (const op of ops) {
    intents.push([op.kind, op.intent]);
    if (op.kind === 'claim' || op.kind === 'issue') {
      const of = offerNameOf(op.terms);
      const { person } = op;
      if (person !== null) people.set(tallyKeyText({ ...of, day: '', person }), { ...of, person });
    } else if ('coupon' in op) coupons.add(op.coupon);
    // The code a claim proposes is new; the others name what there is, or may be.
    if (op.kind !== 'claim' && 'code' in op) codes.add(op.code);
    if (op.kind === 'claim' && op.lease) leases.add(op.lease.lease);
    if (op.kind === 'reverse' && op.redemption !== undefined)
      intents.push(['redeem', op.redemption]);
    if (op.kind === 'lease' || op.kind === 'hand-back' || op.kind === 'write-off')
      leases.add(op.lease);
    if (op.kind === 'settle') exceptions.add(op.exception);
  }
  return { codes, coupons, people: [...people.values()], leases, exceptions, intents };
};

/** Every tally the clerk may ask for or set, given what is known of the coupons and leases the batch is about. */
const tallyKeysOf = (
  ops: readonly Op[],
  held: readonly Holding[],
  lent: Iterable<Lease>,
): TallyKey[] => {
  const keys = new Map<string, TallyKey>();
  const want = (of: OfferName, days: readonly string[] = [], people: readonly string[] = []) => {
    for (const key of [
      wholeOf(of),
      ...days.flatMap((day) => ['', ...people].map((person) => ({ ...wholeOf(of), day, person }))),
    ])
      keys.set(tallyKeyText(key), key);
  };
  const days = new Map<string, string[]>();
  /** Who may be the holder of a coupon by the time its op comes: the batch itself may hand it over. */
  const holders = new Map<string, string[]>();
  const push = (map: Map<string, string[]>, key: string, value: string) =>
    map.set(key, [...(map.get(key) ?? []), value]);
  for (const op of ops) {
    if ('code' in op && 'person' in op && op.person !== null) push(holders, op.code, op.person);
    if (op.kind === 'redeem' && op.daily) push(days, op.code, op.daily.day);
  }
  for (const op of ops) {
    if (!('terms' in op)) continue;
    const of = offerNameOf(op.terms);
    want(of);
    if (op.kind === 'claim' && op.daily) want(of, [op.daily.day], [op.person]);
    if ('code' in op) want(of, days.get(op.code), holders.get(op.code));
  }
  for (const { code, person, terms, turns } of held) {
    const used = turns.flatMap(({ day }) => day ?? []);
    const people = [...(holders.get(code) ?? []), ...(person === null ? [] : [person])];
    want(offerNameOf(terms), [...used, ...(days.get(code) ?? [])], people);
  }
  for (const lease of lent) want(lease);
  return [...keys.values()];
};

/**
 * These are planned once, when the tables may still be empty and every index looks alike: each leaves but one to
 * choose. Hence arrays in place of joins, sorting done here, and `|| ''` where a second index would fit.
 */
const INTENTS = `unnest(?::text[], ?::text[]) i (op, intent) JOIN entries e ON e.op = i.op AND e.intent = i.intent`;
const ENTRIES = `SELECT e.* FROM ${INTENTS}`;
const BY_NAME = `${WITH_TURNS} WHERE c.coupon = ANY (ARRAY (
  SELECT coupon FROM coupons WHERE code = ANY (?::text[])
  UNION ALL SELECT unnest(?::text[])
  UNION ALL SELECT coupon FROM exceptions WHERE seq = ANY (?::bigint[])))`;
/** Of what was done before, and is asked again or undone. */
const BY_INTENT = `${WITH_TURNS} WHERE c.coupon = ANY (ARRAY (SELECT e.coupon FROM ${INTENTS}))`;
const HELD_BY = `${WITH_TURNS} WHERE c.coupon = ANY (ARRAY (
  SELECT o.coupon FROM unnest(?::text[], ?::text[], ?::text[]) p (brand, offer, person)
    JOIN coupons o ON o.person = p.person AND o.brand || '' = p.brand AND o.offer || '' = p.offer
  UNION ALL SELECT coupon FROM takes WHERE person = ANY (?::text[])))`;
const TALLIES = `SELECT t.* FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) k (brand, offer, day, person)
  JOIN tallies t ON t.brand = k.brand AND t.offer = k.offer AND t.day = k.day AND t.person = k.person`;
const LEASES_OF = `${LEASES} WHERE l.lease = ANY (?::text[])`;
const CLAIMED = 'SELECT lease, serial FROM coupons WHERE lease = ANY (?::text[])';
const EXCEPTIONS_OF = `${EXCEPTIONS} WHERE x.seq = ANY (ARRAY (
  SELECT unnest(?::bigint[])
  UNION ALL SELECT e.seq FROM ${INTENTS}
  UNION ALL SELECT d.exception FROM ${INTENTS} JOIN settled d ON d.seq = e.seq))`;

/** Facts, and the tallies that were read for them. */
export type Read = Facts & { readonly tallies: ReadonlyMap<string, Tally> };

/**
 * Everything the rulings may ask about a batch, read in as many questions as there are kinds of things, all on
 * their way at once. What is said to be `known` of tallies is not asked for, and goes before what was read.
 */
export const factsFor = async (
  query: Query,
  ops: readonly Op[],
  read: {
    readonly holdings: HoldingsReader;
    readonly setAside: SetAside;
    readonly known: ReadonlyMap<string, Tally> | Promise<ReadonlyMap<string, Tally>>;
  },
): Promise<Read> => {
  const { codes, coupons, people, leases: lent, exceptions: settling, intents } = askedOf(ops);
  const { setAside } = read;
  const kinds = intents.map(([op]) => op);
  const names = intents.map(([, intent]) => intent);
  const [brands, offers, persons] = [
    people.map(({ brand }) => brand),
    people.map(({ offer }) => offer),
    people.map(({ person }) => person),
  ];
  const none = Promise.resolve<Rows>([]);
  const holdingsOf = (sql: string, ...values: PgValue[]) =>
    query(sql, ...values).then((rows) => read.holdings(query, rows));
  const nameCount = codes.size + coupons.size + settling.size;
  const stocks = lent.size > 0;

  const [entryRows, heldBy, named, leaseRows, claimedRows] = await Promise.all([
    query(ENTRIES, kinds, names),
    people.length === 0 ? [] : holdingsOf(HELD_BY, brands, offers, persons, persons),
    nameCount === 0 ? [] : holdingsOf(BY_NAME, [...codes], [...coupons], [...settling]),
    stocks ? query(LEASES_OF, [...lent]) : none,
    stocks ? query(CLAIMED, [...lent]) : none,
  ]);
  const entries = new Map(
    readRows('entries', entryRow, entryRows, 'seq', setAside).map((entry) => [
      `${entry.op} ${entry.intent}`,
      entry,
    ]),
  );
  const before = entries.size > 0;
  const [heldBefore, exceptionRows] = await Promise.all([
    before ? holdingsOf(BY_INTENT, kinds, names) : [],
    before || settling.size > 0
      ? query(EXCEPTIONS_OF, [...settling], kinds, names, kinds, names)
      : none,
  ]);
  const held = [...heldBy, ...named, ...heldBefore];
  const claimed = new Map<string, number[]>();
  for (const { lease, serial } of claimedRows)
    claimed.set(String(lease), [...(claimed.get(String(lease)) ?? []), Number(serial)]);
  const leases = new Map<string, Lease>();
  for (const lease of readRows('leases', leaseRow, leaseRows, 'lease', setAside))
    leases.set(lease.lease, { ...lease, claimed: claimed.get(lease.lease) ?? [] });

  const known = await read.known;
  const keys = tallyKeysOf(ops, held, leases.values()).filter(
    (key) => !known.has(tallyKeyText(key)),
  );
  const tallies = new Map<string, Tally>(keys.map((key) => [tallyKeyText(key), nothing]));
  const tallyRows =
    keys.length === 0
      ? []
      : await query(
          TALLIES,
          keys.map(({ brand }) => brand),
          keys.map(({ offer }) => offer),
          keys.map(({ day }) => day),
          keys.map(({ person }) => person),
        );
  for (const row of tallyRows) tallies.set(tallyKeyText(tallyKey.parse(row)), tallyRow.parse(row));

  const byId = new Map(held.map((holding) => [holding.coupon, holding]));
  const byCode = new Map(held.map((holding) => [holding.code, holding]));
  const ofPerson = new Map<string, Holding[]>();
  for (const holding of heldBy.toSorted((a, b) => b.seq - a.seq)) {
    const { terms, person } = holding;
    const key = tallyKeyText({ ...offerNameOf(terms), day: '', person: person ?? '' });
    const mine = ofPerson.get(key);
    if (mine) mine.push(holding);
    else ofPerson.set(key, [holding]);
  }
  const exceptions = new Map(
    readRows('exceptions', exceptionRow, exceptionRows, 'seq', setAside).map((one) => [
      one.exception,
      one,
    ]),
  );

  return {
    tallies,
    entryOf: (op, intent) => entries.get(`${op} ${intent}`) ?? null,
    byId: (coupon) => byId.get(coupon) ?? null,
    byCode: (code) => byCode.get(code) ?? null,
    ofPersonAndOffer: (person, of) => ofPerson.get(tallyKeyText({ ...of, day: '', person })) ?? [],
    tally(key) {
      const text = tallyKeyText(key);
      const found = known.get(text) ?? tallies.get(text);
      // Zero would be a guess, and a wrong tally after it.
      if (!found) throw new Error(`the tally ${text} was not read with the batch`);
      return found;
    },
    lease: (lease) => leases.get(lease) ?? null,
    exception: (seq) => exceptions.get(seq) ?? null,
  };
};

/** What was read may not be so any more. */
class Overtaken extends Error {}

/**
 * Facts that were read while other batches were on the way. They hold for all that those did not touch; whoever asks
 * for something that one of them did touch has to read anew. Tallies are not among it: those are known as they left them.
 */
export const besideTouched = (facts: Facts, batches: readonly Touched[]): Facts => {
  const untouched = <T>(is: (touched: Touched) => boolean, value: T): T => {
    if (batches.some(is)) throw new Overtaken('a batch on the way touched what this one is about');
    return value;
  };
  const holding = <T extends Holding | null>(one: T): T =>
    one === null ? one : untouched(({ holdings }) => holdings.has(one.coupon), one);
  return {
    entryOf: (op, intent) =>
      untouched(({ answered }) => answered.has(`${op} ${intent}`), facts.entryOf(op, intent)),
    byId: (coupon) => untouched(({ holdings }) => holdings.has(coupon), facts.byId(coupon)),
    byCode: (code) =>
      holding(untouched(({ couponOfCode }) => couponOfCode.has(code), facts.byCode(code))),
    ofPersonAndOffer(person, of) {
      const key = tallyKeyText({ ...of, day: '', person });
      const found = untouched(
        ({ newlyHeld }) => newlyHeld.has(key),
        facts.ofPersonAndOffer(person, of),
      );
      for (const one of found) holding(one);
      return found;
    },
    tally: facts.tally,
    lease: (lease) => untouched(({ leases }) => leases.has(lease), facts.lease(lease)),
    exception: (seq) => untouched(({ exceptions }) => exceptions.has(seq), facts.exception(seq)),
  };
};
