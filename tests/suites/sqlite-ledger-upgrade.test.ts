import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { canonical, digestOf, genesis, linkHash } from '../../main/offers/chain.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { ledgerMigrations } from '../../main/offers/sqlite-ledger-schema.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import {
  claimOf,
  NOON,
  offerCalled,
  offerNamed,
  redeemOf,
  reverseOf,
} from '../fakes/offer-rules.ts';

/** A ledger as the first version of its schema has it: entries and rows exactly as that version wrote them. */
const firstLedger = (store: Store) => {
  let hash = genesis(String(store.get('SELECT epoch FROM ledger')?.['epoch']));
  let seq = 0;
  const enter = (op: string, intent: string, about: string, body: Record<string, unknown>) => {
    const entry = { seq: ++seq, op, intent, about, at: NOON, body: canonical(body) };
    hash = linkHash(hash, entry as Parameters<typeof linkHash>[1]);
    store.run('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)', ...Object.values(entry), hash);
  };
  const terms = canonical(offerCalled('winter'));
  store.run('INSERT INTO terms VALUES (?, ?)', digestOf(terms), terms);
  const add = (table: string, row: Record<string, string | number | null>) =>
    store.run(
      `INSERT INTO ${table} (seq, ${Object.keys(row).join(', ')})
       VALUES (?${', ?'.repeat(Object.keys(row).length)})`,
      seq,
      ...Object.values(row),
    );
  const claim = (n: number) => {
    const { coupon, code, person, intent } = claimOf(n);
    const place = { nth: 1, serial: n, terms: digestOf(terms), value: 10_000 };
    const row = { coupon, code, offer: 'winter', person, ...place, screen: 'entrance', at: NOON };
    enter('claim', intent, `winter/${person}`, row);
    add('coupons', row);
  };
  const redeem = (n: number, coupon: string, code: string, turn: number) => {
    const after = turn === 1 ? null : turn - 1;
    const place = { site: 'Lakeside', till: `till-${n}`, staff: 'Mei' };
    const row = { coupon, turn, after, at: NOON, ...place };
    enter('redeem', `redeem-${n}`, code, row);
    add('redemptions', row);
  };
  for (const n of [1, 2, 3]) claim(n);
  redeem(1, 'coupon-1', claimOf(1).code, 1);
  const reversal = { coupon: 'coupon-1', turn: 1, at: NOON, staff: 'Mei', reason: 'wrong basket' };
  enter('reverse', 'reverse-1', 'coupon-1.1', reversal);
  add('reversals', reversal);
  redeem(2, 'coupon-1', claimOf(1).code, 2);
  const refused = { code: 'coupon-redeemed', details: { at: NOON, by: 'Mei', where: 'till-2' } };
  enter('redeem', 'redeem-3', claimOf(1).code, { refused });
  enter('redeem', 'redeem-4', 'nobody', { refused: { code: 'coupon-unknown' } });
  const voided = { coupon: 'coupon-2', at: NOON, staff: 'Mei', reason: 'printed twice' };
  enter('void', 'void-1', 'coupon-2', voided);
  add('voids', voided);
  return { head: hash, entries: seq };
};

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookglass-upgrade-'));
  path = join(folder, 'ledger.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a ledger written by an earlier version', () => {
  it('opens with every row, the same chain and a copy beside it, and goes on', async () => {
    const old = await openStore(path, ledgerMigrations.slice(0, 1), 'full');
    const { head, entries } = firstLedger(old);
    old.close();

    const ledger = await openSqliteLedger({
      path,
      clock: manualClock(),
      log: silentLog,
      ballastBytes: 0,
    });
    try {
      expect(existsSync(`${path}.before-2`)).toBe(true);
      expect(await ledger.verifyChain()).toEqual({ entries, head, faults: [] });
      expect(await ledger.settlement()).toEqual([
        { brand: 'hebai', offer: 'winter', redemptions: 1, value: 10_000 },
      ]);
      expect(await ledger.issued(offerNamed('winter'))).toBe(3);
      expect(await ledger.byId('coupon-1')).toMatchObject({
        value: 10_000,
        inParts: false,
        turns: [
          { turn: 1, value: 10_000, reversed: { reason: 'wrong basket' } },
          { turn: 2, till: 'till-2', value: 10_000, reversed: null },
        ],
      });
      expect((await ledger.byId('coupon-2'))?.voided).not.toBeNull();
      expect(
        (await ledger.audit(0, 100)).map(({ op, brand, coupon, by, refused }) =>
          [op, brand, coupon, by, refused].join(' '),
        ),
      ).toEqual([
        ...[1, 2, 3].map((n) => `claim hebai coupon-${n} person-${n} `),
        'redeem hebai coupon-1 Mei ',
        'reverse hebai coupon-1 Mei ',
        'redeem hebai coupon-1 Mei ',
        'redeem hebai coupon-1  coupon-redeemed',
        'redeem    coupon-unknown',
        'void hebai coupon-2 Mei ',
      ]);

      const results = await ledger.applyBatch([
        claimOf(1),
        redeemOf(2, claimOf(1).code),
        reverseOf(2, 'coupon-1', 2),
        claimOf(4),
        redeemOf(5, claimOf(3).code),
      ]);
      expect(results.map((result) => result.ok && result.value)).toMatchObject([
        { repeated: true },
        { repeated: true, turn: 2 },
        { repeated: false, turn: 2 },
        { holding: { serial: 4 } },
        { turn: 1 },
      ]);
      expect((await ledger.verifyChain()).faults).toEqual([]);
    } finally {
      await ledger.close();
    }
  });

  it('is found out where somebody worked on an old row', async () => {
    const old = await openStore(path, ledgerMigrations.slice(0, 1), 'full');
    firstLedger(old);
    old.exec(`DROP TRIGGER redemptions_never_changed; UPDATE redemptions SET till = 'mine'`);
    old.close();
    const ledger = await openSqliteLedger({
      path,
      clock: manualClock(),
      log: silentLog,
      ballastBytes: 0,
    });
    const { faults } = await ledger.verifyChain();
    await ledger.close();
    expect(faults).toEqual([
      { seq: 4, kind: 'row-differs' },
      { seq: 6, kind: 'row-differs' },
    ]);
  });
});
