import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hubFolder, inviteKiosk, startHub } from '../fakes/hub-process.ts';
import { startKiosk } from '../fakes/kiosk-process.ts';
import { askFrom, noNamespaces, openNamespaces, type Weather } from '../fakes/namespaces.ts';
import { newPhone, newTill } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { keptPromises } from './kept-promises.ts';
import { seeded } from './recorded-disk.ts';
import { trade } from './trade.ts';

/** Whoever waits for a test of every save has no time for wires that are pulled: `npm run test:faults` says how many come. */
const ASKED = process.env['LOOKGLASS_NAMESPACE_PEOPLE'];
const PEOPLE = Number(ASKED ?? 8);
const why = ASKED === undefined ? 'run by npm run test:faults -- --only namespaces' : noNamespaces;
const SCREENS = 8;
const STOCK = 100_000;
const PORT = 8747;
const OFFERS = ['winter-100', 'at-hub'] as const;
const HOSTS = ['hub', 'kiosk', 'phone', 'till'] as const;
const WEATHER: readonly Weather[] = [
  'fair',
  'fair',
  'rain',
  'rain',
  'rain',
  'mute',
  'deaf',
  'down',
];
const seed = Number(process.env['LOOKGLASS_SEED'] ?? Date.now() % 2 ** 31);

/** A machine that has just started is slow to answer. */
const patiently = async <T>(ask: () => Promise<T>, tries = 20): Promise<T> => {
  for (let n = 1; n < tries; n++) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
  }
  return ask();
};

describe.skipIf(why !== null)(
  `a hub, a kiosk, phones and tills, each a host of its own${why === null ? '' : `: ${why}`}`,
  () => {
    it(
      `cut off, half heard and rained on, every coupon gives goods once (seed ${seed})`,
      { timeout: 180_000 + PEOPLE * 6_000 },
      async () => {
        const random = seeded(seed);
        const net = openNamespaces(HOSTS);
        const files = hubFolder((brand) => {
          const [offer] = brand.offers;
          Object.assign(offer!, { home: 'kiosk', stock: STOCK });
          brand.offers.push({ ...offer, id: OFFERS[1], home: undefined });
        });
        const at = (host: (typeof HOSTS)[number], port = PORT) =>
          `http://${net.address(host)}:${port}`;
        const atHub = { ...files, wrap: net.wrap('hub') };
        const people = [
          askFrom(net.wrap('phone')),
          askFrom(net.wrap('till')),
          askFrom(net.wrap('kiosk')),
        ] as const;
        const [phones, clerks, shop] = people;
        const hub = await startHub({ ...atHub, port: PORT });
        const asked = { site: 'lakeside', kiosk: 'front', url: at('hub') };
        const invitation = await inviteKiosk(atHub, asked);
        const site = siteFolder((site) => {
          const [screen] = site.screens;
          site.screens = Array.from({ length: SCREENS }, (_, i) => ({ ...screen, id: `s-${i}` }));
          site['hub'] = invitation;
          site['publicUrl'] = at('kiosk');
          site.offers = [];
        });
        const kiosk = await startKiosk({
          site: site.site,
          data: site.data,
          port: PORT,
          wrap: net.wrap('kiosk'),
        });
        try {
          const tills = [
            await patiently(() => newTill(at('kiosk'), '246810', undefined, clerks.ask)),
            await patiently(() => newTill(at('hub'), '135790', 'hilltop', clerks.ask)),
          ] as const;
          const codeAt = (screen: number, offer: string) =>
            shop.read({ kiosk, screen: `s-${screen % SCREENS}`, offer });
          for (const offer of OFFERS)
            await expect
              .poll(() => codeAt(0, offer).catch(() => null), { timeout: 60_000 })
              .not.toBeNull();

          const storm = { over: false };
          const blowing = (async () => {
            while (!storm.over) {
              for (const host of HOSTS) {
                const kind = WEATHER[Math.floor(random() * WEATHER.length)] ?? 'fair';
                net.weather(host, kind, random());
              }
              await delay(300 + random() * 900);
              // Nothing is heard for long where each of them is cut off in turn.
              for (const host of HOSTS) net.weather(host, 'fair', 0);
              await delay(random() * 400);
            }
          })();
          const goods = await trade({
            people: PEOPLE,
            tills,
            comes: () => newPhone(at('hub'), '', phones.ask),
            // Whoever stands before a screen has no network in between.
            codeFor: (n) => codeAt(n, OFFERS[n % 2] ?? ''),
            named: 'apart',
          }).finally(() => (storm.over = true));
          await blowing;
          const health = async () =>
            (await shop.ask(`${kiosk.baseUrl}/healthz`, { method: 'GET', headers: {} })).json();
          const waits = async () =>
            ((await health()) as { hub?: { waiting: number } }).hub?.waiting;
          await expect.poll(waits, { timeout: 60_000 }).toBe(0);
          // It was a storm: otherwise nothing was tried here.
          const { down, mute, deaf, rain } = net.counts();
          expect(down + mute + deaf + rain).toBeGreaterThan(3);
          const { filters, netem } = net.kernel;
          const lost = filters && !netem ? net.swallowed() : Infinity;
          expect(lost).toBeGreaterThan(0);

          await kiosk.stop();
          await hub.stop();
          await keptPromises({
            hub: files.data,
            kiosk: site.data,
            stocks: OFFERS.map((offer) => ({ brand: 'hebai', offer, stock: STOCK })),
            goods,
          });
        } finally {
          await kiosk.stop('SIGKILL');
          await hub.stop('SIGKILL');
          for (const one of people) await one.close();
          net.close();
          site.remove();
          files.remove();
        }
      },
    );
  },
);
