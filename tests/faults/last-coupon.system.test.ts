import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const SCREENS = 13;
const PHONES = 64;

/** A code seats five, as in the shop: so many phones need so many screens. */
const shop = siteFolder((site) => {
  const [screen] = site.screens;
  site.screens = Array.from({ length: SCREENS }, (_, i) => ({ ...screen, id: `screen-${i}` }));
  site.offers = [{ ...site.offers[0], id: 'last', stock: 1 }];
  site['publicUrl'] = 'http://127.0.0.1';
});
let kiosk: KioskProcess;

beforeAll(async () => {
  kiosk = await startKiosk({ site: shop.site, data: shop.data });
});
afterAll(async () => {
  await kiosk.stop();
  shop.remove();
});

describe(`${PHONES} phones and one coupon`, () => {
  it('one has it; each of the others is told that they are gone; the till takes it once', async () => {
    const stands = await Promise.all(
      Array.from({ length: SCREENS }, (_, i) => standBefore(kiosk, `screen-${i}`, 'last')),
    );
    const phones = Array.from({ length: PHONES }, () => newPhone(kiosk.baseUrl));
    const passes = await Promise.all(
      phones.map((phone, i) => phone.open(codeOf(stands[i % SCREENS]!.ticket))),
    );
    expect(passes.map(({ status, body }) => body.fault?.code ?? status)).toEqual(
      phones.map(() => 200),
    );

    const claims = await Promise.all(phones.map((phone, i) => phone.claim(passes[i]!.body.pass)));
    const won = claims.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(claims.filter(({ body }) => body.fault?.code === 'offer-sold-out')).toHaveLength(
      PHONES - 1,
    );

    const wallets = await Promise.all(phones.map((phone) => phone.wallet()));
    expect(wallets.flatMap(({ body }) => body.coupons)).toHaveLength(1);

    const till = await newTill(kiosk.baseUrl, '246810');
    const code = won[0]!.body.code;
    const redeems = await Promise.all(
      Array.from({ length: 16 }, (_, i) => till.redeem(code, `intent-${i}-0001`)),
    );
    expect(redeems.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(redeems.filter(({ body }) => body.fault?.code === 'coupon-redeemed')).toHaveLength(15);
    for (const { link } of stands) link.close();
  });
});
