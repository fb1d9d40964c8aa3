import { afterAll, describe, expect, it } from 'vitest';
import { startKiosk } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const shop = siteFolder((site) => {
  site['publicUrl'] = 'http://127.0.0.1';
});
afterAll(() => shop.remove());

const start = () => startKiosk({ site: shop.site, data: shop.data });

describe('a kiosk that is killed without warning', () => {
  it('has after its restart whatever it had acknowledged, once', async () => {
    let kiosk = await start();
    const { ticket, link } = await standBefore(kiosk, 'entrance', 'winter-100');
    const phone = newPhone(kiosk.baseUrl);
    const opened = await phone.open(codeOf(ticket));
    const claimed = await phone.claim(opened.body.pass);
    expect(claimed.status).toBe(200);
    await kiosk.stop('SIGKILL');
    link.close();

    kiosk = await start();
    const again = newPhone(kiosk.baseUrl, phone.cookie());
    expect((await again.wallet()).body.coupons.map(({ code }) => code)).toEqual([
      claimed.body.code,
    ]);
    const till = await newTill(kiosk.baseUrl, '246810');
    const redeemed = await till.redeem(claimed.body.code, 'intent-kill-1');
    expect(redeemed.status).toBe(200);
    await kiosk.stop('SIGKILL');

    kiosk = await start();
    const later = await newTill(kiosk.baseUrl, '246810');
    // The till never heard, or asks once more: the same intent has the same answer, another is refused.
    expect((await later.redeem(claimed.body.code, 'intent-kill-1')).body.id).toBe(redeemed.body.id);
    expect((await later.redeem(claimed.body.code, 'intent-kill-2')).body.fault?.code).toBe(
      'coupon-redeemed',
    );
    await kiosk.stop();
  });

  it('while it imports, finishes the import after its restart', async () => {
    const fresh = siteFolder();
    try {
      const first = await startKiosk({ site: fresh.site, data: fresh.data });
      await first.stop('SIGKILL');
      const second = await startKiosk({ site: fresh.site, data: fresh.data });
      const total = async () =>
        (
          (await (await fetch(`${second.baseUrl}/api/products?limit=1`)).json()) as {
            total: number;
          }
        ).total;
      await expect.poll(total, { timeout: 10_000 }).toBeGreaterThan(20);
      await second.stop();
    } finally {
      fresh.remove();
    }
  });
});

describe('a kiosk that cannot start', () => {
  it('names the settings file, the place and the remedy', async () => {
    const broken = siteFolder((site) => {
      site['staffPin'] = 'none';
    });
    try {
      await expect(startKiosk({ site: broken.site, data: broken.data })).rejects.toThrow(
        /site\.json at staffPin: 4 to 12 digits/,
      );
    } finally {
      broken.remove();
    }
  });

  it('says who else may hold its port', async () => {
    const kiosk = await start();
    const other = siteFolder();
    try {
      await expect(
        startKiosk({
          site: other.site,
          data: other.data,
          port: Number(new URL(kiosk.baseUrl).port),
        }),
      ).rejects.toThrow(/Port \d+ is taken/);
    } finally {
      await kiosk.stop();
      other.remove();
    }
  });
});
