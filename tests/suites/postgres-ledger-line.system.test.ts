import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manualClock, systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger, Op, OpResult } from '../../main/offers/ledger.ts';
import { moveLedger } from '../../main/offers/ledger-move.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { postgresLedgerMigrations } from '../../main/offers/postgres-ledger-schema.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { ledgerMigrations } from '../../main/offers/sqlite-ledger-schema.ts';
import { openPool } from '../../main/store/postgres.ts';
import { migratePostgres } from '../../main/store/postgres-migrations.ts';
import { openStore } from '../../main/store/sqlite.ts';
import { claimOf, offerCalled, offerNamed, redeemOf, voidOf } from '../fakes/offer-rules.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { invariantsOf } from './ledger-invariants.ts';

const ROUNDS = 25;
const AT_ONCE = 8;

let postgres: TestPostgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  url = await postgres.fresh();
});

const open = () => openPostgresLedger({ url, clock: systemClock, log: silentLog });
const asAdmin = async <T>(work: (client: Client) => Promise<T>) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
const each = <T>(work: (i: number) => T): T[] => Array.from({ length: AT_ONCE }, (_, i) => work(i));
const done = (results: readonly OpResult[]) => results.map(({ ok }) => ok);

/** Batches that are read while the one before is still being written, about the very same things. */
describe('batches of one hub close behind each other', () => {
  let ledger: Ledger;
  let made = 0;
  beforeEach(async () => {
    ledger = await open();
    // Nobody else writes: it goes ahead from here on.
    for (let n = 0; n < 2; n++) await ledger.applyBatch([claimOf(made++)]);
  });
  afterEach(() => ledger.close());
  /** In this order, none waiting for another; by the round sooner or later behind the one before. */
  const behind = async (round: number, ...batches: Op[][]) => {
    const asked: Promise<OpResult[]>[] = [];
    for (const ops of [[claimOf(made++)], ...batches]) {
      asked.push(ledger.applyBatch(ops));
      if (round % 4 > 0) await new Promise((resolve) => void setTimeout(resolve, round % 4));
    }
    const [, ...results] = await Promise.all(asked);
    return results;
  };
  const claimed = async () => {
    const claims = each(() => claimOf(made++));
    await ledger.applyBatch(claims);
    return claims;
  };

  it('redeem a coupon or make it void, never both', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const claims = await claimed();
      const redeems = claims.map(({ code }) => redeemOf(made++, code));
      const voids = claims.map(({ coupon }) => voidOf(made++, coupon));
      const twice = claims.map(({ code }) => redeemOf(made++, code));
      const [used = [], made0 = [], again = []] = await behind(round, redeems, voids, twice);
      expect(done(used).map((was, i) => Number(was) + Number(made0[i]?.ok))).toEqual(each(() => 1));
      expect(done(again)).toEqual(each(() => false));
    }
    await invariantsOf(ledger);
  });

  it('give one person one coupon, the same to every batch that asks', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const people = each(() => `person of round ${round}: ${made++}`);
      const ask = () => people.map((person) => claimOf(made++, { person }));
      const [first = [], second = [], third = []] = await behind(round, ask(), ask(), ask());
      const couponsOf = (results: readonly OpResult[]) =>
        results.map(
          (result) => result.ok && 'holding' in result.value && result.value.holding.coupon,
        );
      expect(couponsOf(second)).toEqual(couponsOf(first));
      expect(couponsOf(third)).toEqual(couponsOf(first));
      expect(done(first)).toEqual(each(() => true));
    }
    await invariantsOf(ledger);
  });

  it('answer what the one ahead was asked as that one did, and redeem what it has just claimed', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const claims = each(() => claimOf(made++));
      const redeems = claims.map(({ code }) => redeemOf(made++, code));
      const results = await behind(round, claims, claims, redeems, redeems);
      expect(results.map(done)).toEqual(results.map(() => each(() => true)));
      const repeated = results.map((some) =>
        some.map((result) => result.ok && result.value.repeated),
      );
      expect(repeated).toEqual([false, true, false, true].map((was) => each(() => was)));
    }
    await invariantsOf(ledger);
  });

  it('give out the last of the stock once', async () => {
    const stock = 40;
    const scarce = () => claimOf(made++, { stock, terms: offerCalled('scarce') });
    const results = await behind(0, ...each(() => each(scarce)));
    const given = results.flat().flatMap((result) => (result.ok ? [result.value] : []));
    expect(given).toHaveLength(stock);
    await invariantsOf(ledger, { stocks: [{ ...offerNamed('scarce'), stock }] });
  });

  it('go through beside another hub that writes between them', async () => {
    const other = await open();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const claims = await claimed();
        const theirs = claims.map(({ code }) => redeemOf(made++, code));
        const ours = claims.map(({ code }) => redeemOf(made++, code));
        const [there, [here = [], voided = []]] = await Promise.all([
          other.applyBatch(theirs),
          behind(
            round,
            ours,
            claims.map(({ coupon }) => voidOf(made++, coupon)),
          ),
        ]);
        const ways = [there, here, voided].map(done);
        expect(each((i) => ways.filter((way) => way[i]).length)).toEqual(each(() => 1));
      }
      await invariantsOf(ledger);
    } finally {
      await other.close();
    }
  });

  it('outlive one of them that the database refuses', async () => {
    const [used] = await claimed();
    const good = claimOf(made++);
    // Its code is another's: no ruling looks, the database does.
    const outcomes = await Promise.allSettled(
      [[claimOf(made++)], [claimOf(made++, { code: used?.code ?? '' })], [good]].map((ops) =>
        ledger.applyBatch(ops),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ledger.byCode(good.code)).toMatchObject({ coupon: good.coupon });
    await invariantsOf(ledger);
  });
});

