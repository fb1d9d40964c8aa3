import type { Page } from '@playwright/test';
import { expect, test } from './shop.ts';

/** Makes the page's clock ours, from its first line on. */
const withClock = async (screen: Page) => {
  await screen.clock.install();
  await screen.reload();
  await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
};

/** Everything a browser could keep of a visit, as text. */
const keptBy = (screen: Page): Promise<string> =>
  screen.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const stores = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      databases.join(),
      (await caches.keys()).join(),
    ];
    return [...stores, document.documentElement.outerHTML, history.length].join('\n');
  });

test.describe('the end of a visit', () => {
  test.beforeEach(async ({ shop }) => {
    await shop.reader.stocked();
    await withClock(shop.screen);
  });

  test('comes after 45 seconds and a countdown that a touch stops', async ({ shop }) => {
    const { screen } = shop;
    await screen.getByRole('button', { name: '触摸开始' }).click();
    await expect(screen.locator('[data-experience="attract"]')).toHaveCount(0);
    await screen.clock.runFor(46_000);
    await expect(screen.getByText('还在看吗？')).toBeVisible();
    await screen.getByRole('button', { name: '我还在，继续看' }).click();
    await expect(screen.getByText('还在看吗？')).toHaveCount(0);
    await screen.clock.runFor(46_000);
    await expect(screen.getByText('还在看吗？')).toBeVisible();
    await screen.clock.runFor(21_000);
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
  });

  test('leaves nothing of it in storage, document, language or mode', async ({ shop }) => {
    const { screen } = shop;
    await screen.getByRole('button', { name: '触摸开始' }).click();
    await screen.getByRole('button', { name: 'English' }).click();
    await screen.getByRole('button', { name: 'Accessib' }).click();
    await expect(screen.locator('html')).toHaveAttribute('lang', 'en');
    await screen.evaluate(() => {
      localStorage.setItem('left-behind', 'shopper');
      sessionStorage.setItem('left-behind', 'shopper');
      document.cookie = 'left-behind=shopper';
    });
    // Three times as long in the accessibility mode, twice over.
    await screen.clock.runFor(46_000);
    await expect(screen.getByText('Still there?')).toHaveCount(0);
    await screen.clock.runFor(3 * 65_000);
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
    await expect(screen.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    expect(await keptBy(screen)).not.toContain('left-behind');
  });

  test('takes a claim’s traces with it', async ({ shop }) => {
    const { screen } = shop;
    await screen.getByRole('button', { name: '扫码领券' }).click();
    const name = await screen.getByRole('img', { name: /短码/ }).first().getAttribute('aria-label');
    const code = /短码 ([0-9A-Z ]{9})/.exec(name ?? '')?.[1]?.replace(' ', '') ?? '';
    const phone = await shop.visit(`${shop.baseUrl}/C/${code}`, { mobile: true });
    await phone.getByRole('button', { name: '一键领取' }).click();
    await expect(screen.locator('[data-step="claimed"]')).toBeVisible();
    const tail = /尾号 ([0-9A-Z]{4})/.exec(await screen.locator('body').innerText())?.[1] ?? '';
    expect(tail).toMatch(/^[0-9A-Z]{4}$/);
    await screen.getByRole('button', { name: '完成，清除本屏' }).click();
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
    expect(await keptBy(screen)).not.toContain(`尾号 ${tail}`);
    await screen.reload();
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
  });
});
