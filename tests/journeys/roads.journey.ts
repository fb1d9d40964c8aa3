import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { freePort } from '../fakes/free-port.ts';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { ONE_SHELL } from './shop.ts';

/** A phone without a key: what it shows is its code. */
const claimAt = async (kiosk: KioskProcess, hub: HubProcess): Promise<string> => {
  const { ticket, link } = await standBefore(kiosk, 'entrance', 'winter-100');
  link.close();
  const phone = newPhone(hub.baseUrl);
  const opened = await phone.open(codeOf(ticket));
  const claimed = await phone.claim(opened.body.pass);
  return claimed.body.code;
};
const rulesBroken = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
};
const enter = async (till: Page, text: string) => {
  const field = till.getByRole('textbox', { name: '扫券码，或输入券码' });
  await field.fill(text);
  await field.press('Enter');
};
const signIn = async (till: Page) => {
  await expect(till.getByText('店员登录')).toBeVisible({ timeout: 30_000 });
  await till.keyboard.type('246810');
  await till.keyboard.press('Enter');
  await expect(till.getByRole('textbox', { name: '扫券码，或输入券码' })).toBeVisible();
};

test(
  'a till whose kiosk is away goes on at the hub, each coupon once',
  { tag: ONE_SHELL },
  async ({ browser }) => {
    test.slow();
    const [hubPort, kioskPort] = [await freePort(), await freePort()];
    const files = hubFolder();
    writeFileSync(
      join(files.folder, 'hub.json'),
      JSON.stringify({ name: 'Hub', publicUrl: `http://127.0.0.1:${hubPort}` }),
    );
    const hub = await startHub({ ...files, port: hubPort });
    const invitation = await inviteKiosk(files, {
      site: 'lakeside',
      kiosk: 'front',
      url: hub.baseUrl,
    });
    const shop = siteFolder((site) => {
      site['hub'] = invitation;
      site.offers = [];
    });
    const start = () => startKiosk({ site: shop.site, data: shop.data, port: kioskPort });
    let kiosk = await start();
    const atTill = await browser.newContext({ locale: 'zh-CN' });
    try {
      const codes: string[] = [];
      // The code on the screen changes while a slow machine opens it.
      while (codes.length < 5)
        await claimAt(kiosk, hub).then(
          (code) => code && codes.push(code),
          () => {},
        );
      const [first = '', second = '', third = '', fourth = '', last = ''] = codes;
      const till = await atTill.newPage();
      // Only https, or a machine's own address, is trusted with a worker; `localhost` stands for the shop's https here.
      await till.goto(`http://localhost:${kioskPort}/staff`);
      await signIn(till);
      await expect
        .poll(() => till.evaluate(() => window.sessionStorage.getItem('lookglass.till-pass')))
        .toContain(String(hubPort));

      // With all of them there: what is the hub's own is asked of the hub, and the kiosk's page says yes.
      await enter(till, first);
      await expect(till.locator('[data-till="yes"]')).toBeVisible();
      await expect
        .poll(() => till.evaluate(async () => (await (await caches.open('till')).keys()).length))
        .toBeGreaterThan(2);

      // Made void at the kiosk's page, where it is kept: at the hub.
      await till.getByRole('button', { name: '作废一张券' }).click();
      const dialog = till.getByRole('dialog', { name: '作废一张券' });
      await dialog.getByRole('textbox', { name: '券码' }).fill(last);
      await dialog.getByRole('button', { name: '查这张券' }).click();
      await expect(dialog.getByText(/还没用过/)).toBeVisible();
      await dialog.getByText('疑似被复制').click();
      expect(await rulesBroken(till), 'making void').toEqual([]);
      await dialog.getByRole('button', { name: '作废', exact: true }).click();
      await till.getByRole('button', { name: '完成' }).click();
      await enter(till, last);
      await expect(till.locator('[data-till="no"]')).toContainText('作废');

      await kiosk.stop('SIGKILL');
      await expect(till.locator('[data-road="hub"]')).toBeVisible({ timeout: 30_000 });
      await enter(till, first);
      await expect(till.locator('[data-till="no"]').getByText(/已经用过/)).toBeVisible();
      await enter(till, second);
      await expect(till.locator('[data-till="yes"]')).toBeVisible();

      expect(await rulesBroken(till), 'at the hub').toEqual([]);

      // Loaded anew with nobody at its own address: it comes up, and goes on.
      await till.reload();
      await expect(till.locator('[data-road="hub"]')).toBeVisible({ timeout: 30_000 });
      await enter(till, third);
      await expect(till.locator('[data-till="yes"]')).toBeVisible();
      await expect(
        till.getByText(third.replaceAll(/[^0-9A-Z]/g, '').slice(-4)).first(),
      ).toBeVisible();

      // Another till at the hub knows all of it, and where it was.
      const other = await newTill(hub.baseUrl, '246810', 'lakeside');
      for (const code of [first, second, third])
        expect(
          (await other.redeem(code, `other-${code.replaceAll(' ', '')}`)).body.fault,
        ).toMatchObject({
          code: 'coupon-redeemed',
          details: { where: /湖滨店/ },
        });

      kiosk = await start();
      await signIn(till);
      await expect(till.locator('[data-road="hub"]')).toHaveCount(0);
      await enter(till, fourth);
      await expect(till.locator('[data-till="yes"]')).toBeVisible();
    } finally {
      await atTill.close();
      await kiosk.stop();
      await hub.stop();
      shop.remove();
      files.remove();
    }
  },
);
