import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { siteForJourneys } from '../fakes/site-folder.ts';
import { ONE_SHELL, expect, test } from './shop.ts';

const rulesBroken = async (page: Page, without: string[] = []): Promise<string[]> => {
  // What still fades in has no final contrast yet.
  await page.waitForTimeout(1_200);
  const axe = new AxeBuilder({ page }).setLegacyMode();
  for (const part of without) axe.exclude(part);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
};

for (const theme of ['paper', 'mirror', 'hc'] as const) {
  test.describe(`the ${theme} screen`, { tag: ONE_SHELL }, () => {
    const shopFolder = siteForJourneys((site) => {
      site.screens = [{ ...site.screens[0], theme }];
    });
    test.use({ site: shopFolder.site });

    test('breaks no rule of accessibility at any step', async ({ shop }) => {
      const { screen } = shop;
      await shop.reader.stocked();
      await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
      expect(await rulesBroken(screen), 'attract').toEqual([]);
      await screen.getByRole('button', { name: '试妆镜' }).click();
      expect(await rulesBroken(screen), 'camera consent').toEqual([]);
      await screen.getByRole('button', { name: '不用摄像头' }).click();
      await screen.getByRole('button', { name: '304 朱砂' }).click();
      expect(await rulesBroken(screen), 'swatches').toEqual([]);
      await screen.getByRole('button', { name: '适合我的' }).click();
      await screen.getByRole('button', { name: '偏暖' }).click();
      expect(await rulesBroken(screen), 'what suits').toEqual([]);
      await screen.getByRole('button', { name: '返回' }).click();
      await screen.getByRole('button', { name: '返回' }).click();
      await screen.getByRole('button', { name: '扫码领券' }).click();
      await expect(screen.locator('[data-experience="coupon"]')).toBeVisible();
      expect(await rulesBroken(screen), 'coupon').toEqual([]);
      await shop.reader.lift('HB-C001');
      await expect(screen.locator('[data-experience="lookbook"]')).toBeVisible();
      expect(await rulesBroken(screen), 'product').toEqual([]);
      await screen
        .getByRole('button', { name: /件搭配/ })
        .first()
        .click();
      expect(await rulesBroken(screen), 'outfit').toEqual([]);
    });
  });
}

test('the phone page breaks no rule of accessibility', { tag: ONE_SHELL }, async ({ shop }) => {
  const phone = await shop.visit(shop.phoneUrl, { mobile: true });
  await expect(phone.getByRole('heading').first()).toBeVisible();
  expect(await rulesBroken(phone)).toEqual([]);
});

test('the staff pages break no rule of accessibility', { tag: ONE_SHELL }, async ({ shop }) => {
  const staff = await shop.visit(shop.staffUrl);
  await expect(staff.getByText('店员登录')).toBeVisible();
  expect(await rulesBroken(staff), 'sign-in').toEqual([]);
  await staff.keyboard.type('246810');
  await staff.keyboard.press('Enter');
  await expect(staff.getByRole('textbox').first()).toBeVisible();
  expect(await rulesBroken(staff), 'redeem').toEqual([]);
  await staff.getByRole('link', { name: '屏幕与设备' }).click();
  await expect(staff.getByText('RFID 读写器').first()).toBeVisible();
  expect(await rulesBroken(staff), 'health').toEqual([]);
});

test('the bench breaks no rule of accessibility', { tag: ONE_SHELL }, async ({ shop }) => {
  await shop.reader.stocked();
  const bench = await shop.visit(shop.benchUrl);
  await expect(bench.getByRole('heading').first()).toBeVisible();
  // The screen in its preview has tests of its own, above.
  expect(await rulesBroken(bench, ['iframe'])).toEqual([]);
});
