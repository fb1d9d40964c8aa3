import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { launchChromium } from '../fakes/chromium.ts';
import { filmPerson } from '../fakes/filmed-person.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { siteFolder } from '../fakes/site-folder.ts';

/** The built product before a filmed person, and its mirrors opened as a shopper opens them. */

const PORTRAIT = { width: 1080, height: 1920 };
const LONG_MS = 600_000;

declare global {
  interface Window {
    /** What trackers have told of so far, in pictures. */
    found: number;
  }
}

const countFound = () => {
  window.found = 0;
  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ kind?: string }>) => {
        if (data.kind === 'found' || data.kind === 'painted') window.found++;
      });
    }
  };
};

const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap();
const agree = async (page: Page, door: string) => {
  await tap(page, door);
  await tap(page, '同意并打开');
};
/** Until a tracker has told of so many pictures: that it runs, and not that it is there. */
const runs = async (page: Page) => {
  const before = await page.evaluate(() => window.found);
  await page.waitForFunction((from) => window.found > from + 2, before, { timeout: LONG_MS });
};

/** Each as a shopper would, from the wall. */
export const mirrors: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async makeup(page) {
    await agree(page, '试妆镜');
    await runs(page);
    await tap(page, '304 朱砂');
  },
  async fitting(page) {
    await agree(page, '镜中试穿');
    await page
      .locator('button:not([aria-disabled="true"])', { hasText: '定格，3 秒后' })
      .waitFor({ timeout: LONG_MS });
  },
  async shelf(page) {
    await tap(page, '逛云货架');
    await agree(page, '隔空用手翻');
    await runs(page);
  },
  async comic(page) {
    await agree(page, '拍一页漫画');
    await tap(page, '开始拍，3 秒后');
    await page.getByText('第 2 格，共 4 格').waitFor({ timeout: LONG_MS });
  },
};

export const toTheWall = async (page: Page): Promise<void> => {
  await tap(page, '返回');
  await page.locator('[data-experience="attract"]').waitFor();
};

export type MirrorShop = {
  readonly kiosk: KioskProcess;
  readonly browser: Browser;
  readonly page: Page;
  readonly devtools: CDPSession;
  close(): Promise<void>;
};

export const openMirrorShop = async (
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<MirrorShop> => {
  const shop = siteFolder((site) => {
    site.screens = site.screens.map((screen) => ({ ...screen, camera: {} }));
  });
  const camera = await filmPerson(join(shop.site, 'camera.y4m'));
  const kiosk = await startKiosk({ site: shop.site, data: shop.data });
  const browser = await launchChromium(camera);
  const context = await browser.newContext({
    viewport: PORTRAIT,
    locale: 'zh-CN',
    hasTouch: true,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(countFound);
  await prepare(page);
  await page.goto(kiosk.screenUrl);
  await page.locator('[data-experience="attract"]').waitFor();
  // A tracker can take longer to load than a screen waits for a touch: one, where nothing is.
  const stir = setInterval(() => void page.mouse.click(4, 400).catch(() => {}), 20_000);
  return {
    kiosk,
    browser,
    page,
    devtools,
    async close() {
      clearInterval(stir);
      await browser.close();
      await kiosk.stop();
      shop.remove();
    },
  };
};
