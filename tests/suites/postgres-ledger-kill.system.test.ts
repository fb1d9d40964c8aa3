import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openBatcher } from '../../main/offers/batcher.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import type { CouponOp } from '../../main/offers/ledger.ts';
import { claimOf, offerCalled, offerNamed, redeemOf, reverseOf } from '../fakes/offer-rules.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { invariantsOf } from './ledger-invariants.ts';

const KILLS = Number(process.env['LOOKGLASS_PG_KILLS'] ?? 3);
const CLIENTS = 24;
const HUBS = 2;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres('durable');
});
afterAll(() => postgres.stop());

/** Takes every connection of the ledger's away in the middle of whatever it does. */
const killBackends = async (url: string) => {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await client.end();
};

describe('a PostgreSQL that is killed under load', () => {
  it(
    `${KILLS} times whole and ${KILLS} times by its connections: nothing acknowledged is lost, nothing is done twice`,
    async ({ skip }) => {
      if (!postgres.own) return skip('a server that is not ours is not killed');
      const url = await postgres.fresh();
      let interrupted = 0;
      const log = {
        ...silentLog,
        warn: (words: string) => void (words === 'a batch is tried again' && interrupted++),
      };
      const open = () => openPostgresLedger({ url, clock: systemClock, log });
      const hubs = await Promise.all(Array.from({ length: HUBS }, open));
      const desks = hubs.map((hub) => openBatcher((ops) => hub.applyBatch(ops), hub.pace));
      const acknowledged = new Set<string>();
      const shop = { open: true };
      let next = 0;
      /** As a client does it: what was not answered is asked again, at whichever hub. */
      const ask = async (op: CouponOp) => {
        for (let tries = 0; shop.open || tries === 0; tries++) {
          try {
            const result = await (desks[(next + tries) % HUBS] ?? desks[0]!).apply(op);
            if (result.ok) acknowledged.add(`${op.kind} ${op.intent}`);
            return result.ok;
          } catch {
            // The hub gave up as well; the client does not.
          }
        }
        return false;
      };
      const client = async () => {
        while (shop.open) {
          const n = next++;
          const terms = offerCalled(n % 4 === 0 ? 'scarce' : 'winter');
          const claimed = await ask(claimOf(n, n % 4 === 0 ? { terms, stock: 40 } : { terms }));
          if (!claimed) continue;
          await ask(redeemOf(n, claimOf(n).code));
          if (n % 3 !== 0) continue;
          await ask(reverseOf(n, claimOf(n).coupon, 1));
          await ask(redeemOf(n + 0.5, claimOf(n).code));
        }
      };
      const clients = Array.from({ length: CLIENTS }, client);
      const grown = async () => {
        const before = acknowledged.size;
        await expect
          .poll(() => acknowledged.size, { timeout: 60_000 })
          .toBeGreaterThan(before + 50);
      };
      for (let kill = 0; kill < KILLS; kill++) {
        await grown();
        await killBackends(url);
        await grown();
        await postgres.kill();
        await postgres.restart();
      }
      await grown();
      shop.open = false;
      await Promise.all(clients);

      const [hub] = hubs;
      if (!hub) throw new Error('no hub');
      await invariantsOf(hub, {
        acknowledged,
        stocks: [{ ...offerNamed('scarce'), stock: 40 }],
      });
      // The load met the kills: otherwise nothing was tried here.
      expect(interrupted).toBeGreaterThanOrEqual(KILLS);
      await Promise.all(hubs.map((one) => one.close()));
      return undefined;
    },
    120_000 + KILLS * 60_000,
  );
});
