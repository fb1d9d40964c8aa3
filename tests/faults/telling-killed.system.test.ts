import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openInboxDesk } from '../../main/offers/protocol/inbox-desk.ts';
import { openInboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openOutbox } from '../../main/offers/protocol/outbox-store.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf } from '../fakes/offer-rules.ts';
import { fleetInvariants } from '../suites/fleet-invariants.ts';
import { seeded } from './recorded-disk.ts';

const child = fileURLToPath(new URL('../fakes/telling-child.ts', import.meta.url));
const KILLS = Number(process.env['LOOKGLASS_KILLS'] ?? 8);
const NODE = 'hebai/north/kiosk';
const seed = Number(process.env['LOOKGLASS_SEED'] ?? Date.now() % 2 ** 31);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'lookglass-told-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One life: until it has said so many lines, and some moments more. The last thing that it added. */
const live = async (first: number, lines: number, moments: number): Promise<number> => {
  const process_ = spawn(process.execPath, [child, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let added = first - 1;
  let said = 0;
  for await (const line of createInterface({ input: process_.stdout })) {
    if (line.startsWith('added ')) added = Number(line.slice(6));
    if (++said === lines) setTimeout(() => process_.kill('SIGKILL'), moments);
  }
  if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit');
  expect(process_.signalCode).toBe('SIGKILL');
  return added;
};

it(
  `tells everything once through ${KILLS} kills at any moment (seed ${seed})`,
  { timeout: 60_000 + KILLS * 30_000 },
  async () => {
    const random = seeded(seed);
    let last = -1;
    for (let kill = 0; kill < KILLS; kill++)
      last = await live(last + 1, 2 + Math.floor(random() * 30), random() * 8);
    expect(last).toBeGreaterThan(KILLS);

    const outbox = await openOutbox({
      path: join(folder, 'outbox.db'),
      source: NODE,
      wall: Date.now,
    });
    const store = await openInboxStore(join(folder, 'inbox.db'));
    const ledger = await openSqliteLedger({
      path: join(folder, 'hub.db'),
      clock: systemClock,
      log: silentLog,
      ballastBytes: 0,
    });
    const desk = openInboxDesk({ ledger, store, log: silentLog });
    for (;;) {
      const events = outbox.next({ events: 500, bytes: 1 << 20 });
      if (events.length === 0) break;
      for (const ack of await desk.receive(NODE, events)) outbox.acknowledge(ack);
    }
    // Claims that died with the process that was about to make them; what waits for them comes after.
    await ledger.applyBatch(Array.from({ length: last + 1 }, (_, n) => claimOf(n)));
    outbox.add([
      { of: 'ledger', type: 'lookglass.told', at: 1, data: { kind: 'nothing we know' } },
    ]);
    for (const ack of await desk.receive(NODE, outbox.next({ events: 9, bytes: 1 << 20 })))
      outbox.acknowledge(ack);

    // What a later build would understand still waits; nothing else does.
    expect((await desk.parked()).map(({ body }) => body)).toEqual(['{"kind":"nothing we know"}']);
    for (let n = 0; n <= last; n++) {
      const held = await ledger.byCode(claimOf(n).code);
      expect(held?.turns.length, `turns of ${n}`).toBe(1);
    }
    const exceptions = await ledger.exceptions('all', 1_000_000);
    const doubled = exceptions.filter(({ coupon }) => Number(coupon.split('-')[1]) <= last);
    const twice = Array.from({ length: last + 1 }, (_, n) => n).filter((n) => n % 5 === 0);
    expect(doubled.map(({ coupon }) => coupon).toSorted()).toEqual(
      twice.map((n) => `coupon-${n}`).toSorted(),
    );
    await fleetInvariants({
      hub: ledger,
      kiosks: [],
      stocks: [{ brand: 'hebai', offer: 'winter', stock: 1_000_000 }],
      brands: ['hebai'],
      goods: Array.from({ length: last + 1 }, (_, n) => claimOf(n).code),
      // Every one of them was risked, and every doubled one is known as such.
      riskBudget: exceptions.length * 10_000,
    });
    outbox.close();
    await store.close();
    await ledger.close();

    const inbox = new DatabaseSync(join(folder, 'inbox.db'));
    const rows = inbox.prepare('SELECT body FROM counted').all();
    const counted = rows.map(({ body }) => JSON.parse(String(body)) as { n: number; life: number });
    inbox.close();
    // A process may not have lived to say what it wrote down; the next one then did it as well, as another.
    expect(new Set(counted.map(({ n, life }) => `${n} ${life}`)).size).toBe(counted.length);
    const seen = new Set(counted.map(({ n }) => n));
    expect(Array.from({ length: last + 1 }, (_, n) => n).filter((n) => !seen.has(n))).toEqual([]);
  },
);
