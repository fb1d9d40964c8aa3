import type { Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
import { siteForJourneys } from '../fakes/site-folder.ts';
import { leftovers, NOTHING } from './before-camera.ts';
import { BEFORE_A_CAMERA, expect, test, type Shop } from './shop.ts';

/** Cinnabar: nobody who is drawn wears that below the waist. The demo's camera is a drawn person, in both shells. */
const SKIRT = 'HB-Q001';

/** How much of the middle of the mirror, below its middle, is red as the skirt is. */
const redShare = (screen: Page): Promise<number> =>
  screen.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-experience="fitting"] canvas');
    if (!canvas || canvas.width === 0) return 0;
    const copy = new OffscreenCanvas(160, 120);
    const pen = copy.getContext('2d', { willReadFrequently: true });
    let most = 0;
    // What was drawn can be read until it has been shown: not every frame of the page has a new one.
    for (let frame = 0; frame < 40 && most < 0.5; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      pen?.drawImage(canvas, 0, 0, 160, 120);
      const { data } = pen?.getImageData(64, 60, 32, 36) ?? { data: new Uint8ClampedArray() };
      let red = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
        if (r > 70 && r > 1.7 * g && r > 1.7 * b) red += 1;
      }
      most = Math.max(most, red / (data.length / 4));
    }
    return most;
  });

const lift = async ({ reader, screen }: Shop) => {
  await reader.stocked();
  await reader.lift(SKIRT);
  await expect(screen.locator(`[data-sku="${SKIRT}"]`).first()).toBeVisible();
};

const begin = async (screen: Page) => {
  await screen.getByRole('button', { name: '镜中试穿' }).click();
  await screen.getByRole('button', { name: '同意并打开' }).click();
};

const freeze = async (screen: Page) => {
  const keep = screen.getByRole('button', { name: '定格，3 秒后' });
  await expect(keep).toBeEnabled({ timeout: 90_000 });
  await keep.click();
  await expect(screen.getByRole('img', { name: /您的定格/ })).toBeVisible({ timeout: 30_000 });
};

test(
  'a lifted garment is worn in the mirror, kept, compared, and taken by a phone',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await lift(shop);
    await begin(screen);
    await expect.poll(() => redShare(screen), { timeout: 120_000 }).toBeGreaterThan(0.5);

    await freeze(screen);
    await screen.getByRole('button', { name: '继续试' }).click();
    await screen.getByRole('list', { name: '可以试穿的' }).getByRole('button').nth(1).click();
    await freeze(screen);
    await screen.getByRole('button', { name: '对比' }).click();
    await expect(screen.getByRole('button', { name: /第 [12] 套/ })).toHaveCount(2);
    await screen.getByRole('button', { name: /第 1 套/ }).click();

    await screen.getByRole('button', { name: '带到手机' }).click();
    const qr = screen.getByRole('img', { name: '带走试穿照的二维码' });
    await expect(qr).toBeVisible({ timeout: 20_000 });
    const address = await readQr(qr);
    const phone = await shop.visit(address, { mobile: true });
    await phone.getByRole('button', { name: '打开我的图片' }).click();
    const picture = phone.getByRole('img', { name: '您的图片' });
    await expect(picture).toBeVisible();
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.naturalHeight),
    ).toBeGreaterThan(600);
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('不再保留');
    await screen.getByRole('button', { name: '完成' }).click();
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
    expect(await leftovers(screen, 'fitting')).toEqual(NOTHING);
  },
);

test('a shopper who says no to the camera sees the garments laid out', async ({ shop }) => {
  const { screen } = shop;
  await lift(shop);
  await screen.getByRole('button', { name: '镜中试穿' }).click();
  await screen.getByRole('button', { name: '不用摄像头' }).click();
  await expect(screen.getByRole('region', { name: '放在一起看' })).toContainText('朱砂百褶半裙');
  expect(await screen.locator('video').count()).toBe(0);
  await screen.getByRole('button', { name: '打开摄像头试穿' }).click();
  await expect(screen.getByRole('button', { name: '同意并打开' })).toBeVisible();
});

