import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import type { EventValue } from '../../preload/contract/index.ts';
import { freePort } from '../fakes/free-port.ts';
import { fleetKiosk } from '../fakes/fleet-kiosk.ts';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { noNginx, startNginx } from '../fakes/nginx.ts';
import { nodeLink } from '../fakes/node-link.ts';
import { newTill } from '../fakes/phone.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { each, gather } from './crowd.ts';

const OFFER = 'winter-100';
const STOCK = 100;
const PEOPLE = 1_280;
/** A busy machine takes a while to start an instance again. */
const INSIST_MS = 60_000;
/** How many times instances are killed under load; the long form has more of them. */
const KILLS = Number(process.env['LOOKGLASS_HUB_KILLS'] ?? 3);

describe.skipIf(noNginx !== null)(
  `two instances of a hub behind nginx${noNginx === null ? '' : `: ${noNginx}`}`,
  () => {
    const files = hubFolder((brand) => {
      const [offer] = brand.offers;
      offer!['stock'] = STOCK;
      brand.offers.push({ ...offer, id: 'many', stock: 100_000 });
    });
    let postgres: TestPostgres;
    let env: NodeJS.ProcessEnv;
    let hubs: HubProcess[];
    let proxy: Awaited<ReturnType<typeof startNginx>>;
    let ledger: Ledger;
    const dataOf = (i: number) => `${files.data}-${i}`;
    const start = (i: number, port: number) =>
      startHub({ folder: files.folder, data: dataOf(i), port, env });

    beforeAll(async () => {
      postgres = await startPostgres();
      const url = await postgres.fresh();
      env = { DATABASE_URL: url };
      const ports = [await freePort(), await freePort()] as const;
      hubs = await Promise.all(ports.map((port, i) => start(i, port)));
      proxy = await startNginx(ports);
      ledger = await openPostgresLedger({ url, clock: systemClock, log: silentLog });
    });
    afterAll(async () => {
      await ledger.close();
      await proxy.close();
      for (const hub of hubs) await hub.stop();
      await postgres.stop();
      files.remove();
    });
    const parts = () => ({ folder: files.folder, data: dataOf(0), env });

    it(`${PEOPLE} people and ${STOCK} coupons: ${STOCK} have one, through two instances`, async () => {
      const doors = hubs.map(({ baseUrl }) => baseUrl);
      const { crowd, close } = await gather(parts(), doors, PEOPLE, OFFER);
      // Whoever sees that all are gone already is told when opening the code.
      const outcomes = await each(crowd, 64, async ({ phone, open }) => {
        const opened = await open();
        if (opened.body.fault) return opened.body.fault.code;
        const claimed = await phone.claim(opened.body.pass);
        return claimed.body.fault?.code ?? 'claimed';
      });
      const count = (what: string) => outcomes.filter((one) => one === what).length;
      expect(count('claimed')).toBe(STOCK);
      expect(count('offer-sold-out')).toBe(PEOPLE - STOCK);
      const offer = { brand: 'hebai', offer: OFFER };
      expect(await ledger.issued(offer)).toBe(STOCK);
      expect((await ledger.verifyChain()).faults).toEqual([]);
      await close();
    });

    it('what one instance does, phones, tills and kiosks of the other know at once', async () => {
      const [one, two] = hubs as [HubProcess, HubProcess];
      const kiosk = await fleetKiosk(
        await inviteKiosk(parts(), { site: 'lakeside', kiosk: 'watch', url: two.baseUrl }),
        ['entrance'],
      );
      const { crowd, close } = await gather(parts(), [one.baseUrl], 1, 'many');
      const [{ phone } = { phone: null }] = crowd;
      if (!phone) throw new Error('nobody came');
      const opened = await phone.open(kiosk.codeOn('entrance', 'many'));
      const wallets: EventValue<'wallet'>[] = [];
      const page = nodeLink(two.baseUrl, { as: 'phone' }, { cookie: phone.cookie() });
      page.watch('wallet', (wallet) => void wallets.push(wallet));
      await expect.poll(() => page.status().kind).toBe('connected');

      const claimed = await phone.claim(opened.body.pass);
      expect(claimed.status).toBe(200);
      await expect.poll(() => wallets.at(-1)?.coupons.length).toBe(1);
      await expect
        .poll(() =>
          kiosk.heard.some(
            (message) => message.kind === 'cmd' && message.command.kind === 'claimed',
          ),
        )
        .toBe(true);

      // A sign-in of one is good at the other; its redemption shows on the phone's page.
      const till = await newTill(one.baseUrl, '246810', 'lakeside');
      const redeemed = await till.at(two.baseUrl).redeem(claimed.body.code, 'intent-many-1');
      expect(redeemed.status).toBe(200);
      await expect.poll(() => wallets.at(-1)?.coupons[0]?.state).toBe('redeemed');
      page.close();
      await kiosk.close();
      await close();
    });

    it(`instances are killed ${KILLS} times under load: nothing acknowledged is lost, nothing is done twice (LOOKGLASS_HUB_KILLS)`, async () => {
      const { crowd, close } = await gather(parts(), [proxy.baseUrl], 240, 'many');
      const held = new Map<string, string>();
      const redeemed = new Map<string, string>();
      const till = await newTill(proxy.baseUrl, '246810', 'lakeside');
      const work = { over: false };
      const killing = (async () => {
        for (let i = 0; i < KILLS && !work.over; i++) {
          await new Promise((resolve) => setTimeout(resolve, 400));
          const victim = i % 2;
          const { port } = hubs[victim]!;
          await hubs[victim]!.stop('SIGKILL');
          hubs[victim] = await start(victim, port);
        }
      })();
      /** As a page does: asks again, with the same intent, until it is answered. */
      const insist = async <T extends { status: number }>(ask: () => Promise<T>): Promise<T> => {
        const until = Date.now() + INSIST_MS;
        for (;;) {
          const answer = await ask().catch(() => null);
          if (answer && answer.status < 500) return answer;
          if (Date.now() > until) throw new Error('nobody answers');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      };
      await each(crowd, 12, async ({ phone, open }, i) => {
        const opened = await insist(open);
        expect(opened.body.fault ?? null).toBeNull();
        const claimed = await insist(() => phone.claim(opened.body.pass));
        expect(claimed.body.fault ?? null).toBeNull();
        held.set(phone.cookie(), claimed.body.code);
        const used = await insist(() => till.redeem(claimed.body.code, `intent-kill-${i}`));
        expect(used.body.fault ?? null).toBeNull();
        redeemed.set(claimed.body.code, used.body.id);
        const twice = await insist(() => till.redeem(claimed.body.code, `intent-again-${i}`));
        expect(twice.body.fault?.code).toBe('coupon-redeemed');
      });
      work.over = true;
      await killing;
      expect(new Set(held.values()).size).toBe(crowd.length);
      for (const code of held.values()) {
        const holding = await ledger.byCode(code.replaceAll(' ', ''));
        expect(holding?.turns).toHaveLength(1);
      }
      expect(redeemed.size).toBe(crowd.length);
      expect(await ledger.issued({ brand: 'hebai', offer: 'many' })).toBe(crowd.length + 1);
      expect((await ledger.verifyChain()).faults).toEqual([]);
      await close();
    });

    it('a wrong PIN counts at every instance, and so does a guessed code', async () => {
      const [one, two] = hubs as [HubProcess, HubProcess];
      const signIn = async ({ baseUrl }: HubProcess) => {
        const answer = await fetch(`${baseUrl}/api/staff/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
          body: JSON.stringify({ pin: '000000', site: 'hilltop' }),
        });
        return ((await answer.json()) as { fault: { code: string } }).fault.code;
      };
      const seen: string[] = [];
      for (let i = 0; i < 10 && !seen.includes('pin-locked'); i++) {
        seen.push(await signIn(i % 2 === 0 ? one : two));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(seen.indexOf('pin-locked')).toBeLessThanOrEqual(6);
    });
  },
);