describe('a database of the first step', () => {
  let data: string;
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'lookglass-line-'));
  });
  afterEach(() => rm(data, { recursive: true, force: true }));

  it('is taken on as it is, and looked at as closely as before', async () => {
    const path = join(data, 'ledger.sqlite');
    const old = await openSqliteLedger({
      path,
      clock: manualClock(),
      log: silentLog,
      ballastBytes: 0,
    });
    const allowance = offerCalled('allowance', { kind: 'allowance', value: 100, threshold: 0 });
    await old.applyBatch([
      claimOf(1),
      claimOf(2, { terms: allowance }),
      redeemOf(1, claimOf(1).code),
      redeemOf(2, claimOf(2).code, { value: 60 }),
    ]);
    await old.close();
    const pool = openPool(url, 2, () => {});
    await migratePostgres(pool, postgresLedgerMigrations.slice(0, 1));
    const from = await openStore(path, ledgerMigrations, 'full');
    await moveLedger({ from, to: pool, target: url, wall: () => 0, onProgress: () => {} });
    from.close();
    await pool.end();

    const ledger = await open();
    const results = await ledger.applyBatch([
      redeemOf(1, claimOf(1).code),
      redeemOf(3, claimOf(2).code, { value: 41 }),
      redeemOf(4, claimOf(2).code, { value: 40 }),
      claimOf(3),
    ]);
    expect(done(results)).toEqual([true, false, true, true]);
    await invariantsOf(ledger);

    const coupon = (brand: string, seq: number, terms: string, lease = 'NULL') =>
      `INSERT INTO coupons SELECT ${seq}, '${brand}', 'x', 'x', offer, person, 9, 9, ${terms}, value, 0, NULL, NULL, ${lease}, NULL, at
         FROM coupons WHERE coupon = 'coupon-1'`;
    const entry = (brand: string) =>
      `INSERT INTO entries VALUES (99, 'claim', 'x', 'x', 0, '{}', 'x', '${brand}', NULL, NULL)`;
    const redemption = (of: string, brand: string, parts: number) =>
      `INSERT INTO redemptions VALUES ('${of}', 9, NULL, ${parts}, 99, '${brand}', 0, NULL, NULL, NULL, 0, '', '', '', NULL)`;
    for (const [sql, why] of [
      [coupon('hebai', 99, 'terms'), /its entry/],
      [`${entry('qingmu')}; ${coupon('hebai', 99, 'terms')}`, /its entry/],
      [`${entry('qingmu')}; ${coupon('qingmu', 99, 'terms')}`, /its terms/],
      [`${entry('hebai')}; ${coupon('hebai', 99, `'none'`)}`, /its terms/],
      [`${entry('hebai')}; ${coupon('hebai', 99, 'terms', `'none'`)}`, /not lent/],
      [redemption('coupon-2', 'hebai', 1), /its entry/],
      [`${entry('qingmu')}; ${redemption('coupon-2', 'hebai', 1)}`, /its entry/],
      [`${entry('hebai')}; ${redemption('nobody', 'hebai', 1)}`, /as the coupon is/],
      [`${entry('hebai')}; ${redemption('coupon-1', 'hebai', 1)}`, /as the coupon is/],
    ] as const)
      await expect(asAdmin((client) => client.query(sql))).rejects.toThrow(why);
    await invariantsOf(ledger);
    await ledger.close();
  });
});
