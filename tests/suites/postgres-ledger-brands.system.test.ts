import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import { tableNames } from '../../main/offers/ledger-tables.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { claimOf, offerCalled, redeemOf, reverseOf } from '../fakes/offer-rules.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { invariantsOf } from './ledger-invariants.ts';

let postgres: TestPostgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
const open = () => openPostgresLedger({ url, clock: systemClock, log: silentLog });

let ledger: Ledger;
beforeEach(async () => {
  url = await postgres.fresh();
  ledger = await open();
});
afterEach(() => ledger.close());

const theirs = (n: number) =>
  claimOf(n, { terms: offerCalled('spring', { brand: 'qingmu', value: 700 }) });
/** A connection as somebody has it who got hold of the brand's role, with a brand of their choice or none. */
const asBrand = async <T>(brand: string | null, work: (client: Client) => Promise<T>) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE lookglass_brand');
    if (brand !== null)
      await client.query(`SELECT set_config('lookglass.brand', $1, true)`, [brand]);
    return await work(client);
  } finally {
    await client.end();
  }
};
const READABLE = ['entries', 'terms', 'tallies', ...tableNames];

describe('brands in one PostgreSQL', () => {
  beforeEach(async () => {
    await ledger.applyBatch([
      claimOf(1),
      redeemOf(1, claimOf(1).code),
      reverseOf(1, 'coupon-1', 1),
      redeemOf(2, 'nobody'),
      theirs(2),
      redeemOf(3, theirs(2).code),
    ]);
  });

  it('read their own rows with any question, and none of another’s', async () => {
    const brandsSeen = async (brand: string | null) =>
      asBrand(brand, async (client) => {
        const seen = new Set<string | null>();
        for (const table of READABLE) {
          const { rows } = await client.query<{ brand: string | null }>(
            `SELECT DISTINCT brand FROM ${table}`,
          );
          for (const row of rows) seen.add(row.brand);
        }
        return [...seen];
      });
    expect(await brandsSeen('hebai')).toEqual(['hebai']);
    expect(await brandsSeen('qingmu')).toEqual(['qingmu']);
    expect(await brandsSeen('nobody')).toEqual([]);
    expect(await brandsSeen(null)).toEqual([]);
    const joined = await asBrand('hebai', (client) =>
      client.query(
        `SELECT e.intent FROM entries e LEFT JOIN coupons c ON true WHERE e.brand = 'qingmu' OR c.brand = 'qingmu'
           OR e.intent = 'redeem-2'`,
      ),
    );
    expect(joined.rows).toEqual([]);
    const mine = await asBrand('hebai', (client) => client.query('SELECT coupon FROM coupons'));
    expect(mine.rows).toEqual([{ coupon: 'coupon-1' }]);
  });

  it('have no table of the ledger without a policy', async () => {
    const unguarded = await asAdmin((client) =>
      client.query<{ relname: string }>(
        `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
           AND NOT relrowsecurity AND has_table_privilege('lookglass_brand', oid, 'SELECT')`,
      ),
    );
    expect(unguarded.rows).toEqual([]);
  });

  it('write nothing at all', async () => {
    const column = (table: string) => (['terms', 'tallies'].includes(table) ? 'offer' : 'seq');
    await asBrand('qingmu', async (client) => {
      for (const table of [...READABLE, 'ledger'])
        for (const sql of [
          `INSERT INTO ${table} DEFAULT VALUES`,
          `UPDATE ${table} SET ${column(table)} = NULL`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
          ...(table === 'ledger' ? ['SELECT * FROM ledger'] : []),
        ]) {
          await client.query('SAVEPOINT before');
          await expect(client.query(sql)).rejects.toThrow(/permission denied/);
          await client.query('ROLLBACK TO before');
        }
    });
  });

  it('cannot be mixed up by the writer either: a row is of its entry’s brand', async () => {
    const bad = [
      `INSERT INTO voids SELECT 'coupon-1', seq, 'qingmu', at, 'x', 'y' FROM entries WHERE seq = 1`,
      `INSERT INTO coupons SELECT seq, 'qingmu', 'x', 'x', offer, person, nth, 9, terms, value, 0, NULL, NULL, NULL, NULL, at
         FROM coupons WHERE seq = 1`,
    ];
    for (const sql of bad)
      await expect(asAdmin((client) => client.query(sql))).rejects.toThrow(/violates|duplicate/);
  });
});

