import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../main/base/clock.ts';
import { disposal, type Disposal } from '../../main/base/disposal.ts';
import { randomCode } from '../../main/base/ids.ts';
import { silentLog } from '../../main/base/log.ts';
import { openHubLedger, openHubSql } from '../../main/compose/hub/keep.ts';
import { openHubKeys } from '../../main/compose/hub/secret.ts';
import { newPhoneCookie, personOf } from '../../main/host/who.ts';
import { PASS_MS, writePass } from '../../main/offers/pass.ts';
import { hubFolder, startHub } from '../fakes/hub-process.ts';
import { noNginx, startNginx } from '../fakes/nginx.ts';
import { startPostgres } from '../fakes/postgres.ts';
import { count, ms, times, type Figures, type Row } from './figures.ts';
import { crowd, driveHttp, requestOf, type Run, type Sent } from './http-load.ts';
import { batched, claims, drive, redeemsOf } from './ledger-load.ts';

const FLOOR = fileURLToPath(new URL('http-floor-child.ts', import.meta.url));
const EACH = 16;
const CROWD = 2_000;
/** A screen lets in a few people every twenty seconds: a crowd stands before many. */
const KIOSKS = 200;
/** As a browser asks that a proxy of ours speaks for. */
const AS_BROWSER = {
  'accept-encoding': 'gzip, deflate',
  'user-agent':
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
};

const besides = (what: string, ours: Run, peer: Run): Row[] => [
  {
    metric: `${what}, per second`,
    ours: count(ours.perSecond),
    peer: count(peer.perSecond),
    ratio: times(ours.perSecond, peer.perSecond),
  },
  {
    metric: `  p50 / p99`,
    ours: `${ms(ours.p50)} / ${ms(ours.p99)}`,
    peer: `${ms(peer.p50)} / ${ms(peer.p99)}`,
    ratio: times(ours.p99, peer.p99),
  },
];

/** A bare node:http server in a process of its own, answering as many bytes as a hub does. */
const startFloor = async (kept: Disposal, bytes: number): Promise<number> => {
  const child = fork(FLOOR, [String(bytes)]);
  kept.keep(() => void child.kill());
  const [port] = (await once(child, 'message')) as [number];
  return port;
};

type Kept = { readonly folder: string; readonly data: string; readonly databaseUrl: string | null };

/** Phones that have opened a code: what is measured is the claim. */
const phones = async ({ data, databaseUrl }: Kept, kept: Disposal) => {
  const sql = await openHubSql({ data, databaseUrl, log: silentLog }, kept);
  const keys = await openHubKeys(sql);
  return (n: number): Sent[] =>
    Array.from({ length: n }, (_, i) => {
      const cookie = newPhoneCookie(false).split(';')[0] ?? '';
      const pass = writePass(keys.offers.pass, {
        id: randomCode(16),
        offer: 'winter-100',
        screen: `hebai/lakeside/kiosk-${i % KIOSKS}/entrance`,
        visit: '1',
        person: personOf(cookie) ?? '',
        until: Date.now() + PASS_MS,
      });
      const headers = { ...AS_BROWSER, cookie };
      return { path: '/api/offers/claim', headers, body: JSON.stringify({ pass }) };
    });
};

const signedIn = async (port: number): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pin: '246810', site: 'lakeside' }),
  });
  return `Bearer ${((await answer.json()) as { token: string }).token}`;
};

/** What clients do at a port, and the same of a floor: claims, then redeems of what was claimed. */
const loaded = async (
  at: { readonly port: number; readonly floor: number; readonly authorization: string },
  clients: number,
  asked: readonly Sent[],
) => {
  const { port, floor, authorization } = at;
  const requests = (to: number, sent: readonly Sent[]) => sent.map((one) => requestOf(to, one));
  const codes: string[] = [];
  const claimFloor = await driveHttp([floor], clients, requests(floor, asked));
  const claimed = await driveHttp([port], clients, requests(port, asked), (body, i) => {
    codes[i] = (JSON.parse(body) as { code: string }).code;
  });
  const redeems = codes.map((code) => ({
    path: '/api/offers/redeem',
    headers: { ...AS_BROWSER, authorization },
    body: JSON.stringify({ code, intent: randomCode(16), till: 'Till 1' }),
  }));
  const redeemFloor = await driveHttp([floor], clients, requests(floor, redeems));
  const redeemed = await driveHttp([port], clients, requests(port, redeems));
  return { claimed, claimFloor, redeemed, redeemFloor };
};

