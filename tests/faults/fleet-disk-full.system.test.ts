import { cpSync, existsSync, mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openFaultProxy } from '../fakes/fault-proxy.ts';
import { hubFolder, inviteKiosk, startHub } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { noSmallDisk, smallDisk } from '../fakes/small-disk.ts';
import { keptPromises } from './kept-promises.ts';

const HOME = 'winter-100';
const LENT = 'lent';
const STOCK = 500;
const LOAN = 6;
const HELD = 4;
/** Room for the ballast twice over, as it asks for, and for what is there besides. */
const DISK_MB = 300;
const SLOW = { timeout: 40_000, interval: 200 };

/** The data of a process whose file system goes with it, as that process leaves it. */
const keptOf = async (path: string, stop: () => Promise<unknown>, to: string): Promise<void> => {
  const held = openSync(path, 'r');
  try {
    await stop();
    cpSync(`/proc/self/fd/${held}/.`, to, {
      recursive: true,
      filter: (name) => !/filler|ballast/.test(name),
    });
  } finally {
    closeSync(held);
  }
};

const offerOn = async (kiosk: KioskProcess, offer: string): Promise<string> => {
  const { ticket, link } = await standBefore(kiosk, 'entrance', offer);
  link.close();
  return codeOf(ticket);
};
const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
  const until = Date.now() + SLOW.timeout;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await delay(SLOW.interval);
    }
  }
};

/** Which of the two has no room left. */
describe.each(['kiosk', 'hub'] as const)(
  'a fleet in which the disk of the %s is full',
  { timeout: 180_000 },
  (whose) => {
    it('keeps its promises out of the ballast, makes no new ones, and everything is told once', async ({
      skip,
    }) => {
      const files = hubFolder((brand) => {
        const [offer] = brand.offers;
        Object.assign(offer!, { home: 'kiosk' });
        brand.offers.push({ ...offer, id: LENT, home: undefined, loan: LOAN });
      });
      mkdirSync(files.data, { recursive: true });
      if (noSmallDisk(files.data) !== null) return skip('no small file system can be mounted here');
      const disk = smallDisk(whose === 'hub' ? files.data : `${files.data}-kiosk`, DISK_MB);
      const hub = await startHub({ ...files, ...(whose === 'hub' ? { wrap: disk.wrap } : {}) });
      const atHub = whose === 'hub' ? { wrap: disk.enter(hub.process.pid ?? 0) } : {};
      const network = await openFaultProxy(hub.port);
      const asked = { site: 'lakeside', kiosk: 'front', url: network.url };
      const invitation = await inviteKiosk({ ...files, ...atHub }, asked);
      const shop = siteFolder((site) => {
        site['hub'] = invitation;
        site['publicUrl'] = 'http://127.0.0.1';
        site.offers = [];
      });
      const data = whose === 'kiosk' ? `${files.data}-kiosk` : shop.data;
      mkdirSync(data, { recursive: true });
      const wrap = whose === 'kiosk' ? { wrap: disk.wrap } : {};
      const kiosk = await startKiosk({ site: shop.site, data, ...wrap });
      const full = whose === 'kiosk' ? kiosk.pid : (hub.process.pid ?? 0);
      try {
        const here = await newTill(kiosk.baseUrl, '246810');
        const hilltop = await newTill(hub.baseUrl, '135790', 'hilltop');
        const whyNot = async (till: typeof here, code: string) =>
          (await till.quote([code])).body.unusable[0]?.fault.code ?? null;
        const claim = async (offer: string) => {
          const code = await patiently(() => offerOn(kiosk, offer));
          const phone = newPhone(code.length === 8 ? kiosk.baseUrl : hub.baseUrl);
          const opened = await phone.open(code);
          return opened.body.fault ? opened : phone.claim(opened.body.pass);
        };
        const held: string[] = [];
        for (let i = 0; i < HELD; i++)
          held.push(
            await patiently(async () => {
              const { status, body } = await claim(HOME);
              if (status !== 200) throw new Error(JSON.stringify(body));
              return 'code' in body ? body.code : '';
            }),
          );
        for (const code of held) await expect.poll(() => whyNot(here, code), SLOW).toBeNull();
        const ballast = join(disk.inside(full), 'ledger.sqlite.ballast');
        await expect.poll(() => existsSync(ballast), SLOW).toBe(true);

        disk.growLog(full, 'ledger.sqlite');
        network.cut();
        disk.fill(full);
        expect(disk.freeBytes(full)).toBeLessThan(64 * 1024);
        const used = held.slice(1);
        const ids: string[] = [];
        for (const [i, code] of held.entries()) {
          const done = await here.redeem(code, `intent-full-${i}`);
          expect([done.status, done.body.way ?? done.body.fault]).toEqual([200, 'home']);
          ids.push(done.body.id);
        }
        expect((await here.undo(ids[0] ?? '', 'intent-undo-1', 'wrong basket')).status).toBe(200);
        // With the hub away the kiosk's codes lead to itself; whose disk is full has room for what was promised alone.
        const refused = async (offer: string, symbols: number) => {
          await patiently(async () => {
            if ((await offerOn(kiosk, offer)).length !== symbols) throw new Error('not yet');
          });
          return (await claim(offer)).body.fault?.code;
        };
        const whyNotAway = whose === 'kiosk' ? await refused(LENT, 8) : null;
        network.mend();
        for (const code of used)
          await expect.poll(() => whyNot(hilltop, code), SLOW).toBe('coupon-redeemed');
        const waits = async () =>
          (
            (await (await fetch(`${kiosk.baseUrl}/healthz`)).json()) as {
              hub?: { waiting: number };
            }
          ).hub?.waiting;
        await expect.poll(waits, SLOW).toBe(0);
        expect(whyNotAway ?? (await refused(HOME, 12))).toBe('disk-full');
        expect(existsSync(ballast)).toBe(false);

        const kept = { kiosk: shop.data, hub: files.data };
        if (whose === 'kiosk') await keptOf(disk.inside(full), () => kiosk.stop(), kept.kiosk);
        else await kiosk.stop();
        if (whose === 'hub') await keptOf(disk.inside(full), () => hub.stop(), kept.hub);
        else await hub.stop();
        await keptPromises({
          ...kept,
          stocks: [HOME, LENT].map((offer) => ({ brand: 'hebai', offer, stock: STOCK })),
          goods: used,
        });
      } finally {
        await kiosk.stop('SIGKILL');
        await network.close();
        await hub.stop('SIGKILL');
        shop.remove();
        files.remove();
      }
      return undefined;
    });
  },
);