test('a size is asked for at the screen, fetched by whoever of the staff takes it, and brought', async ({
  shop,
}) => {
  const { screen } = shop;
  await lift(shop);
  await screen.getByRole('button', { name: '镜中试穿' }).click();
  await screen.getByRole('button', { name: '不用摄像头' }).click();
  await screen
    .getByRole('region', { name: '尺码参考' })
    .getByRole('button', { name: 'M', exact: true })
    .click();
  await screen.getByRole('button', { name: '按身高' }).click();
  await screen.getByRole('button', { name: '170', exact: true }).click();
  await expect(screen.getByRole('region', { name: '尺码参考' })).toContainText('建议 L 码');
  await screen.getByRole('button', { name: '160', exact: true }).click();
  await screen.getByRole('button', { name: '请店员拿 M 码' }).click();
  const told = screen.locator('[data-errand]');
  await expect(told).toHaveText('已告诉店员');

  const staff = await shop.visit(shop.staffUrl);
  await staff.getByText('店员登录').waitFor();
  await staff.keyboard.type('246810');
  await staff.keyboard.press('Enter');
  const errand = staff.getByRole('list', { name: '顾客想要的' }).getByRole('listitem');
  await expect(errand).toContainText('朱砂百褶半裙 · M 码');
  await errand.getByRole('button', { name: '我去拿' }).click();
  await expect(told).toHaveText('店员去拿了，请稍候');
  await errand.getByRole('button', { name: '送到了' }).click();
  await expect(told).toHaveText('M 码送到了');
  await expect(errand).toHaveCount(0);

  // Somebody who leaves meanwhile is not searched for.
  await screen.getByRole('button', { name: '请店员拿 M 码' }).click();
  await errand.getByRole('button', { name: '我去拿' }).click();
  await screen.getByRole('button', { name: '不用拿了' }).click();
  await expect(errand).toContainText('不用送了');
  await errand.getByRole('button', { name: '知道了' }).click();
  await expect(errand).toHaveCount(0);
});

/** The streams that a video of the page shows, kept where the page's end does not reach them. */
const rememberTracks = (screen: Page) =>
  screen.evaluate(() => {
    const streams = [...document.querySelectorAll('video')].map(({ srcObject }) => srcObject);
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks = streams.flatMap((one) =>
      one instanceof MediaStream ? one.getTracks() : [],
    );
  });
const trackStates = (screen: Page) =>
  screen.evaluate(() =>
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map((one) => one.readyState),
  );

test(
  'the camera is stopped as soon as the shopper leaves the mirror',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await lift(shop);
    await begin(screen);
    await expect(screen.locator('video')).toBeAttached();
    await expect
      .poll(async () => (await rememberTracks(screen), trackStates(screen)))
      .toEqual(['live']);
    await screen.getByRole('button', { name: '返回' }).click();
    await expect(screen.locator('[data-experience="lookbook"]')).toBeVisible();
    expect(await trackStates(screen)).toEqual(['ended']);
  },
);

test.describe('a screen whose camera cannot be had', () => {
  const noCamera = siteForJourneys((site) => {
    site.screens = site.screens.map((screen) => ({
      ...screen,
      camera: { device: 'a camera that is not there' },
    }));
  });
  test.use({ site: noCamera.site });

  test('says why in words, and shows the garments without it', async ({ shop }) => {
    const { screen } = shop;
    await lift(shop);
    await begin(screen);
    await expect(screen.getByText(/没有找到摄像头|本屏不允许使用摄像头/).first()).toBeVisible();
    await screen.getByRole('button', { name: '不用镜子，看搭配图' }).click();
    await expect(screen.getByRole('region', { name: '放在一起看' })).toContainText('朱砂百褶半裙');
  });
});
