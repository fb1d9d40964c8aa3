import type { Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
import { filesBelow } from '../fakes/files-below.ts';
import { leftovers, NOTHING, testCamera } from './before-camera.ts';
import { BEFORE_A_CAMERA, expect, test } from './shop.ts';

test.use(testCamera);

const photograph = async (screen: Page) => {
  await screen.getByRole('button', { name: '拍一页漫画' }).click();
  await screen.getByRole('button', { name: '同意并打开' }).click();
  await screen.getByRole('button', { name: '开始拍，3 秒后' }).click();
  await expect(screen.getByRole('timer')).toBeVisible();
  await screen.getByRole('button', { name: '就这几格，看漫画' }).click();
  await expect(screen.getByRole('img', { name: /您的漫画，共 1 格/ })).toBeVisible();
};

test(
  'a comic is made, kept, taken by one phone once, and then it is nowhere',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    const sent: string[] = [];
    screen.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => sent.push(String(payload))),
    );
    await screen.reload();
    await photograph(screen);
    await screen.getByRole('button', { name: '换第 1 格的话' }).click();
    await screen.getByRole('button', { name: '保留，用手机带走' }).click();
    const qr = screen.getByRole('img', { name: '带走漫画的二维码' });
    await expect(qr).toBeVisible();
    const address = await readQr(qr);
    const [, key = ''] = address.split('#');
    expect(address).toMatch(/^HTTP:\/\/[0-9.:]+\/P\/[0-9A-Z]{8}#[0-9A-Z]{26}$/);

    const phone = await shop.visit(address, { mobile: true });
    const asked: string[] = [];
    phone.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
    await phone.getByRole('button', { name: '打开我的图片' }).click();
    const comic = phone.getByRole('img', { name: '您的图片' });
    await expect(comic).toBeVisible();
    expect(await comic.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      500,
    );
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('不再保留');

    const second = await shop.visit(address, { mobile: true });
    await second.getByRole('button', { name: '打开我的图片' }).click();
    await expect(second.getByRole('alert')).toContainText('已被领走');

    await screen.getByRole('button', { name: '完成' }).click();
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
    expect(await leftovers(screen, 'comic')).toEqual(NOTHING);
    expect(key).toHaveLength(26);
    for (const said of [...sent, ...asked, shop.output()]) expect(said).not.toContain(key);
    for (const { name, bytes } of filesBelow(shop.dataDir)) {
      expect(bytes.includes(key), name).toBe(false);
      expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff])), name).toBe(false);
    }
  },
);

test(
  'a comic that is not wanted is deleted, and no phone gets it',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await photograph(screen);
    await screen.getByRole('button', { name: '保留，用手机带走' }).click();
    const address = await readQr(screen.getByRole('img', { name: '带走漫画的二维码' }));
    await screen.getByRole('button', { name: '不要了，删除' }).click();
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('已经删除');
    const phone = await shop.visit(address, { mobile: true });
    await phone.getByRole('button', { name: '打开我的图片' }).click();
    await expect(phone.getByRole('alert')).toContainText('已经不在了');
  },
);
