import type { Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
import { ONE_SHELL, expect, test, type Shop } from './shop.ts';
import { wedge } from './wedge.ts';

/** A page that is trusted with a key: `localhost` stands for a hub's https here. */
const claimWithKey = async (shop: Shop, clockOffMs = 0): Promise<Page> => {
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
  const home = shop.baseUrl.replace('127.0.0.1', 'localhost');
  const phone = await shop.visit(`${home}/phone`, { mobile: true });
  await phone.addInitScript((offMs) => {
    const right = Date.now;
    Date.now = () => right() + offMs;
  }, clockOffMs);
  const take = phone.getByRole('button', { name: '一键领取' });
  await expect(async () => {
    const short = await shop.screen
      .getByRole('img', { name: /短码/ })
      .first()
      .getAttribute('aria-label');
    const code = /短码 ([0-9A-Z]{4}) ([0-9A-Z]{4})/.exec(short ?? '');
    await phone.goto(`${home}/C/${code?.[1]}${code?.[2]}`);
    await expect(take).toBeVisible({ timeout: 15_000 });
  }).toPass();
  await take.click();
  await expect(phone.getByText('这个码一直在变')).toBeVisible();
  return phone;
};
const codeOn = (phone: Page) => phone.getByRole('img', { name: /券码/ }).first();
const plainOf = async (phone: Page): Promise<string> => {
  const label = await codeOn(phone).getAttribute('aria-label');
  return (/券码 ([0-9A-Z ]+)/.exec(label ?? '')?.[1] ?? '').replaceAll(' ', '');
};
const signIn = async (shop: Shop): Promise<Page> => {
  const staff = await shop.visit(shop.staffUrl);
  await expect(staff.getByText('店员登录')).toBeVisible();
  await staff.keyboard.type('246810');
  await staff.keyboard.press('Enter');
  await expect(staff.getByRole('textbox', { name: '扫券码，或输入券码' })).toBeFocused();
  return staff;
};

test(
  'a coupon is taken off the phone that claimed it, and off no copy of its code',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    test.slow();
    const phone = await claimWithKey(shop);
    const staff = await signIn(shop);
    // Sent to a friend, or printed: the code alone.
    await wedge(staff, await plainOf(phone));
    await expect(staff.getByText('请扫手机上正在变的码').first()).toBeVisible();
    // Beside a basket it is asked about in the same way, and taken once it was live.
    await staff.getByRole('textbox', { name: '本单金额' }).fill('1299');
    await staff.getByRole('textbox', { name: '扫券码，或输入券码' }).focus();
    await wedge(staff, await plainOf(phone));
    await expect(staff.locator('li[data-refused]')).toContainText('请扫手机上正在变的码');
    await wedge(staff, await readQr(codeOn(phone)));
    await expect(staff.locator('li[data-taken]')).toContainText('−¥100');
    await staff.getByRole('button', { name: '核销，减 ¥100' }).click();
    await expect(staff.getByRole('heading', { name: '核销成功' })).toBeVisible();
    await expect(phone.getByText('已使用').first()).toBeVisible();
  },
);

for (const hours of [24, -24])
  test(
    `a phone whose clock is ${hours} hours off shows codes that count`,
    { tag: ONE_SHELL },
    async ({ shop }) => {
      test.slow();
      const phone = await claimWithKey(shop, hours * 3_600_000);
      const staff = await signIn(shop);
      await wedge(staff, await readQr(codeOn(phone)));
      await expect(staff.getByText('核销成功')).toBeVisible();
    },
  );

test(
  'the phone goes on making codes with no network, and staff may type it off the phone',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    test.slow();
    const phone = await claimWithKey(shop);
    const plain = await plainOf(phone);
    await shop.stop('SIGKILL');
    await expect(phone.getByText(/没有网络/).first()).toBeVisible();
    const before = await readQr(codeOn(phone));
    expect(before).toMatch(/^[0-9A-Z]{170,}$/);
    await expect.poll(() => readQr(codeOn(phone)), { timeout: 60_000 }).not.toBe(before);

    await shop.restart();
    const staff = await signIn(shop);
    await wedge(staff, await readQr(codeOn(phone)));
    await expect(staff.getByText('核销成功')).toBeVisible();
    await staff
      .getByRole('button', { name: /^撤销 / })
      .first()
      .click();
    await staff.getByText('扫错了券').click();
    await staff.getByRole('button', { name: '撤销核销' }).click();
    await expect(staff.getByText(/已撤销/).first()).toBeVisible();
    const field = staff.getByRole('textbox', { name: '扫券码，或输入券码' });
    await field.fill(plain);
    await field.press('Enter');
    await expect(staff.getByText('核销成功')).toBeVisible();
  },
);
