import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { hubFolder, startHub } from '../fakes/hub-process.ts';
import { each, gather } from './crowd.ts';

const OFFER = 'winter-100';
const PEOPLE = 200;

describe('a hub that is told to go', () => {
  const files = hubFolder((brand) => (brand.offers[0]!['stock'] = 10_000));
  afterAll(() => files.remove());

  it('says so, answers what is under way, sends pages elsewhere, and has lost nothing it acknowledged', async () => {
    const hub = await startHub(files);
    const { crowd, close } = await gather(files, [hub.baseUrl], PEOPLE, OFFER);
    const passes = await each(crowd, 32, async ({ open }) => (await open()).body.pass);
    expect(passes.filter(Boolean)).toHaveLength(PEOPLE);

    const page = new WebSocket(`${hub.baseUrl.replace('http', 'ws')}/link?as=phone`, {
      headers: { origin: hub.baseUrl, cookie: crowd[0]!.phone.cookie() },
    });
    await new Promise((resolve) => page.once('open', resolve));
    const left = new Promise<number>((resolve) => page.once('close', resolve));
    const ready = async () => (await fetch(`${hub.baseUrl}/readyz`).catch(() => null))?.status ?? 0;
    expect(await ready()).toBe(200);

    const acknowledged: string[] = [];
    let refused = 0;
    const stopped = Promise.withResolvers<number | null>();
    let unready = false;
    await each(crowd, 16, async ({ phone }, i) => {
      if (i === PEOPLE / 4) {
        hub.stop('SIGTERM').then(stopped.resolve, stopped.reject);
        void (async () => {
          for (let status = await ready(); status !== 0; status = await ready())
            unready ||= status === 503;
        })();
      }
      try {
        const { status, body } = await phone.claim(passes[i]!);
        if (status === 200) acknowledged.push(body.code.replaceAll(' ', ''));
      } catch {
        refused++;
      }
    });
    expect(await stopped.promise).toBe(0);
    expect(await left).toBe(1012);
    expect(unready).toBe(true);
    expect(acknowledged.length).toBeGreaterThanOrEqual(PEOPLE / 4 - 16);
    expect(acknowledged.length + refused).toBe(PEOPLE);
    await close();

    const ledger = await openSqliteLedger({
      path: join(files.data, 'ledger.sqlite'),
      clock: systemClock,
      log: silentLog,
    });
    for (const code of acknowledged) expect(await ledger.byCode(code)).not.toBeNull();
    expect((await ledger.verifyChain()).faults).toEqual([]);
    await ledger.close();
  });

  it('counts what it did, and tells only those who reach it without a proxy', async () => {
    const hub = await startHub(files);
    const { crowd, close } = await gather(files, [hub.baseUrl], 3, OFFER);
    for (const { phone, open } of crowd) await phone.claim((await open()).body.pass);
    await crowd[0]!.phone.open('0000 0000 0000');
    const metrics = await (await fetch(`${hub.baseUrl}/metrics`)).text();
    expect(metrics).toMatch(/^lookglass_claims_total 3$/m);
    expect(metrics).toMatch(/lookglass_refusals_total\{.*code="code-unknown".*\} 1/);
    expect(metrics).toMatch(/lookglass_nodes_connected 1$/m);
    expect(metrics).toMatch(
      /lookglass_call_duration_seconds_bucket\{call="offers.claim",le="1"\} 3/,
    );
    for (const { phone } of crowd) expect(metrics).not.toContain(phone.cookie().split('=')[1]);
    const asked = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    for (const path of ['/metrics', '/readyz', '/livez'])
      expect((await fetch(hub.baseUrl + path, asked)).status).toBe(404);
    await close();
    expect(await hub.stop()).toBe(0);
  });
});
