import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, Link } from '../../preload/contract/index.ts';
import { seal, unseal } from '../../renderer/kit/seal/seal.ts';
import { openFaultProxy, type FaultProxy } from '../fakes/fault-proxy.ts';
import { filesBelow } from '../fakes/files-below.ts';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { noNginx, startNginx } from '../fakes/nginx.ts';
import { keyCookieFor, nodeLink } from '../fakes/node-link.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { good } from '../fakes/results.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const SCREEN = 'entrance';
const SLOW = { timeout: 20_000 };
/** As large as a picture of a mirror is. */
const PICTURE = new Uint8Array(900_000).map((_, i) => (i * 2_654_435_761) >>> 24);

const take = async (baseUrl: string, id: string) => {
  const answer = await fetch(`${baseUrl}/api/handoff/take`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });
  return (await answer.json()) as { sealed?: string; fault?: Fault };
};

const writtenBelow = (folder: string): string =>
  filesBelow(folder)
    .map(({ bytes }) => bytes.toString('latin1'))
    .join('\n');

/** A picture from a screen to a phone in another network: real processes, whole pictures, and what is left of them. */
describe.each(['a hub', 'a hub of two instances'] as const)(
  'a picture that goes to a phone through %s',
  { timeout: 120_000 },
  (where) => {
    const files = hubFolder();
    let postgres: TestPostgres | null = null;
    let database = '';
    let hubs: HubProcess[] = [];
    let network: FaultProxy;
    /** What stands before several instances, where this machine has one. */
    let front: Awaited<ReturnType<typeof startNginx>> | null = null;
    let shop: ReturnType<typeof siteFolder>;
    let kiosk: KioskProcess;
    let screen: Link;
    const states: string[] = [];

    beforeAll(async () => {
      if (where === 'a hub of two instances') {
        postgres = await startPostgres();
        database = await postgres.fresh();
      }
      const env = database === '' ? {} : { DATABASE_URL: database };
      const start = (i: number) =>
        startHub({ folder: files.folder, data: `${files.data}-${i}`, env });
      hubs = [await start(0)];
      if (database !== '') hubs.push(await start(1));
      const [one, two] = hubs;
      if (one && two && noNginx === null) front = await startNginx([one.port, two.port]);
      network = await openFaultProxy(Number(front ? new URL(front.baseUrl).port : one?.port));
      const parts = { folder: files.folder, data: `${files.data}-0`, env };
      const invitation = await inviteKiosk(parts, {
        site: 'lakeside',
        kiosk: 'front',
        url: network.url,
      });
      shop = siteFolder((site) => {
        site['hub'] = invitation;
        site.offers = [];
        site['publicUrl'] = 'http://127.0.0.2';
      });
      kiosk = await startKiosk({ site: shop.site, data: shop.data });
      const cookie = await keyCookieFor(
        `${kiosk.baseUrl}/screen?screen=${SCREEN}&key=${kiosk.key}`,
      );
      screen = nodeLink(kiosk.baseUrl, { as: 'screen', screen: SCREEN }, { cookie });
      screen.watch('handoffs', ({ handoffs }) => {
        states.push(handoffs.map(({ state }) => state).join(' '));
      });
      await isReached();
    });
    afterAll(async () => {
      screen.close();
      await kiosk.stop();
      shop.remove();
      await network.close();
      await front?.close();
      for (const hub of hubs) await hub.stop();
      await postgres?.stop();
      files.remove();
    });

    const isReached = async (): Promise<void> => {
      const until = Date.now() + 30_000;
      for (;;) {
        const health = await (await fetch(`${kiosk.baseUrl}/healthz`)).json();
        if ((health as { hub: { kind: string } }).hub.kind === 'reached') return;
        if (Date.now() > until) throw new Error('the hub is not reached');
        await delay(100);
      }
    };
    const leave = async () => {
      const { sealed, key } = await seal(PICTURE);
      const answer = good(await screen.call('handoff.leave', { sealed }, { timeoutMs: 20_000 }));
      return { ...answer, sealed, key };
    };
    /** The other instance than the kiosk’s, where there is one. */
    const elsewhere = () => hubs.at(-1)?.baseUrl ?? '';

    it('is given once, at whichever instance, opens with the key of the code, and the screen hears of it', async () => {
      const { id, url, key } = await leave();
      expect(url).toBe(`HTTP://127.0.0.1/P/${id}`);
      expect(await (await fetch(`${elsewhere()}/P/${id}`)).text()).toContain('<html');
      expect(await take(kiosk.baseUrl, id)).toMatchObject({ fault: { code: 'picture-gone' } });

      const doors = [...hubs, ...hubs, ...hubs].map(({ baseUrl }) => baseUrl);
      const answers = await Promise.all(doors.map((door) => take(door, id)));
      const given = answers.flatMap(({ sealed }) => sealed ?? []);
      expect(given).toHaveLength(1);
      expect(answers.filter(({ fault }) => fault?.code === 'picture-taken')).toHaveLength(
        doors.length - 1,
      );
      expect(unseal(given[0] ?? '', key)).toEqual(PICTURE);
      await expect.poll(() => states.at(-1), SLOW).toBe('taken');
    });

    it('is gone at the hub once the shopper says no', async () => {
      const { id } = await leave();
      expect((await screen.call('handoff.withdraw', { id })).ok).toBe(true);
      expect(await take(elsewhere(), id)).toMatchObject({ fault: { code: 'picture-gone' } });
    });

    it('is taken from nobody who is no kiosk of the hub', async () => {
      const { sealed } = await seal(new Uint8Array(8));
      const answer = await fetch(`${elsewhere()}/fleet/v1/parcel`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer made-up' },
        body: JSON.stringify({ id: 'AAAA0001', sealed, forMs: 60_000 }),
      });
      expect(answer.status).toBe(401);
    });

    it('is given by the kiosk itself while the hub is not reached', async () => {
      network.cut();
      try {
        const { id, url, sealed } = await leave();
        expect(url).toBe(`HTTP://127.0.0.2/P/${id}`);
        expect(await take(kiosk.baseUrl, id)).toEqual({ sealed });
      } finally {
        network.mend();
      }
      await isReached();
    });

    it('leaves nothing of itself behind: not at the hub, in its database, or at the kiosk', async () => {
      const { id, sealed, key } = await leave();
      expect(await take(elsewhere(), id)).toEqual({ sealed });
      const written = [shop.data, ...hubs.map((_, i) => `${files.data}-${i}`)]
        .map(writtenBelow)
        .concat(...hubs.map((hub) => hub.log()));
      for (const text of written) {
        expect(text.includes(sealed.slice(1_000, 1_060))).toBe(false);
        expect(text.includes(key)).toBe(false);
      }
      if (database === '') return;
      const client = new Client({ connectionString: database });
      await client.connect();
      const { rows } = await client.query('SELECT sealed FROM parcel WHERE sealed IS NOT NULL');
      const { rows: tables } = await client.query(
        `SELECT relpersistence FROM pg_class WHERE relname = 'parcel'`,
      );
      await client.end();
      expect(rows).toEqual([]);
      expect(tables).toEqual([{ relpersistence: 'u' }]);
    });
  },
);
