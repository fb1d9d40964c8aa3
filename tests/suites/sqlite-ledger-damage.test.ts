import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { ChainFault } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf, offerNamed, redeemOf, reverseOf, voidOf } from '../fakes/offer-rules.ts';

let folder: string;
let path: string;
const open = (at = path) =>
  openSqliteLedger({ path: at, clock: manualClock(), log: silentLog, ballastBytes: 0 });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookglass-damage-'));
  path = join(folder, 'ledger.db');
  const ledger = await open();
  await ledger.applyBatch(Array.from({ length: 40 }, (_, n) => claimOf(n)));
  await ledger.applyBatch([
    redeemOf(1, claimOf(1).code),
    redeemOf(2, claimOf(2).code),
    reverseOf(1, 'coupon-1', 1),
    redeemOf(3, claimOf(1).code),
    redeemOf(4, claimOf(1).code),
    voidOf(1, 'coupon-3'),
  ]);
  await ledger.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Coupon, turn, after and seq of its own, the rest as redemption 42 has it. */
const redemptionLike42 = (start: string) => `
  INSERT INTO redemptions (coupon, turn, after, seq, brand, at, site, till, staff)
  SELECT ${start}, brand, at, site, till, staff FROM redemptions WHERE seq = 42`;

/** With the guards taken down first, as somebody with the file in hand could. */
const tamper = (sql: string) => {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  for (const table of ['entries', 'terms', 'coupons', 'redemptions', 'reversals', 'voids'])
    database.exec(`DROP TRIGGER ${table}_never_changed; DROP TRIGGER ${table}_never_removed;`);
  database.exec(sql);
  database.close();
};
const faults = async (): Promise<ChainFault[]> => {
  const ledger = await open();
  try {
    return [...(await ledger.verifyChain()).faults];
  } finally {
    await ledger.close();
  }
};

describe('a ledger somebody worked on', () => {
  it.each([
    ['an entry rewritten', `UPDATE entries SET at = at + 1 WHERE seq = 7`, 'broken-link', 7],
    [
      'an entry taken out',
      `DELETE FROM coupons WHERE seq = 9; DELETE FROM entries WHERE seq = 9`,
      'missing-entry',
      9,
    ],
    [
      'a coupon given to another',
      `UPDATE coupons SET person = 'me' WHERE seq = 5`,
      'row-differs',
      5,
    ],
    ['a coupon removed', `DELETE FROM coupons WHERE seq = 6`, 'row-differs', 6],
    ['a redemption removed', `DELETE FROM redemptions WHERE seq = 42`, 'row-differs', 42],
    ['a reversal moved', `UPDATE reversals SET staff = 'Lan'`, 'row-differs', 43],
    ['a void excused', `UPDATE voids SET reason = 'none'`, 'row-differs', 46],
    [
      'a refusal turned into a redemption',
      redemptionLike42(`'coupon-9', 1, NULL, 45`),
      'row-without-entry',
      45,
    ],
    [
      'a redemption put in beside',
      redemptionLike42(`'coupon-9', 1, NULL, 10`),
      'row-without-entry',
      10,
    ],
    [
      'an offer made better',
      `UPDATE terms SET offer = replace(offer, '10000', '90000')`,
      'terms-differ',
      0,
    ],
  ])('%s: found, with its place', async (_what, sql, kind, seq) => {
    tamper(sql);
    expect(await faults()).toContainEqual({ seq, kind });
  });

  it('an index that disagrees with its table: found, though every row is as it was', async () => {
    const database = new DatabaseSync(path);
    database.enableDefensive(false);
    database.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, '(person', '(offer') WHERE name = 'coupons_of_person'`);
    database.close();
    expect(await faults()).toEqual([{ seq: 0, kind: 'unreadable' }]);
  });

  it('has guards that must be taken down first', async () => {
    const database = new DatabaseSync(path);
    for (const table of ['entries', 'coupons', 'redemptions', 'reversals', 'voids']) {
      expect(() => database.exec(`UPDATE ${table} SET seq = seq`)).toThrow(/only adds/);
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(/only adds/);
    }
    const second = redemptionLike42('coupon, turn, after, 10');
    expect(() => database.exec(second)).toThrow(/UNIQUE/);
    const unreversed = redemptionLike42('coupon, 2, 1, 10');
    expect(() => database.exec(unreversed)).toThrow(/FOREIGN KEY/);
    database.close();
  });

  it('sets a row aside that cannot be read, and serves the others', async () => {
    tamper(`UPDATE terms SET offer = '{"id":7}'`);
    const set: string[] = [];
    const ledger = await openSqliteLedger({
      path,
      clock: manualClock(),
      log: silentLog,
      ballastBytes: 0,
      setAside: ({ table }) => set.push(table),
    });
    expect(await ledger.byId('coupon-1')).toBeNull();
    expect(set).toEqual(['terms']);
    expect(await ledger.issued(offerNamed('winter'))).toBe(40);
    await ledger.close();
  });
});

describe('a bit that fell over on the disk', () => {
  /** Everything the ledger says, in one text. */
  const dump = async (at: string) => {
    const ledger = await open(at);
    try {
      const people = Array.from({ length: 40 }, (_, n) => ledger.ofPerson(`person-${n}`, 100));
      return JSON.stringify([
        await Promise.all(people),
        await ledger.recent(100),
        await ledger.settlement(),
        await ledger.entries(0, 1_000),
      ]);
    } finally {
      await ledger.close();
    }
  };

  it('is found wherever it changes anything that is said', async () => {
    const sound = await readFile(path);
    const before = await dump(path);
    const flipped = join(folder, 'flipped.db');
    const outcome = { refused: 0, found: 0, harmless: 0, missed: [] as number[] };
    // Spread over the whole file by a step that meets every kind of page and every bit of a byte.
    for (let bit = 11; bit < sound.length * 8; bit += 9_001) {
      const bytes = Buffer.from(sound);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await writeFile(flipped, bytes);
      let said: string | null = null;
      let found: number;
      try {
        const ledger = await open(flipped);
        found = (await ledger.verifyChain()).faults.length;
        await ledger.close();
        said = found > 0 ? null : await dump(flipped);
      } catch {
        outcome.refused++;
        continue;
      } finally {
        for (const rest of ['-wal', '-shm']) await rm(flipped + rest, { force: true });
      }
      if (found > 0) outcome.found++;
      else if (said === before) outcome.harmless++;
      else outcome.missed.push(bit);
    }
    expect(outcome.missed).toEqual([]);
    expect(outcome.found).toBeGreaterThan(20);
    await copyFile(path, flipped);
    expect(await dump(flipped)).toBe(before);
  }, 30_000);
});
