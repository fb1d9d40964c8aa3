import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock, type ManualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openBallast, type Ballast } from '../../main/offers/ballast.ts';
import type { Holding, Ledger, Op, OpResult } from '../../main/offers/ledger.ts';
import { sqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { ledgerMigrations } from '../../main/offers/sqlite-ledger-schema.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import { claimOf, offerNamed, redeemOf, reverseOf } from '../fakes/offer-rules.ts';

/** A disk of so many pages: SQLite meets its end exactly as it meets the end of a real one (SQLITE_FULL). */
const pagesOf = (store: Store) => Number(store.get('PRAGMA page_count')?.['page_count']);
const limit = (store: Store, pages: number) => store.exec(`PRAGMA max_page_count = ${pages}`);

let folder: string;
let store: Store;
let clock: ManualClock;
let ledger: Ledger;
let ballast: Ballast & { held: boolean; room: boolean };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookglass-full-'));
  store = await openStore(join(folder, 'ledger.db'), ledgerMigrations, 'full');
  clock = manualClock();
  ballast = {
    held: true,
    room: false,
    release() {
      const was = this.held;
      if (was) limit(store, pagesOf(store) + 40);
      this.held = false;
      return was;
    },
    async restore() {
      if (this.room) this.held = true;
      return this.held;
    },
  };
  ledger = sqliteLedger(store, { clock, log: silentLog, ballast });
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

const one = async <O extends Op>(op: O) => {
  const [result] = await ledger.applyBatch([op]);
  if (!result) throw new Error('no answer');
  return result;
};
const code = (result: OpResult) => (result.ok ? 'ok' : result.fault.code);
/** Claims until the disk is full; every acknowledged one. */
const fill = async (): Promise<Holding[]> => {
  const held: Holding[] = [];
  for (let n = 0; n < 10_000; n++) {
    const result = await one(claimOf(n));
    if (!result.ok) {
      expect(result.fault.code).toBe('disk-full');
      return held;
    }
    held.push(result.value.holding);
  }
  throw new Error('the disk never filled');
};

describe('a ledger whose disk is full', () => {
  it('makes no new promises, but keeps those it made out of the ballast', async () => {
    limit(store, pagesOf(store) + 20);
    const held = await fill();
    expect(ledger.room.get()).toBe('low');
    expect(ballast.held).toBe(false);
    const [first, second] = held;
    expect(code(await one(redeemOf(1, first?.code ?? '')))).toBe('ok');
    expect(code(await one(reverseOf(1, first?.coupon ?? '', 1)))).toBe('ok');
    const again = await one(claimOf(1, { coupon: 'new', code: 'new' }));
    expect(again.ok && again.value.holding).toEqual(second);
    expect(code(await one(claimOf(9_999)))).toBe('disk-full');
  });

  it('keeps the promises in the very batch that met the end of the disk', async () => {
    limit(store, pagesOf(store) + 20);
    await one(claimOf(0));
    for (let n = 1; ledger.room.get() === 'ample'; n++) {
      const batch = await ledger.applyBatch([claimOf(n), redeemOf(n, claimOf(n - 1).code)]);
      expect(batch.map(code)).toEqual([ledger.room.get() === 'ample' ? 'ok' : 'disk-full', 'ok']);
    }
  });

  it('has everything it acknowledged when even the ballast is used up, and nothing it refused', async () => {
    ballast.held = false;
    limit(store, pagesOf(store) + 20);
    const held = await fill();
    const redeemed: number[] = [];
    for (const [n, { code: text }] of held.entries())
      if (code(await one(redeemOf(n, text))) === 'ok') redeemed.push(n);
    expect(redeemed.length).toBeLessThan(held.length);
    const issued = await ledger.issued(offerNamed('winter'));
    expect(issued).toBe(held.length);
    for (const [n, holding] of held.entries())
      expect((await ledger.byId(holding.coupon))?.turns.length).toBe(redeemed.includes(n) ? 1 : 0);
    const { faults, entries } = await ledger.verifyChain();
    expect({ faults, entries }).toEqual({ faults: [], entries: held.length + redeemed.length });
  });

  it('goes on by itself once there is room again', async () => {
    limit(store, pagesOf(store) + 20);
    await fill();
    limit(store, 1_000_000);
    clock.advance(60_000);
    expect(code(await one(claimOf(9_998)))).toBe('disk-full');
    ballast.room = true;
    clock.advance(60_000);
    await expect.poll(() => ledger.room.get()).toBe('ample');
    expect(code(await one(claimOf(9_999)))).toBe('ok');
  });
});

describe('the ballast', () => {
  it('takes its room, gives it at once, takes it again', async () => {
    const path = join(folder, 'ballast');
    const real = openBallast(path, 3_000_000, silentLog);
    expect(await real.restore()).toBe(true);
    expect(statSync(path).size).toBe(3_000_000);
    expect(statSync(path).blocks * 512).toBeGreaterThanOrEqual(3_000_000);
    expect([real.release(), existsSync(path), real.release()]).toEqual([true, false, false]);
    await writeFile(path, 'cut short');
    expect(await real.restore()).toBe(true);
    expect(statSync(path).size).toBe(3_000_000);
  });

  it('does not take the last of a disk', async () => {
    const path = join(folder, 'ballast');
    const real = openBallast(path, Number.MAX_SAFE_INTEGER, silentLog);
    expect(await real.restore()).toBe(false);
    expect(existsSync(path)).toBe(false);
  });
});
