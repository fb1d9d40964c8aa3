import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const SCREEN = 'entrance';
/** Of hebai, which both stores sell, and of nanping, which only hilltop does. */
const OFFER = { hebai: 'winter-100', nanping: 'knit-30' };
const SLOW = { timeout: 30_000, interval: 250 };

type Till = Awaited<ReturnType<typeof newTill>>;

/** A hub with a store of one brand and a house of all of them, each with its kiosk: real processes. */
describe('a store that names its brands', () => {
  const files = hubFolder();
  const lakesideFile = join(files.folder, 'sites', 'lakeside.json');
  const lakesideSells = (brands: readonly string[] | undefined) => {
    const site = JSON.parse(readFileSync(lakesideFile, 'utf8')) as Record<string, unknown>;
    writeFileSync(lakesideFile, JSON.stringify({ ...site, brands }));
  };
  const shops: ReturnType<typeof siteFolder>[] = [];
  let hub: HubProcess;
  /** Kiosks by their store, and the tills that ask them. */
  let kiosks: Record<'lakeside' | 'hilltop', { kiosk: KioskProcess; till: Till }>;
  let lakeside: Till;
  let hilltop: Till;
  let tries = 0;
  const intent = () => `intent-${++tries}`;

  const enter = async (site: string) => {
    const invitation = await inviteKiosk(files, { site, kiosk: 'front', url: hub.baseUrl });
    const shop = siteFolder((settings) => {
      settings['hub'] = invitation;
      settings.offers = [];
    });
    shops.push(shop);
    const kiosk = await startKiosk({ site: shop.site, data: shop.data });
    return { kiosk, till: await newTill(kiosk.baseUrl, '246810') };
  };
  beforeAll(async () => {
    lakesideSells(['hebai']);
    hub = await startHub(files);
    kiosks = { lakeside: await enter('lakeside'), hilltop: await enter('hilltop') };
    lakeside = await newTill(hub.baseUrl, '246810', 'lakeside');
    hilltop = await newTill(hub.baseUrl, '135790', 'hilltop');
  });
  afterAll(async () => {
    for (const { kiosk } of Object.values(kiosks)) await kiosk.stop();
    await hub.stop();
    for (const shop of shops) shop.remove();
    files.remove();
  });

  /** A new phone claims with the code that stands on a kiosk's screen, as soon as one does. */
  const claim = async (offer: string, at: keyof typeof kiosks = 'hilltop') => {
    const phone = newPhone(hub.baseUrl);
    const until = Date.now() + SLOW.timeout;
    for (;;) {
      try {
        const { ticket, link } = await standBefore(kiosks[at].kiosk, SCREEN, offer);
        link.close();
        const opened = await phone.open(codeOf(ticket));
        const { status, body } = await phone.claim(opened.body.pass);
        if (status !== 200) throw new Error(JSON.stringify([opened.body, body]));
        return { phone, coupon: body };
      } catch (error) {
        // The hub's offers are on their way to the kiosk, or five people sit at this code already.
        if (Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  };
  const NOT_HERE = { status: 409, body: { fault: { code: 'offer-not-here' } } };

  it('shows what it takes part in, and the house of all brands everything', async () => {
    await claim(OFFER.hebai, 'lakeside');
    await claim(OFFER.nanping, 'hilltop');
    await expect(standBefore(kiosks.lakeside.kiosk, SCREEN, OFFER.nanping)).rejects.toThrow(
      'offer-unknown',
    );
  });

  it('takes no other brand’s coupon at its till, alone or beside a basket; the house does', async () => {
    const { coupon } = await claim(OFFER.nanping);
    expect(await lakeside.redeem(coupon.code, intent())).toMatchObject(NOT_HERE);
    const { quote } = (await lakeside.quote([coupon.code], 50_000)).body;
    expect(quote.refused).toMatchObject([
      { coupon: coupon.id, why: { reason: 'not-at-this-site' } },
    ]);
    expect(
      (await lakeside.redeemBasket([coupon.code], 50_000, 47_000, intent())).body.fault?.code,
    ).toBe('price-changed');
    expect(
      (await lakeside.redeemBasket([coupon.code], 50_000, 50_000, intent())).body.fault?.code,
    ).toBe('nothing-applies');
    expect((await hilltop.redeem(coupon.code, intent())).status).toBe(200);
    const own = await claim(OFFER.hebai);
    expect((await lakeside.redeem(own.coupon.code, intent())).status).toBe(200);
  });

  it('is refused when a phone carries the question of its till; the house is not', async () => {
    const { phone, coupon } = await claim(OFFER.nanping);
    const here = (await kiosks.lakeside.till.challenge(50_000)).body.challenge;
    expect(await phone.relay(here, coupon.code)).toMatchObject(NOT_HERE);
    const there = (await kiosks.hilltop.till.challenge(50_000)).body.challenge;
    const carried = await phone.relay(there, coupon.code);
    expect(carried.status).toBe(200);
    const taken = await kiosks.hilltop.till.receipt(carried.body.receipt);
    expect(taken.body).toMatchObject({ saved: 3_000, way: 'phone' });
  });

  it('is none of those that the phone names, where it would be refused', async () => {
    const [nanping, hebai] = [await claim(OFFER.nanping), await claim(OFFER.hebai)];
    const stores = async ({ phone, coupon }: typeof nanping) => (await phone.where(coupon.id)).body;
    expect(await stores(nanping)).toMatchObject({ everywhere: true, count: 1 });
    expect((await stores(nanping)).stores.map(({ zh }) => zh)).toEqual(['山上店']);
    expect(await stores(hebai)).toMatchObject({ everywhere: true, count: 2 });
  });

  it('makes none of another brand’s coupons void; a store that takes part does', async () => {
    const { phone, coupon } = await claim(OFFER.nanping);
    expect(await lakeside.void(coupon.id, intent(), 'copied')).toMatchObject(NOT_HERE);
    expect((await phone.wallet()).body.coupons[0]?.state).toBe('claimed');
    expect((await hilltop.void(coupon.id, intent(), 'copied')).body.coupon.state).toBe('void');
    const own = await claim(OFFER.hebai);
    expect((await lakeside.void(own.coupon.id, intent(), 'copied')).status).toBe(200);
  });

  it('takes all brands as soon as its settings name none', async () => {
    const { phone, coupon } = await claim(OFFER.nanping);
    expect(await lakeside.redeem(coupon.code, intent())).toMatchObject(NOT_HERE);
    lakesideSells(undefined);
    await expect.poll(async () => (await phone.where(coupon.id)).body.count, SLOW).toBe(2);
    expect((await lakeside.redeem(coupon.code, intent())).status).toBe(200);
    await claim(OFFER.nanping, 'lakeside');
  });
});
