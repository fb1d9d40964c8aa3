import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
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

const counting = siteForJourneys((site) => {
  site.screens = site.screens.map((screen) => ({
    ...screen,
    camera: { demo: true, passers: true },
  }));
  site['judgement'] = { feedback: 'observe' };
  site['experiences'] = { attract: { picture: 'poster' } };
});

test.describe('where passers-by and wishes are counted', () => {
  test.use({ site: counting.site });

  test(
    'every page of the staff breaks no rule of accessibility',
    { tag: ONE_SHELL },
    async ({ shop }) => {
      const staff = await shop.visit(`${shop.staffUrl}#recent`);
      await expect(staff.getByText('店员登录')).toBeVisible();
      await staff.keyboard.type('246810');
      await staff.keyboard.press('Enter');
      const open = async (link: string, heading: string) => {
        await staff.getByRole('link', { name: link, exact: true }).click();
        await expect(staff.getByRole('heading', { name: heading }).first()).toBeVisible();
      };
      await expect(staff.getByText('还没有核销记录')).toBeVisible();
      expect(await rulesBroken(staff), 'recent').toEqual([]);

      await open('选品', '选品');
      await expect(staff.getByRole('heading', { name: '路过的人' })).toBeVisible();
      expect(await rulesBroken(staff), 'assortment').toEqual([]);

      await open('试衣镜', '试衣镜的衣服');
      await staff.getByRole('searchbox').fill('HB-C002');
      await staff.getByRole('button', { name: /HB-C002/ }).click();
      await expect(staff.getByRole('button', { name: /：横向/ }).first()).toBeVisible();
      await staff.getByText('用数字调整').click();
      expect(await rulesBroken(staff), 'garment correction').toEqual([]);

      await open('摄像头', '摄像头');
      const card = staff.getByRole('region').filter({ hasText: '在屏上显示画面' }).first();
      await expect(card).toBeVisible();
      expect(await rulesBroken(staff), 'cameras').toEqual([]);

      await staff.getByRole('link', { name: /屏幕与设备/ }).click();
      await expect(staff.getByRole('button', { name: '不再计路过的人' }).first()).toBeVisible();
      expect(await rulesBroken(staff), 'passers switches').toEqual([]);
    },
  );

  test(
    'a screen whose camera is being set up breaks no rule of accessibility',
    { tag: ONE_SHELL },
    async ({ shop }) => {
      const staff = await shop.visit(`${shop.staffUrl}#cameras`);
      await expect(staff.getByText('店员登录')).toBeVisible();
      await staff.keyboard.type('246810');
      await staff.keyboard.press('Enter');
      await staff.getByRole('button', { name: '在屏上显示画面' }).first().click();
      await expect(shop.screen.getByRole('dialog', { name: '摄像头调试' })).toBeVisible();
      expect(await rulesBroken(shop.screen), 'on the screen').toEqual([]);
      expect(await rulesBroken(staff), 'beside it').toEqual([]);
    },
  );
});

const withoutCameras = siteForJourneys((site) => {
  for (const screen of site.screens) delete screen.camera;
});

test.describe('where a phone searches', () => {
  test.use({ site: withoutCameras.site });

  test(
    'neither it nor the screen breaks a rule of accessibility',
    { tag: ONE_SHELL },
    async ({ shop }) => {
      await shop.screen.getByRole('button', { name: '手机搜款' }).click();
      const qr = shop.screen.getByRole('img', { name: '用手机搜款的二维码' });
      await expect(qr).toBeVisible();
      expect(await rulesBroken(shop.screen), 'its code').toEqual([]);
      const phone = await shop.visit(await readQr(qr), { mobile: true });
      await phone.getByRole('searchbox', { name: '想找什么' }).fill('大衣');
      await expect(phone.getByRole('button', { name: /放到大屏上/ }).first()).toBeVisible();
      expect(await rulesBroken(phone), 'what is found').toEqual([]);
    },
  );
});

test('the bench breaks no rule of accessibility', { tag: ONE_SHELL }, async ({ shop }) => {
  await shop.reader.stocked();
  const bench = await shop.visit(shop.benchUrl);
  await expect(bench.getByRole('heading').first()).toBeVisible();
  // The screen in its preview has tests of its own, above.
  expect(await rulesBroken(bench, ['iframe'])).toEqual([]);
});
