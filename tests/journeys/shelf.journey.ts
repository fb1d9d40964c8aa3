import type { Page } from '@playwright/test';
import { easyManner, film, grabbing, pointing, swiping } from '../fakes/hands/actor.ts';
import { beginFilm, showFilm, standInForTracker } from '../fakes/hands/stand-in.ts';
import { testCamera } from './before-camera.ts';
import { BEFORE_A_CAMERA, expect, test } from './shop.ts';

test.use(testCamera);

/** A hand as most hold it, seen as a kiosk sees it. */
const STYLE = { far: 0.5, quick: 0.5, pitch: 0.1, yaw: 0, roll: 0, loose: 0.3 };
const MANNER = { ...easyManner, fps: 20 };

const open = async (screen: Page) => {
  await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
  await screen.getByRole('button', { name: '逛云货架' }).click();
  await expect(middle(screen)).toBeVisible();
};
const middle = (screen: Page) => screen.locator('[data-offset="0"]');
const skuInMiddle = (screen: Page) => middle(screen).getAttribute('data-sku');
const tap = (screen: Page, name: string) =>
  screen.getByRole('button', { name, exact: true }).click();

test(
  'the shelf is walked by touch and keys to a product, and back to the same place',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await open(screen);
    const first = await skuInMiddle(screen);
    await tap(screen, '下一件');
    await expect(middle(screen)).not.toHaveAttribute('data-sku', first ?? '');
    await tap(screen, '上一件');
    await expect(middle(screen)).toHaveAttribute('data-sku', first ?? '');

    // A finger drags it; what lies under the finger is not opened by that.
    const box = await middle(screen).boundingBox();
    if (!box) throw new Error('no product in the middle');
    const y = box.y + box.height / 2;
    await screen.mouse.move(box.x + box.width / 2, y);
    await screen.mouse.down();
    await screen.mouse.move(box.x - 40, y, { steps: 6 });
    await screen.mouse.up();
    await expect(middle(screen)).not.toHaveAttribute('data-sku', first ?? '');
    await expect(screen.locator('[data-experience="shelf"]')).toBeVisible();

    // Farther than one page of it, there is always another.
    const seen = new Set<string | null>();
    for (let i = 0; i < 16; i++) {
      await tap(screen, '下一件');
      await expect(middle(screen)).toBeVisible();
      seen.add(await skuInMiddle(screen));
    }
    expect(seen.size).toBeGreaterThan(12);

    const chosen = await skuInMiddle(screen);
    await tap(screen, '看这一件');
    await expect(screen.locator('[data-experience="lookbook"]')).toBeVisible();
    await tap(screen, '返回');
    await expect(middle(screen)).toHaveAttribute('data-sku', chosen ?? '');

    await tap(screen, '鞋履');
    await expect(screen.getByText(/第 1 件/)).toBeVisible();
    await screen.getByRole('button', { name: '看这一件', exact: true }).focus();
    await screen.keyboard.press('Enter');
    await expect(screen.locator('[data-experience="lookbook"]')).toBeVisible();
  },
);

test(
  'a hand swipes the shelf, turns a product and opens one, and the camera goes with it',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await standInForTracker(screen);
    await screen.reload();
    await open(screen);
    await tap(screen, '隔空用手翻');
    await tap(screen, '同意并打开');
    await expect(screen.getByText('预览中 · 不保存')).toBeVisible();
    await expect(screen.getByText(/张开手掌停一下/)).toBeVisible();

    const first = await skuInMiddle(screen);
    await showFilm(screen, film(swiping('left', STYLE), MANNER));
    await expect(middle(screen)).not.toHaveAttribute('data-sku', first ?? '');
    // What somebody can do is not taught any longer.
    await expect(screen.getByText(/张开手掌停一下/)).toHaveCount(0);
    await showFilm(screen, film(swiping('right', STYLE), MANNER));
    await expect(middle(screen)).toHaveAttribute('data-sku', first ?? '');

    const grab = film(grabbing({ ...STYLE, far: 0.9, quick: 0.9 }), MANNER);
    await showFilm(screen, grab);
    await expect(screen.locator('li[data-done]', { hasText: '握拳转动' })).toBeVisible();
    await expect(middle(screen)).toHaveAttribute('data-sku', first ?? '');

    const point = film(pointing({ ...STYLE, far: 0.5, quick: 0.5 }), MANNER);
    await beginFilm(screen, point);
    await expect(screen.locator('[data-cursor="point"]')).toBeVisible();
    await expect(screen.locator('[data-experience="lookbook"]')).toBeVisible();

    // Back on the shelf nobody is looked at: the yes went with the view it was given in.
    await tap(screen, '返回');
    await expect(middle(screen)).toBeVisible();
    await expect(screen.getByText('摄像头关闭')).toBeVisible();
    await expect(screen.getByRole('button', { name: '隔空用手翻' })).toBeVisible();
  },
);

test(
  'no to the camera is the same shelf by touch, and so is a switch that staff have turned',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await open(screen);
    await tap(screen, '隔空用手翻');
    await tap(screen, '不用摄像头');
    await expect(screen.getByText('摄像头关闭')).toBeVisible();
    const first = await skuInMiddle(screen);
    await tap(screen, '下一件');
    await expect(middle(screen)).not.toHaveAttribute('data-sku', first ?? '');

    await tap(screen, '隔空用手翻');
    await tap(screen, '同意并打开');
    await expect(screen.getByText('预览中 · 不保存')).toBeVisible();
    // A switch that staff turn is over with it, in words, and touch goes on.
    const staff = await shop.visit(shop.staffUrl);
    await expect(staff.getByText('店员登录')).toBeVisible();
    await staff.keyboard.type('246810');
    await staff.keyboard.press('Enter');
    await staff.getByRole('link', { name: /屏幕与设备/ }).click();
    await staff.getByRole('button', { name: '关闭摄像头' }).first().click();
    await expect(screen.getByText('店员已关闭摄像头').first()).toBeVisible();
    const second = await skuInMiddle(screen);
    await tap(screen, '下一件');
    await expect(middle(screen)).not.toHaveAttribute('data-sku', second ?? '');
  },
);
