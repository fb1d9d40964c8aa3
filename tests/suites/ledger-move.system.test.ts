import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manualClock, systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { moveLedgerCommand } from '../../main/cli/move-ledger.ts';
import { moveLedger } from '../../main/offers/ledger-move.ts';
import { tables } from '../../main/offers/ledger-tables.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { ledgerMigrations } from '../../main/offers/sqlite-ledger-schema.ts';
import { openPool } from '../../main/store/postgres.ts';
import { openStore } from '../../main/store/sqlite.ts';
import { claimOf, offerCalled, redeemOf } from '../fakes/offer-rules.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { invariantsOf } from './ledger-invariants.ts';

const cli = fileURLToPath(new URL('../../main/cli.ts', import.meta.url));
const writer = fileURLToPath(new URL('../fakes/ledger-child.ts', import.meta.url));
const KILLS = 4;
/** Portions enough that the last killing comes well before the end. */
const KEPT = 10_000;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

let data: string;
let url: string;
const path = () => join(data, 'ledger.sqlite');
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'lookglass-move-'));
  url = await postgres.fresh();
});
afterEach(() => rm(data, { recursive: true, force: true }));

const openHere = () =>
  openSqliteLedger({ path: path(), clock: manualClock(), log: silentLog, ballastBytes: 0 });
const openThere = () => openPostgresLedger({ url, clock: systemClock, log: silentLog });

/** The command as an owner starts it; `killAfter` updates of its progress it is killed. */
const move = async (killAfter = Infinity) => {
  const run = spawn(process.execPath, [cli, 'move-ledger', '--data', data, '--to', url], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let heard = 0;
  let said = '';
  run.stdout.on('data', (text: Buffer) => (said += text.toString()));
  run.stderr.on('data', (text: Buffer) => {
    said += text.toString();
    heard += text.toString().split('\r').length - 1;
    if (heard >= killAfter) run.kill('SIGKILL');
  });
  const [code, signal] = (await once(run, 'close')) as [number | null, string | null];
  return { code, signal, said };
};

/** Every row of every table in one order, as text. */
const everything = async (ask: (sql: string) => Promise<Record<string, unknown>[]>) => {
  const all: Record<string, unknown[]> = {};
  const from = { entries: ['seq', 'op', 'intent', 'about', 'at', 'body', 'hash'], ...tables };
  for (const [table, columns] of Object.entries(from))
    all[table] = await ask(
      `SELECT ${['brand', 'seq', ...columns].join(', ')} FROM ${table} ORDER BY seq`,
    );
  all['terms'] = await ask('SELECT digest, offer FROM terms ORDER BY digest');
  all['tallies'] = await ask('SELECT * FROM tallies ORDER BY brand, offer, day, person');
  return JSON.parse(JSON.stringify(all)) as Record<string, unknown[]>;
};
const sameRows = async () => {
  const store = await openStore(path(), ledgerMigrations, 'full');
  const pool = openPool(url, 1, () => {});
  try {
    const here = await everything(async (sql) => store.all(sql));
    const there = await everything(
      async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
    );
    expect(there).toEqual(here);
    return Object.fromEntries(Object.entries(here).map(([table, rows]) => [table, rows.length]));
  } finally {
    await pool.end();
    store.close();
  }
};

describe('moving a ledger to PostgreSQL', () => {
  it(`goes on where it was killed, ${KILLS} times, beside a kiosk that writes, and ends with every row`, async () => {
    const seed = await openHere();
    const allowance = offerCalled('allowance', { kind: 'allowance', value: 90, threshold: 0 });
    for (let n = 0; n < KEPT; n += 500)
      await seed.applyBatch(
        Array.from({ length: 500 }, (_, i) =>
          claimOf(900_000 + n + i, { terms: i % 9 === 0 ? allowance : offerCalled('winter') }),
        ),
      );
    await seed.applyBatch(
      [1, 2].map((n) => redeemOf(900_000 + n, claimOf(900_000).code, { value: 40 })),
    );
    await seed.close();

    const kiosk = spawn(process.execPath, [writer, path(), '0', '0', '100'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = new Set<string>();
    const ended = once(kiosk, 'close');
    let refused = '';
    createInterface({ input: kiosk.stdout }).on('line', (line) => {
      const [word = '', ...op] = line.split(' ');
      if (word === 'done') acknowledged.add(op.join(' '));
      if (word === 'ledger-moved') refused = word;
    });
    let last: Awaited<ReturnType<typeof move>> | null = null;
    for (let life = 1; life <= KILLS; life++) {
      last = await move(life * 2);
      expect(last.signal).toBe('SIGKILL');
    }
    last = await move();
    expect(last).toMatchObject({ code: 0 });
    expect(last.said).toMatch(/each compared, and the chain ends at/);
    // The kiosk saw it and stopped by itself; what it was told is done is on the other side.
    await ended;
    expect(refused).toBe('ledger-moved');
    expect(acknowledged.size).toBeGreaterThan(100);

    const counts = await sameRows();
    expect(counts['coupons']).toBeGreaterThanOrEqual(KEPT);
    const there = await openThere();
    try {
      const { head } = await invariantsOf(there, { acknowledged });
      const here = await openHere();
      expect((await here.verifyChain()).head).toBe(head);
      expect(await here.applyBatch([claimOf(7_777_777)])).toEqual([
        {
          ok: false,
          fault: {
            code: 'ledger-moved',
            details: { where: new URL(url).host + new URL(url).pathname },
          },
        },
      ]);
      await here.close();
      const [after] = await there.applyBatch([claimOf(7_777_777)]);
      expect(after?.ok).toBe(true);
      await invariantsOf(there);
    } finally {
      await there.close();
    }
  }, 300_000);

  it('is refused where another ledger is, and where the chain is broken; the kiosk goes on', async () => {
    const there = await openThere();
    await there.applyBatch([claimOf(1)]);
    await there.close();
    const here = await openHere();
    await here.applyBatch([claimOf(1), claimOf(2)]);
    const said: string[] = [];
    const io = {
      out: (text: string) => void said.push(text),
      err: (text: string) => void said.push(text),
    };
    expect(await moveLedgerCommand(['--data', data, '--to', url], io)).toBe(1);
    expect(said.join('')).toMatch(/another ledger/);

    const broken = await openStore(path(), ledgerMigrations, 'full');
    broken.exec(`DROP TRIGGER entries_never_changed; UPDATE entries SET at = at + 1 WHERE seq = 2`);
    const pool = openPool(await fresh(), 2, () => {});
    const moving = moveLedger({
      from: broken,
      to: pool,
      target: 'there',
      wall: () => 0,
      onProgress: () => {},
    });
    await expect(moving).rejects.toThrow(/chain is broken at entry 2/);
    await pool.end();
    broken.close();
    expect((await here.applyBatch([claimOf(3)]))[0]?.ok).toBe(true);
    await here.close();
  });

  it('wants a folder with a ledger and an address', async () => {
    const io = { out: () => {}, err: () => {} };
    expect(await moveLedgerCommand([], io)).toBe(2);
    expect(await moveLedgerCommand(['--data', data, '--to', 'mysql://x'], io)).toBe(2);
    expect(await moveLedgerCommand(['--data', data, '--to', url], io)).toBe(1);
    expect(await moveLedgerCommand(['--help'], io)).toBe(0);
  });
});

/** A new database with the ledger's tables, and nobody on it. */
const fresh = async () => {
  const empty = await postgres.fresh();
  const ledger = await openPostgresLedger({ url: empty, clock: systemClock, log: silentLog });
  await ledger.close();
  return empty;
};