/** The same ops on the ledger alone, in this process: what HTTP and the rest of a hub add to them. */
const onLedger = async (databaseUrl: string | null, clients: number) => {
  const data = mkdtempSync(join(tmpdir(), 'lookglass-bench-ledger-'));
  const ledger = await openHubLedger({
    data,
    databaseUrl,
    clock: systemClock,
    log: silentLog,
    setAside: () => {},
  });
  const desk = batched(ledger);
  const ops = claims(clients * EACH);
  const claimed = await drive(desk, ops, clients);
  const redeemed = await drive(desk, redeemsOf(ops), clients);
  await ledger.close();
  rmSync(data, { recursive: true, force: true });
  return { claimed, redeemed };
};

type Engine = { readonly name: string; fresh(): Promise<string | null> };

const onEngine = async ({ name, fresh }: Engine): Promise<Row[]> => {
  const files = hubFolder((brand) => (brand.offers[0]!['stock'] = 1_000_000));
  const kept = disposal();
  const databaseUrl = await fresh();
  const env = { LOOKGLASS_LOG: 'warn', ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const start = async () => {
    const hub = await startHub({ ...files, env });
    kept.keep(async () => void (await hub.stop()));
    return hub;
  };
  const rows: Row[] = [];
  try {
    kept.keep(files.remove);
    const first = await start();
    const ask = await phones({ ...files, databaseUrl }, kept);
    const { port } = first;
    const floor = await startFloor(kept, 600);
    const authorization = await signedIn(port);
    for (const clients of [1, 64, 512]) {
      const at = { port, floor, authorization };
      const got = await loaded(at, clients, ask(clients === 1 ? 300 : clients * EACH));
      const where = `over HTTP, ${name}, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
      rows.push(
        ...besides(`claims ${where} (floor: bare node:http)`, got.claimed, got.claimFloor),
        ...besides(`redeems ${where} (floor: bare node:http)`, got.redeemed, got.redeemFloor),
      );
      if (clients === 1) continue;
      const alone = await onLedger(databaseUrl && (await fresh()), clients);
      rows.push(
        ...besides(`claims ${where} (beside the ledger alone)`, got.claimed, alone.claimed),
        ...besides(`redeems ${where} (beside the ledger alone)`, got.redeemed, alone.redeemed),
      );
    }
    const people = ask(CROWD);
    const knocks = (to: number) => people.map((one) => requestOf(to, one));
    rows.push(
      ...besides(
        `${CROWD} phones that come and claim at once, ${name} (floor: bare node:http)`,
        await crowd(port, knocks(port)),
        await crowd(floor, knocks(floor)),
      ),
    );
    if (databaseUrl !== null && noNginx === null) {
      const second = await start();
      const proxy = await startNginx([port, second.port]);
      kept.keep(proxy.close);
      const through = Number(new URL(proxy.baseUrl).port);
      const asked = ask(512 * EACH);
      const one = await loaded({ port, floor, authorization }, 512, ask(512 * EACH));
      const two = await loaded({ port: through, floor, authorization }, 512, asked);
      rows.push(
        ...besides(
          'claims, two instances behind nginx (one, asked directly)',
          two.claimed,
          one.claimed,
        ),
        ...besides(
          'redeems, two instances behind nginx (one, asked directly)',
          two.redeemed,
          one.redeemed,
        ),
      );
    }
  } finally {
    await kept.dispose();
  }
  return rows;
};

export async function bench(): Promise<Figures> {
  const sqlite = await onEngine({ name: 'SQLite', fresh: async () => null });
  const postgres = await startPostgres('durable');
  try {
    const rows = [...sqlite, ...(await onEngine({ name: 'PostgreSQL', fresh: postgres.fresh }))];
    return { name: 'hub', rows };
  } finally {
    await postgres.stop();
  }
}