const asAdmin = async <T>(work: (client: Client) => Promise<T>) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

describe('a ledger in PostgreSQL', () => {
  it('only adds, whoever asks, and holds its rules against its own writer', async () => {
    const allowance = offerCalled('allowance', { kind: 'allowance', value: 100, threshold: 0 });
    await ledger.applyBatch([
      claimOf(1),
      claimOf(2, { terms: allowance }),
      redeemOf(1, claimOf(1).code),
      redeemOf(2, claimOf(2).code, { value: 60 }),
    ]);
    for (const table of ['entries', 'terms', ...tableNames])
      for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(asAdmin((client) => client.query(sql))).rejects.toThrow(/only adds/);
    const turn = (coupon: string, turnNo: number, after: string, parts: number, value: number) =>
      `BEGIN;
       INSERT INTO entries VALUES (99, 'redeem', 'x', 'x', 0, '{}', 'x', 'hebai', NULL, NULL);
       INSERT INTO redemptions VALUES ('${coupon}', ${turnNo}, ${after}, ${parts}, 99, 'hebai', ${value}, NULL, NULL, NULL, 0, '', '', '', NULL);
       COMMIT`;
    for (const [sql, why] of [
      [turn('coupon-1', 1, 'NULL', 0, 1), /duplicate key/],
      [turn('coupon-1', 2, '1', 0, 1), /foreign key/],
      [turn('coupon-1', 2, 'NULL', 0, 1), /check constraint/],
      [turn('coupon-1', 2, 'NULL', 1, 1), /not as the coupon is/],
      [turn('coupon-2', 2, 'NULL', 1, 41), /more than the balance/],
    ] as const)
      await expect(asAdmin((client) => client.query(sql))).rejects.toThrow(why);
    await invariantsOf(ledger);
  });

  it('is one ledger for several hubs at once: one winner, one chain, no serial twice', async () => {
    const hubs = [ledger, await open(), await open()];
    try {
      const stock = { stock: 100 };
      const claims = Array.from({ length: 320 }, (_, n) => claimOf(n, stock));
      const each = await Promise.all(
        hubs.flatMap((hub) =>
          Array.from({ length: 10 }, (_, i) =>
            hub.applyBatch(claims.slice(i * 32, i * 32 + 32).toReversed()),
          ),
        ),
      );
      const held = each.flat().flatMap((result) => (result.ok ? [result.value] : []));
      const made = held.filter(({ repeated }) => !repeated).map(({ holding }) => holding.serial);
      expect(made.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));

      const [first] = held;
      const code = first?.holding.code ?? '';
      const redeems = await Promise.all(
        Array.from({ length: 64 }, (_, n) =>
          (hubs[n % 3] ?? ledger).applyBatch([redeemOf(n, code)]),
        ),
      );
      const won = redeems.flat().filter((result) => result.ok);
      expect(won).toHaveLength(1);
      await invariantsOf(ledger, { stocks: [{ brand: 'hebai', offer: 'winter', stock: 100 }] });
    } finally {
      await Promise.all(hubs.slice(1).map((hub) => hub.close()));
    }
  });

  it('finds what somebody changed behind its back', async () => {
    await ledger.applyBatch([claimOf(1), claimOf(2), redeemOf(1, claimOf(1).code)]);
    const tamper = (sql: string) =>
      asAdmin(async (client) => {
        await client.query('SET session_replication_role = replica');
        await client.query(sql);
      });
    const faults = async () => (await ledger.verifyChain()).faults;
    expect(await faults()).toEqual([]);
    await tamper(`UPDATE coupons SET person = 'me' WHERE seq = 2`);
    expect(await faults()).toEqual([{ seq: 2, kind: 'row-differs' }]);
    await tamper(`UPDATE coupons SET person = 'person-2' WHERE seq = 2`);
    await tamper(`UPDATE tallies SET claims = 1`);
    expect(await faults()).toEqual([{ seq: 0, kind: 'tally-differs' }]);
    await tamper(`UPDATE tallies SET claims = 2; UPDATE redemptions SET brand = 'qingmu'`);
    expect(await faults()).toEqual([{ seq: 3, kind: 'row-differs' }]);
    await tamper(`UPDATE redemptions SET brand = 'hebai'; DELETE FROM redemptions`);
    expect(await faults()).toContainEqual({ seq: 3, kind: 'row-differs' });
  });
});
