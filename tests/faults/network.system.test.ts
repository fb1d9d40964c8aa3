import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fair, openFaultRequests, type FaultRequests } from '../fakes/fault-requests.ts';
import { hubFolder, inviteKiosk, startHub } from '../fakes/hub-process.ts';
import { startKiosk } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { keptPromises } from './kept-promises.ts';
import { seeded } from './recorded-disk.ts';
import { trade } from './trade.ts';

/** More of them in the long form. */
const PEOPLE = Number(process.env['LOOKGLASS_NETWORK_PEOPLE'] ?? 16);
const SCREENS = 8;
const STOCK = 100_000;
const OFFERS = ['winter-100', 'at-hub'] as const;
const HOUR = 3_600_000;
const seed = Number(process.env['LOOKGLASS_SEED'] ?? Date.now() % 2 ** 31);

/** Its clock is so many hours off. */
const skewed = (hours: number): NodeJS.ProcessEnv => {
  const script = `const now = Date.now; Date.now = () => now() + ${hours * HOUR};`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` };
};

const worlds = [
  { clocks: 'right', kioskHours: 0, hubHours: 0, people: PEOPLE },
  { clocks: 'a day apart, the kiosk ahead', kioskHours: 24, hubHours: -24, people: PEOPLE / 2 },
  { clocks: 'a day apart, the hub ahead', kioskHours: -24, hubHours: 24, people: PEOPLE / 2 },
];

describe.each(worlds)('phones, tills, a kiosk and its hub, clocks $clocks', (world) => {
  it(
    `lose, delay, repeat and overtake one another’s words, and every coupon gives goods once (seed ${seed})`,
    { timeout: 120_000 + PEOPLE * 4_000 },
    async () => {
      const random = seeded(seed);
      const files = hubFolder((brand) => {
        const [offer] = brand.offers;
        Object.assign(offer!, { home: 'kiosk', stock: STOCK });
        brand.offers.push({ ...offer, id: OFFERS[1], home: undefined });
      });
      const hub = await startHub({ ...files, env: skewed(world.hubHours) });
      const networks: FaultRequests[] = [];
      const networkTo = async (port: number) => {
        const made = await openFaultRequests(port, random);
        networks.push(made);
        return made;
      };
      const kioskToHub = await networkTo(hub.port);
      const phoneToHub = await networkTo(hub.port);
      const tillToHub = await networkTo(hub.port);
      const asked = { site: 'lakeside', kiosk: 'front', url: kioskToHub.url };
      const invitation = await inviteKiosk({ ...files, env: skewed(world.hubHours) }, asked);
      const shop = siteFolder((site) => {
        const [screen] = site.screens;
        site.screens = Array.from({ length: SCREENS }, (_, i) => ({ ...screen, id: `s-${i}` }));
        site['hub'] = invitation;
        site['publicUrl'] = 'http://127.0.0.1';
        site.offers = [];
      });
      const kiosk = await startKiosk({
        site: shop.site,
        data: shop.data,
        env: skewed(world.kioskHours),
      });
      const tillToKiosk = await networkTo(Number(new URL(kiosk.baseUrl).port));
      try {
        const tills = [
          await newTill(tillToKiosk.url, '246810'),
          await newTill(tillToHub.url, '135790', 'hilltop'),
        ] as const;
        const codeAt = async (screen: number, offer: string): Promise<string> => {
          const { ticket, link } = await standBefore(kiosk, `s-${screen % SCREENS}`, offer);
          link.close();
          return codeOf(ticket);
        };
        for (const offer of OFFERS)
          await expect
            .poll(() => codeAt(0, offer).catch(() => null), { timeout: 60_000 })
            .not.toBeNull();

        // The hub's time has come to the kiosk when its codes are good there.
        await expect
          .poll(async () => (await newPhone(hub.baseUrl).open(await codeAt(0, OFFERS[0]))).status, {
            timeout: 60_000,
          })
          .toBe(200);

        const storm = { over: false };
        const blowing = (async () => {
          while (!storm.over) {
            for (const network of networks) {
              network.mend();
              const fate = random();
              if (fate < 0.15) network.cut();
              else if (fate < 0.9)
                network.weather({ lose: 0.12, loseAnswer: 0.12, repeat: 0.2, holdMs: 250 });
              else network.weather(fair);
            }
            await delay(300 + random() * 900);
          }
          for (const network of networks) network.mend();
        })();

        const goods = await trade({
          people: world.people,
          tills,
          comes: () => newPhone(phoneToHub.url),
          codeFor: (n) => codeAt(n, OFFERS[n % 2] ?? ''),
          named: String(world.kioskHours),
        });
        storm.over = true;
        await blowing;
        const waits = async () =>
          (
            (await (await fetch(`${kiosk.baseUrl}/healthz`)).json()) as {
              hub?: { waiting: number };
            }
          ).hub?.waiting;
        await expect.poll(waits, { timeout: 60_000 }).toBe(0);
        // It was a storm: otherwise nothing was tried here.
        const all = networks.map((network) => network.counts());
        for (const what of ['lost', 'answersLost', 'repeated', 'overtaken'] as const)
          expect(
            all.reduce((sum, one) => sum + one[what], 0),
            what,
          ).toBeGreaterThan(0);

        await kiosk.stop();
        await hub.stop();
        await keptPromises(
          {
            hub: files.data,
            kiosk: shop.data,
            stocks: OFFERS.map((offer) => ({ brand: 'hebai', offer, stock: STOCK })),
            goods,
          },
          async (ledger) => {
            for (const offer of OFFERS)
              expect(await ledger.issued({ brand: 'hebai', offer })).toBe(world.people / 2);
          },
        );
      } finally {
        for (const network of networks) await network.close();
        await kiosk.stop('SIGKILL');
        await hub.stop('SIGKILL');
        shop.remove();
        files.remove();
      }
    },
  );
});
