import type { Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
import { siteForJourneys } from '../fakes/site-folder.ts';
import { expect, ONE_SHELL, test, type Shop } from './shop.ts';
import { wedge } from './wedge.ts';

const PIN = '246810';

const shortCodeOf = async (screen: Page): Promise<string> => {
  const name = await screen.getByRole('img', { name: /短码/ }).first().getAttribute('aria-label');
  return /短码 ([0-9A-Z]{4} [0-9A-Z]{4})/.exec(name ?? '')?.[1] ?? '';
};

/** A phone's camera reads the pixels of the code; the words below it say the same. */
const addressOn = async (screen: Page): Promise<string> => {
  const address = await readQr(screen.getByRole('img', { name: /短码/ }).first());
  expect(address).toMatch(/^HTTP:\/\/[0-9.:]+\/C\/[0-9A-Z]{8}$/);
  return address;
};

const scan = async (shop: Shop): Promise<Page> =>
  shop.visit(await addressOn(shop.screen), { mobile: true });

const claim = async (shop: Shop): Promise<{ phone: Page; code: string }> => {
  const phone = await scan(shop);
  await phone.getByRole('button', { name: '一键领取' }).click();
  const qr = phone.getByRole('img', { name: /券码/ }).first();
  await expect(qr).toBeVisible();
  const code = /券码 ([0-9A-Z ]+)/.exec((await qr.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  return { phone, code };
};

const signIn = async (shop: Shop): Promise<Page> => {
  const staff = await shop.visit(shop.staffUrl);
  await expect(staff.getByText('店员登录')).toBeVisible();
  await staff.keyboard.type(PIN);
  await staff.keyboard.press('Enter');
  await expect(staff.getByRole('textbox', { name: '扫券码，或输入券码' })).toBeFocused();
  return staff;
};

const scanAtTill = (staff: Page, text: string) => wedge(staff, text.replaceAll(' ', ''));
/** What the scanner reads off the phone: a plain code, or where the page's address is secure one that changes. */
const shownOn = (phone: Page) => readQr(phone.getByRole('img', { name: /券码/ }).first());

test('scan, claim, redeem: the screen sees the claim, the till takes it once and can undo it', async ({
  shop,
}) => {
  const { screen } = shop;
  await screen.getByRole('button', { name: '触摸开始' }).waitFor();
  await screen.getByRole('button', { name: '扫码领券' }).click();
  await expect(screen.locator('[data-experience="coupon"]')).toBeVisible();

  const { phone, code } = await claim(shop);
  await expect(screen.locator('[data-step="claimed"]')).toBeVisible();
  await expect(screen.getByRole('heading', { level: 1 })).toContainText('收好了');

  await phone.reload();
  await expect(phone.getByRole('img', { name: /券码/ }).first()).toBeVisible();

  const staff = await signIn(shop);
  await scanAtTill(staff, await shownOn(phone));
  await expect(staff.getByText('核销成功')).toBeVisible();
  await expect(phone.getByText('已使用').first()).toBeVisible();

  // A phone still held to the scanner is the same scan for two seconds.
  await staff.waitForTimeout(2_500);
  await scanAtTill(staff, code);
  await expect(staff.getByText(/不能用/).first()).toBeVisible();
  await expect(staff.getByText('已用过').first()).toBeVisible();
  await expect(staff.getByText('1 号收银台').first()).toBeVisible();

  await staff
    .getByRole('button', { name: /^撤销 / })
    .first()
    .click();
  await staff.getByText('扫错了券').click();
  await staff.getByRole('button', { name: '撤销核销' }).click();
  await expect(staff.getByText(/已撤销/).first()).toBeVisible();
  await expect(phone.getByText('可使用').first()).toBeVisible();
  await scanAtTill(staff, await shownOn(phone));
  await expect(staff.getByText('核销成功')).toBeVisible();
});

test('a claim from the wall, without touching, belongs to whoever scanned', async ({ shop }) => {
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
  await claim(shop);
  await expect(shop.screen.locator('[data-step="claimed"]')).toBeVisible();
  // Only the end of the code may stand on a public screen.
  await expect(shop.screen.locator('body')).not.toContainText(
    /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/,
  );
});

test('a second claim by the same phone shows the coupon it has', async ({ shop }) => {
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
  const { phone, code } = await claim(shop);
  await shop.screen.getByRole('button', { name: /完成/ }).click();
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
  await phone.goto(await addressOn(shop.screen));
  await expect(phone.getByText('您已经领过了')).toBeVisible();
  await expect(phone.getByRole('img', { name: new RegExp(code) }).first()).toBeVisible();
});

test('a code that is wrong is refused kindly, and the short code can be typed', async ({
  shop,
}) => {
  const phone = await shop.visit(`${shop.baseUrl}/C/ZZZZZZZZ`, { mobile: true });
  await expect(phone.getByRole('textbox', { name: '输入屏幕上的短码' })).toBeVisible();
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
  const code = await shortCodeOf(shop.screen);
  await phone.getByRole('textbox', { name: '输入屏幕上的短码' }).fill(code.toLowerCase());
  await phone.getByRole('button', { name: '打开' }).click();
  await expect(phone.getByRole('button', { name: '一键领取' })).toBeVisible();
});

test('a wrong PIN keeps the staff pages shut', async ({ shop }) => {
  const staff = await shop.visit(shop.staffUrl);
  await expect(staff.getByText('店员登录')).toBeVisible();
  await staff.keyboard.type('000000');
  await staff.keyboard.press('Enter');
  await expect(staff.getByText(/密码不对/).first()).toBeVisible();
  await expect(staff.getByRole('textbox', { name: '扫券码，或输入券码' })).toHaveCount(0);
});

test('a till without its line says that nothing is redeemed, and nothing is', async ({ shop }) => {
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
  const { phone } = await claim(shop);
  const staff = await signIn(shop);
  // Nobody answers any more until the page has said so, however long a busy machine takes.
  await shop.stop('SIGKILL');
  await expect(staff.getByText('已断线，现在不能核销')).toBeVisible({ timeout: 60_000 });
  await scanAtTill(staff, await shownOn(phone));
  await expect(staff.getByText('没有核销').first()).toBeVisible();

  await shop.restart();
  const again = await signIn(shop);
  await scanAtTill(again, await shownOn(phone));
  await expect(again.getByText('核销成功')).toBeVisible();
});

test.describe('an offer that is one a member', { tag: ONE_SHELL }, () => {
  const { site } = siteForJourneys((settings) => {
    for (const offer of settings.offers) offer['personBy'] = 'member';
  });
  test.use({ site });

  test('asks for the number with a yes of its own, and leaves the number on no page', async ({
    shop,
  }) => {
    await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
    const phone = await scan(shop);
    const number = phone.getByRole('textbox', { name: /会员号/ });
    const yes = phone.getByRole('checkbox', { name: /我同意/ });
    const claimIt = phone.getByRole('button', { name: '一键领取' });
    await expect(yes).not.toBeChecked();
    await claimIt.click();
    await expect(phone.getByText('请填会员号', { exact: true })).toBeVisible();
    await number.fill('8061 7734 2209');
    await claimIt.click();
    await expect(phone.getByText('要您同意才能核对')).toBeVisible();
    await expect(yes).toBeFocused();
    await yes.check();
    await claimIt.click();
    await expect(phone.getByRole('img', { name: /券码/ }).first()).toBeVisible();
    const left = await phone.evaluate(
      () => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)),
    );
    expect(left).not.toMatch(/8061 ?7734/);

    // Another phone with the same number is told so, sees nothing of the coupon, and may correct it.
    await shop.screen.getByRole('button', { name: /完成/ }).click();
    await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
    const second = await scan(shop);
    await second.getByRole('textbox', { name: /会员号/ }).fill('806177342209');
    await second.getByRole('checkbox', { name: /我同意/ }).check();
    await second.getByRole('button', { name: '一键领取' }).click();
    await expect(second.getByText('这位会员已经领过了')).toBeVisible();
    await expect(second.getByRole('img', { name: /券码/ })).toHaveCount(0);
    await second.getByRole('textbox', { name: /会员号/ }).fill('vip-0042');
    await second.getByRole('button', { name: '一键领取' }).click();
    await expect(second.getByRole('img', { name: /券码/ }).first()).toBeVisible();
  });
});
