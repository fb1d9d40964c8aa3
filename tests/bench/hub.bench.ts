import { Agent, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { disposal } from '../../main/base/disposal.ts';
import { randomCode } from '../../main/base/ids.ts';
import { silentLog } from '../../main/base/log.ts';
import { openHubLedger, openHubSql } from '../../main/compose/hub/keep.ts';
import { openHubKeys } from '../../main/compose/hub/secret.ts';
import { newPhoneCookie, personOf } from '../../main/host/who.ts';
import { openBatcher } from '../../main/offers/batcher.ts';
import { newCouponCode } from '../../main/offers/coupon-code.ts';
import { PASS_MS, writePass } from '../../main/offers/pass.ts';
import { hubFolder, startHub } from '../fakes/hub-process.ts';
import { claimOf } from '../fakes/offer-rules.ts';
import { startPostgres } from '../fakes/postgres.ts';
import { count, ms, percentile, times, type Figures, type Row } from './figures.ts';

type Run = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/** So many clients, each asking its next when the last was answered. */
const drive = async (
  all: number,
  clients: number,
  ask: (i: number) => Promise<void>,
): Promise<Run> => {
  const took: number[] = [];
  let next = 0;
  const client = async () => {
    for (let i = next++; i < all; i = next++) {
      const asked = performance.now();
      await ask(i);
      took.push(performance.now() - asked);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1_000;
  return { perSecond: all / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
};

const post = (agent: Agent, url: string, cookie: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, cookie };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** Claims over HTTP beside the same claims on the bare ledger: what the hub itself costs. The load runs on the same cores. */
const onEngine = async (name: string, databaseUrl: string | null): Promise<Row[]> => {
  const files = hubFolder((brand) => (brand.offers[0]!['stock'] = 1_000_000));
  const env = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const hub = await startHub({ ...files, env: { ...env, LOOKGLASS_LOG: 'warn' } });
  const kept = disposal();
  const rows: Row[] = [];
  const floor = mkdtempSync(join(tmpdir(), 'lookglass-bench-hub-'));
  try {
    const sql = await openHubSql({ data: files.data, databaseUrl, log: silentLog }, kept);
    const keys = await openHubKeys(sql);
    const ledger = await openHubLedger({
      data: floor,
      databaseUrl,
      clock: systemClock,
      log: silentLog,
      setAside: () => {},
    });
    kept.keep(ledger.close);
    const { apply } = openBatcher((ops) => ledger.applyBatch(ops));
    for (const clients of [64, 512]) {
      const all = clients * 40;
      const asks = Array.from({ length: all }, () => {
        const cookie = newPhoneCookie(false).split(';')[0] ?? '';
        const pass = writePass(keys.offers.pass, {
          id: randomCode(16),
          offer: 'winter-100',
          screen: 'hebai/lakeside/front/entrance',
          visit: '1',
          person: personOf(cookie) ?? '',
          until: Date.now() + PASS_MS,
        });
        return { cookie, body: JSON.stringify({ pass }) };
      });
      const agent = new Agent({ keepAlive: true, maxSockets: clients });
      const url = `${hub.baseUrl}/api/offers/claim`;
      const ours = await drive(all, clients, async (i) => {
        const { cookie, body } = asks[i]!;
        const status = await post(agent, url, cookie, body);
        if (status !== 200) throw new Error(`refused: ${status}`);
      });
      agent.destroy();
      const made = Date.now();
      const bare = await drive(all, clients, async (i) => {
        await new Promise((resolve) => void setImmediate(resolve));
        const n = made + i;
        const op = claimOf(n, { code: newCouponCode(), person: `bare-${n}`, intent: `bare-${n}` });
        const result = await apply(op);
        if (!result.ok) throw new Error(`refused: ${result.fault.code}`);
      });
      rows.push(
        {
          metric: `claims over HTTP, ${name}, ${clients} clients, per second (bare ledger)`,
          ours: count(ours.perSecond),
          peer: count(bare.perSecond),
          ratio: times(ours.perSecond, bare.perSecond),
        },
        {
          metric: `  p50 / p99`,
          ours: `${ms(ours.p50)} / ${ms(ours.p99)}`,
          peer: `${ms(bare.p50)} / ${ms(bare.p99)}`,
          ratio: times(ours.p99, bare.p99),
        },
      );
    }
  } finally {
    await kept.dispose();
    await hub.stop();
    rmSync(floor, { recursive: true, force: true });
    files.remove();
  }
  return rows;
};

export async function bench(): Promise<Figures> {
  const sqlite = await onEngine('SQLite', null);
  const postgres = await startPostgres('durable');
  try {
    return {
      name: 'hub',
      rows: [...sqlite, ...(await onEngine('PostgreSQL', await postgres.fresh()))],
    };
  } finally {
    await postgres.stop();
  }
}
