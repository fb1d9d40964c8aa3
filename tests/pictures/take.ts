import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Link } from '../../preload/contract/index.ts';
import { readQr } from '../fakes/camera.ts';
import { launchChromium } from '../fakes/chromium.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { keyCookieFor, nodeLink } from '../fakes/node-link.ts';
import { good } from '../fakes/results.ts';
import { siteFolder } from '../fakes/site-folder.ts';

/** `npm run pictures` takes the README's pictures of the built product. Look at them before committing. */
const FOLDER = join(import.meta.dirname, '..', '..', 'assets', 'pictures');
const COAT = 'HB-C001';
const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
const TABLET = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const pause = (delay: number) => new Promise((resolve) => setTimeout(resolve, delay));

const shop = siteFolder((site) => {
  const [screen] = site.screens;
  site.screens = ['paper', 'mirror', 'hc'].map((theme) => ({ ...screen, id: theme, theme }));
});

type Shown = { readonly page: Page; close(): Promise<void> };

const open = async (
  browser: Browser,
  url: string,
  viewport: typeof PORTRAIT,
  scale: number,
  dark = false,
): Promise<Shown> => {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    colorScheme: dark ? 'dark' : 'light',
    isMobile: viewport === PHONE,
    hasTouch: viewport === PHONE,
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, close: () => context.close() };
};

const take = async (page: Page, name: string) => {
  // Everything that fades in has arrived.
  await pause(2_500);
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 86 });
  console.log(name);
};

const screens = async (browser: Browser, kiosk: KioskProcess, bench: Link) => {
  const lift = async () => {
    good(
      await bench.call('bench.place', {
        device: 'reader-1',
        antenna: 1,
        sku: COAT,
        motion: 'held',
      }),
    );
  };
  const clear = async () => {
    await bench.call('bench.fault', { device: 'reader-1', fault: 'clear' });
    await pause(4_000);
  };
  for (const [theme, viewport, english] of [
    ['paper', PORTRAIT, false],
    ['mirror', PORTRAIT, false],
    ['hc', PORTRAIT, true],
    ['paper', LANDSCAPE, true],
  ] as const) {
    const name = `${theme}${viewport === LANDSCAPE ? '-landscape' : ''}`;
    const { page, close } = await open(
      browser,
      `${kiosk.baseUrl}/screen?screen=${theme}&key=${kiosk.key}`,
      viewport,
      0.6,
    );
    await page.locator('[data-experience="attract"]').waitFor();
    if (theme === 'paper' && !english) await take(page, 'attract');
    await lift();
    await page.locator(`[data-sku="${COAT}"]`).first().waitFor();
    await page.locator('[data-experience="lookbook"]').waitFor();
    if (english) await page.getByRole('button', { name: 'English' }).click();
    await take(page, `screen-${name}`);
    if (theme === 'paper' && !english) {
      await page
        .getByRole('button', { name: /件搭配/ })
        .first()
        .click();
      await take(page, 'screen-outfit');
    }
    await clear();
    await close();
  }
};

/** The drawn person before the make-up mirror, one half of the face as it is. */
const makeUp = async (browser: Browser, kiosk: KioskProcess) => {
  const { page, close } = await open(
    browser,
    `${kiosk.baseUrl}/screen?screen=paper&key=${kiosk.key}`,
    PORTRAIT,
    0.6,
  );
  await page.getByRole('button', { name: '试妆镜' }).click();
  await page.getByRole('button', { name: '同意并打开' }).click();
  await page.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '整妆', exact: true }).click();
  await page.getByRole('button', { name: '赴约' }).click();
  await page.getByRole('button', { name: '唇', exact: true }).click();
  await page.getByRole('button', { name: '前后对比' }).click();
  await take(page, 'makeup');
  await close();
};

