import { ONE_SHELL, expect, test } from './shop.ts';

test(
  'a wallet that was opened once opens again with no network, and shows its coupon',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    test.slow();
    await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
    // Only https, or a machine's own address, is trusted with a worker; `localhost` stands for the shop's https here.
    const home = shop.baseUrl.replace('127.0.0.1', 'localhost');
    const phone = await shop.visit(`${home}/phone`, { mobile: true });
    let link = '';
    const take = phone.getByRole('button', { name: '一键领取' });
    // The code on the screen changes while a slow machine opens the page.
    await expect(async () => {
      const name = await shop.screen
        .getByRole('img', { name: /短码/ })
        .first()
        .getAttribute('aria-label');
      const short = /短码 ([0-9A-Z]{4}) ([0-9A-Z]{4})/.exec(name ?? '');
      link = `${home}/C/${short?.[1]}${short?.[2]}`;
      await phone.goto(link);
      await expect(take).toBeVisible({ timeout: 15_000 });
    }).toPass();
    await take.click();
    const code = phone.getByRole('img', { name: /券码/ }).first();
    await expect(code).toBeVisible();
    const label = (await code.getAttribute('aria-label')) ?? '';

    await phone.goto(`${home}/phone`);
    await expect
      .poll(() => phone.evaluate(async () => (await (await caches.open('wallet')).keys()).length))
      .toBeGreaterThan(2);

    await shop.stop();
    await phone.reload();
    await expect(phone.getByText(/没有网络/).first()).toBeVisible();
    // Whose it is and where it is good, as well: asked for while there was somebody to ask.
    await expect(phone.getByRole('banner')).toContainText('湖滨店');
    await phone.getByRole('link', { name: /冬季限定券.*鹤白/ }).click();
    await expect(phone.getByRole('img', { name: label }).first()).toBeVisible();
    await expect(phone.getByText('在「湖滨店」收银台使用')).toBeVisible();

    // The link in a chat or in the history is opened again: it says so itself, and leads to what the phone has.
    await phone.goto(link);
    await expect(phone.getByText(/没有网络/).first()).toBeVisible();
    await phone.getByRole('main').getByRole('button', { name: '我的券（1）' }).click();
    await expect(phone.getByRole('link', { name: /冬季限定券.*鹤白/ })).toBeVisible();
  },
);
