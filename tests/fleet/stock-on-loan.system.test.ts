import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import { outOf } from '../../main/offers/protocol/leases.ts';
import { openPostgresLedger } from '../../main/offers/postgres-ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { openFaultProxy, type FaultProxy } from '../fakes/fault-proxy.ts';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { fleetInvariants } from '../suites/fleet-invariants.ts';

const SCREEN = 'entrance';
const OFFER = 'winter-100';
const NODE = 'hebai/lakeside/front';
const STOCK = 40;
const LOAN = 6;
const SLOW = { timeout: 60_000, interval: 200 };

const engines = ['SQLite', 'PostgreSQL, two instances'] as const;

/** Phones claim at a kiosk whose hub cannot be reached: real processes, over a network that is cut between them. */
describe.each(engines)('stock on loan, %s', { timeout: 180_000 }, (engine) => {
  const files = hubFolder((brand) => {
    Object.assign(brand.offers[0]!, { stock: STOCK, loan: LOAN });
  });
  const env: NodeJS.ProcessEnv = {};
  let postgres: TestPostgres | null = null;
  let hubs: HubProcess[];
  let network: FaultProxy;
  let shop: ReturnType<typeof siteFolder>;
  let kiosk: KioskProcess;
  let hilltop: Awaited<ReturnType<typeof newTill>>;

  const enter = async () => {
    kiosk = await startKiosk({ site: shop.site, data: shop.data });
  };
  /** The last instance is the one that the kiosk has nothing to do with. */
  const far = () => hubs.at(-1)!;
  const openLedger = (): Promise<Ledger> =>
    postgres
      ? openPostgresLedger({ url: env['DATABASE_URL']!, clock: systemClock, log: silentLog })
      : openSqliteLedger({
          path: join(files.data, 'ledger.sqlite'),
          clock: systemClock,
          log: silentLog,
        });
  const withLedger = async <T>(use: (ledger: Ledger) => Promise<T>): Promise<T> => {
    const ledger = await openLedger();
    try {
      return await use(ledger);
    } finally {
      await ledger.close();
    }
  };

  beforeAll(async () => {
    const two = engine !== 'SQLite';
    if (two) {
      postgres = await startPostgres();
      env['DATABASE_URL'] = await postgres.fresh();
    }
    const datas = two ? [`${files.data}-0`, `${files.data}-1`] : [files.data];
    hubs = [];
    for (const data of datas) hubs.push(await startHub({ folder: files.folder, data, env }));
    network = await openFaultProxy(hubs[0]!.port);
    const parts = { folder: files.folder, data: datas[0]!, env };
    const hub = await inviteKiosk(parts, { site: 'lakeside', kiosk: 'front', url: network.url });
    shop = siteFolder((site) => {
      site['hub'] = hub;
      site['publicUrl'] = 'http://127.0.0.1';
      site.offers = [];
    });
    await enter();
    hilltop = await newTill(far().baseUrl, '135790', 'hilltop');
  });
  afterAll(async () => {
    await kiosk.stop();
    await network.close();
    for (const hub of hubs) await hub.stop();
    await postgres?.stop();
    shop.remove();
    files.remove();
  });

  const ticketNow = async () => {
    const { ticket, link } = await standBefore(kiosk, SCREEN, OFFER);
    link.close();
    return ticket;
  };
  /** Its offers come from the hub, once it has joined. */
  const offersCome = () => expect.poll(() => ticketNow().catch(() => null), SLOW).not.toBeNull();
  /** A new phone scans what stands on the screen, wherever that leads. */
  const claim = async () => {
    const ticket = await ticketNow();
    const atKiosk = isOfKiosk(codeOf(ticket));
    const phone = newPhone(atKiosk ? kiosk.baseUrl : far().baseUrl);
    const opened = await phone.open(codeOf(ticket));
    if (opened.body.fault) return { phone, atKiosk, fault: opened.body.fault.code };
    const claimed = await phone.claim(opened.body.pass);
    return { phone, atKiosk, fault: claimed.body.fault?.code ?? null, coupon: claimed.body };
  };
  const leadsToKiosk = () =>
    expect.poll(async () => isOfKiosk(codeOf(await ticketNow())), SLOW).toBe(true);
  const leadsToHub = () =>
    expect.poll(async () => isOfKiosk(codeOf(await ticketNow())), SLOW).toBe(false);
  const outAtKiosk = () =>
    withLedger(async (ledger) =>
      (await ledger.leases('open', NODE)).reduce((sum, one) => sum + outOf(one), 0),
    );
  const waiting = async (): Promise<number> => {
    const health = (await (await fetch(`${kiosk.baseUrl}/healthz`)).json()) as {
      hub?: { waiting: number };
    };
    return health.hub?.waiting ?? -1;
  };
  const whyNot = async (code: string) =>
    (await hilltop.quote([code])).body.unusable[0]?.fault.code ?? null;

  it('gives coupons out with the hub away, as many as it has, through a kill; all of them reach the hub', async () => {
    await offersCome();
    await expect.poll(outAtKiosk, SLOW).toBe(LOAN);
    expect(isOfKiosk(codeOf(await ticketNow()))).toBe(false);
    network.cut();
    await leadsToKiosk();
    const first = [await claim(), await claim()];
    await kiosk.stop('SIGKILL');
    await enter();
    await leadsToKiosk();
    const more = [await claim(), await claim(), await claim(), await claim()];
    const given = [...first, ...more];
    expect(given.map(({ fault, atKiosk }) => [fault, atKiosk])).toEqual(
      Array.from({ length: LOAN }, () => [null, true]),
    );
    // Nothing is left here: the codes lead to the hub again, for phones that have a network of their own.
    await leadsToHub();

    // Its own store takes such a coupon at once, another store once the hub knows of it.
    const here = await newTill(kiosk.baseUrl, '246810');
    const [used, kept] = [given[0]!.coupon!.code, given[1]!.coupon!.code];
    expect((await here.redeem(used, 'intent-loan-1')).body).toMatchObject({ way: 'home' });
    expect(await whyNot(used)).toBe('coupon-unknown');
    network.repeat();
    await expect.poll(() => whyNot(used), SLOW).toBe('coupon-redeemed');
    expect(await whyNot(kept)).toBe('coupon-elsewhere');
    network.mend();
    await hilltop.redeem(kept, 'intent-loan-2');
    await expect.poll(() => whyNot(kept), SLOW).toBeNull();
    expect((await hilltop.redeem(kept, 'intent-loan-3')).status).toBe(200);
    await expect.poll(waiting, SLOW).toBe(0);
    await withLedger(async (ledger) => {
      for (const { coupon } of given)
        expect(await ledger.byCode(coupon!.code.replaceAll(' ', ''))).not.toBeNull();
    });
  });

  it('has new stock once it is back, and gives it back when the brand lends no more', async () => {
    // Filled up once half of it was gone.
    await expect.poll(outAtKiosk, SLOW).toBeGreaterThan(LOAN / 2);
    expect(await outAtKiosk()).toBeLessThanOrEqual(LOAN);
    await leadsToHub();
    files.write((brand) => {
      delete brand.offers[0]!['loan'];
    });
    await expect.poll(outAtKiosk, SLOW).toBe(0);
  });

  it('breaks no promise in all of this', async () => {
    await kiosk.stop();
    await withLedger(async (ledger) => {
      await fleetInvariants({
        hub: ledger,
        hubData: postgres ? [] : [files.data],
        kiosks: [shop.data],
        stocks: [{ brand: 'hebai', offer: OFFER, stock: STOCK }],
        brands: ['hebai', 'nanping'],
        goods: [],
      });
      expect(await ledger.stock({ brand: 'hebai', offer: OFFER })).toEqual({
        claimed: LOAN,
        leased: 0,
        lost: 0,
      });
      expect(await ledger.exceptions('all', 9)).toEqual([]);
    });
  });
});

/** Codes that lead to the hub begin with whose kiosk they are of. */
const isOfKiosk = (code: string): boolean => code.length === 8;
