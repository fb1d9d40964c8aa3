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
import { claimOf, redeemOf } from '../fakes/offer-rules.ts';
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

type Who = { readonly cookie: string } | { readonly authorization: string };

/** The answer's body; anything but a yes ends the bench. */
const post = (agent: Agent, url: string, who: Who, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, ...who };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`refused: ${answer.statusCode} ${text}`));
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });

const besides = (what: string, ours: Run, bare: Run): Row[] => [
  {
    metric: `${what}, per second (bare ledger)`,
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
];

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
    const { apply } = openBatcher(ledger.applyBatch, ledger.pace);
    const signedIn = await fetch(`${hub.baseUrl}/api/staff/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pin: '246810', site: 'lakeside' }),
    });
    const authorization = `Bearer ${((await signedIn.json()) as { token: string }).token}`;
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
      const codes: string[] = [];
      const ours = await drive(all, clients, async (i) => {
        const { cookie, body } = asks[i]!;
        const answer = await post(agent, url, { cookie }, body);
        codes[i] = (JSON.parse(answer) as { code: string }).code;
      });
      const redeemed = await drive(all, clients, async (i) => {
        const body = JSON.stringify({ code: codes[i], intent: randomCode(16), till: 'Till 1' });
        await post(agent, `${hub.baseUrl}/api/offers/redeem`, { authorization }, body);
      });
      agent.destroy();
      const made = Date.now();
      const bareCodes = Array.from({ length: all }, newCouponCode);
      const bare = await drive(all, clients, async (i) => {
        await new Promise((resolve) => void setImmediate(resolve));
        const n = made + i;
        const code = bareCodes[i] ?? '';
        const op = claimOf(n, { code, person: `bare-${n}`, intent: `bare-${n}` });
        const result = await apply(op);
        if (!result.ok) throw new Error(`refused: ${result.fault.code}`);
      });
      const bareRedeemed = await drive(all, clients, async (i) => {
        await new Promise((resolve) => void setImmediate(resolve));
        const result = await apply(redeemOf(made + i, bareCodes[i] ?? ''));
        if (!result.ok) throw new Error(`refused: ${result.fault.code}`);
      });
      const where = `over HTTP, ${name}, ${clients} clients`;
      rows.push(
        ...besides(`claims ${where}`, ours, bare),
        ...besides(`redeems ${where}`, redeemed, bareRedeemed),
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