/** The drawn person before the other mirrors: a coat worn, a comic made, the shelf moved, a search from the phone. */
const mirrors = async (browser: Browser, kiosk: KioskProcess) => {
  const at = async (door: string) => {
    const url = `${kiosk.baseUrl}/screen?screen=paper&key=${kiosk.key}`;
    const shown = await open(browser, url, PORTRAIT, 0.6);
    await shown.page.getByRole('button', { name: door }).click();
    return shown;
  };
  const agree = (page: Page) => page.getByRole('button', { name: '同意并打开' }).click();

  const fitting = await at('镜中试穿');
  await agree(fitting.page);
  await fitting.page
    .locator('button:not([aria-disabled="true"])', { hasText: '定格，3 秒后' })
    .waitFor({ timeout: 60_000 });
  await take(fitting.page, 'fitting');
  await fitting.close();

  const comic = await at('拍一页漫画');
  await agree(comic.page);
  await comic.page.getByRole('button', { name: '开始拍，3 秒后' }).click();
  await comic.page.getByRole('button', { name: '就这几格，看漫画' }).click();
  await comic.page.getByRole('img', { name: /您的漫画/ }).waitFor();
  await take(comic.page, 'comic');
  await comic.close();

  const shelf = await at('逛云货架');
  await shelf.page.getByRole('button', { name: '看这一件', exact: true }).waitFor();
  await take(shelf.page, 'shelf');
  await shelf.page.getByRole('button', { name: '手机搜款' }).click();
  const qr = shelf.page.getByRole('img', { name: '用手机搜款的二维码' });
  await qr.waitFor();
  const phone = await open(browser, await readQr(qr), PHONE, 1);
  await phone.page.getByRole('searchbox').fill('hui se waitao');
  await phone.page.getByText(/读作/).waitFor();
  await take(phone.page, 'phone-find');
  await phone.close();
  await shelf.close();
};

const shopper = async (browser: Browser, kiosk: KioskProcess) => {
  const screen = await open(
    browser,
    `${kiosk.baseUrl}/screen?screen=paper&key=${kiosk.key}`,
    PORTRAIT,
    0.6,
  );
  await screen.page.getByRole('button', { name: '扫码领券' }).click();
  const qr = screen.page.getByRole('img', { name: /短码/ }).first();
  await qr.waitFor();
  const code =
    /短码 ([0-9A-Z ]{9})/
      .exec((await qr.getAttribute('aria-label')) ?? '')?.[1]
      ?.replace(' ', '') ?? '';
  const phone = await open(browser, `${kiosk.baseUrl}/C/${code}`, PHONE, 1);
  await phone.page.getByRole('button', { name: '一键领取' }).waitFor();
  await take(phone.page, 'phone-claim');
  await phone.page.getByRole('button', { name: '一键领取' }).click();
  const coupon = phone.page.getByRole('img', { name: /券码/ }).first();
  await coupon.waitFor();
  await take(phone.page, 'phone-coupon');
  await take(screen.page, 'claimed');
  await screen.close();
  const held =
    /券码 ([0-9A-Z ]+)/.exec((await coupon.getAttribute('aria-label')) ?? '')?.[1]?.trim() ?? '';
  await phone.close();
  return held;
};

const staff = async (browser: Browser, kiosk: KioskProcess, code: string) => {
  for (const dark of [false, true]) {
    const { page, close } = await open(browser, `${kiosk.baseUrl}/staff`, TABLET, 0.8, dark);
    await page.getByText('店员登录').waitFor();
    await page.keyboard.type('246810');
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: '扫券码，或输入券码' });
    await field.fill(code);
    await field.press('Enter');
    await page
      .getByText(dark ? '已用过' : '核销成功')
      .first()
      .waitFor();
    await take(page, dark ? 'staff-used-dark' : 'staff-redeemed');
    if (!dark) {
      await page.getByRole('link', { name: '屏幕与设备' }).click();
      await take(page, 'staff-health');
    }
    await close();
  }
};

mkdirSync(FOLDER, { recursive: true });
const kiosk = await startKiosk({ site: shop.site, data: shop.data });
const browser = await launchChromium();
const bench = nodeLink(
  kiosk.baseUrl,
  { as: 'bench' },
  { cookie: await keyCookieFor(kiosk.benchUrl) },
);
try {
  await pause(3_000);
  await screens(browser, kiosk, bench);
  await makeUp(browser, kiosk);
  await mirrors(browser, kiosk);
  await staff(browser, kiosk, await shopper(browser, kiosk));
  const page = await open(browser, kiosk.benchUrl, TABLET, 0.8);
  await bench.call('bench.place', { device: 'reader-1', antenna: 1, sku: COAT, motion: 'held' });
  await take(page.page, 'bench');
  await page.close();
} finally {
  bench.close();
  await browser.close();
  await kiosk.stop();
  shop.remove();
}
process.exit();
