import { expect, test, type Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
import { openFaultProxy } from '../fakes/fault-proxy.ts';
import { hubFolder, inviteKiosk, startHub } from '../fakes/hub-process.ts';
import { startKiosk } from '../fakes/kiosk-process.ts';
import { codeOf, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { ONE_SHELL } from './shop.ts';
import { wedge } from './wedge.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** What a camera or a scanner reads off the only code on a page. */
const readOff = async (page: Page, name: string): Promise<string> => {
  const code = page.getByRole('img', { name });
  await expect(code).toBeVisible();
  return readQr(code);
};

test(
  'a till whose line is down asks through the shopper’s phone, and takes the answer once',
  { tag: ONE_SHELL },
  async ({ browser }) => {
    test.slow();
    const files = hubFolder();
    const hub = await startHub(files);
    const network = await openFaultProxy(hub.port);
    const invitation = await inviteKiosk(files, {
      site: 'lakeside',
      kiosk: 'front',
      url: network.url,
    });
    const shop = siteFolder((site) => {
      site['hub'] = invitation;
      site.offers = [];
    });
    const kiosk = await startKiosk({ site: shop.site, data: shop.data });
    const atPhone = await browser.newContext({ ...PHONE, locale: 'zh-CN' });
    const atTill = await browser.newContext({ locale: 'zh-CN' });
    try {
      const phone = await atPhone.newPage();
      // The code on the screen changes while a slow machine opens the page.
      await expect(async () => {
        const { ticket, link } = await standBefore(kiosk, 'entrance', 'winter-100');
        link.close();
        await phone.goto(`${hub.baseUrl}/C/${codeOf(ticket)}`);
        await expect(phone.getByRole('button', { name: '一键领取' })).toBeVisible({
          timeout: 8_000,
        });
      }).toPass();
      await phone.getByRole('button', { name: '一键领取' }).click();
      await expect(phone.getByRole('img', { name: /券码/ }).first()).toBeVisible();

      const till = await atTill.newPage();
      await till.goto(`${kiosk.baseUrl}/staff`);
      await expect(till.getByText('店员登录')).toBeVisible();
      await till.keyboard.type('246810');
      await till.keyboard.press('Enter');
      await expect(till.getByRole('textbox', { name: '扫券码，或输入券码' })).toBeFocused();
      await expect(till.getByText(/连不上总部/)).toHaveCount(0);
      network.cut();
      await expect(till.getByText(/连不上总部/)).toBeVisible({ timeout: 60_000 });

      await till.getByRole('button', { name: '用顾客的手机核销' }).click();
      const question = await readOff(till, '给顾客手机的问题码');
      expect(question).toMatch(/^HTTP:\/\/127\.0\.0\.1\/T\/[0-9A-Z]+$/);
      await phone.goto(hub.baseUrl + new URL(question).pathname);
      await phone.getByRole('button', { name: /冬季限定券/ }).click();
      const receipt = await readOff(phone, '给收银台的回执码');

      // A reading that was cut is no forgery: the question stays, and the code is scanned again.
      await wedge(till, receipt.slice(0, -7));
      await expect(till.getByText('没读全')).toBeVisible();
      await wedge(till, receipt);
      await expect(till.getByRole('heading', { name: /可以优惠 ¥\s?100/ })).toBeVisible();
      await till.getByRole('button', { name: '完成' }).click();

      // The same answer, shown once more to another question, moves nothing.
      await till.getByRole('button', { name: '用顾客的手机核销' }).click();
      await readOff(till, '给顾客手机的问题码');
      await wedge(till, receipt);
      await expect(till.getByRole('heading', { name: '不能凭它优惠' })).toBeVisible();

      network.mend();
      await expect(till.getByText(/连不上总部/)).toHaveCount(0, { timeout: 90_000 });
    } finally {
      await atPhone.close();
      await atTill.close();
      await kiosk.stop();
      await network.close();
      await hub.stop();
      shop.remove();
      files.remove();
    }
  },
);
