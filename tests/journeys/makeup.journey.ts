import type { Locator, Page } from '@playwright/test';
import { siteForJourneys } from '../fakes/site-folder.ts';
import { BEFORE_A_CAMERA, expect, test, type Shop } from './shop.ts';

/** A screen that is set to a camera which nobody plugged in. */
const cameraless = siteForJourneys((site) => {
  site.screens = site.screens.map((screen) => ({ ...screen, camera: {} }));
});

const glass = (screen: Page): Locator => screen.locator('[data-ready]');

/** Every stream that the page draws for itself, so that its end can be seen. */
const watchStreams = async ({ screen }: Shop) => {
  await screen.addInitScript(() => {
    const streams: MediaStream[] = [];
    Object.assign(globalThis, { drawnStreams: streams });
    const capture = HTMLCanvasElement.prototype.captureStream;
    HTMLCanvasElement.prototype.captureStream = function (...given) {
      const stream = capture.apply(this, given);
      streams.push(stream);
      return stream;
    };
  });
  await screen.reload();
};
const tracks = (screen: Page) =>
  screen.evaluate(() =>
    (globalThis as unknown as { drawnStreams: MediaStream[] }).drawnStreams.flatMap((stream) =>
      stream.getTracks().map(({ readyState }) => readyState),
    ),
  );

const openMirror = async (screen: Page) => {
  await screen.getByRole('button', { name: '试妆镜' }).click();
  await screen.getByRole('button', { name: '同意并打开' }).click();
  await expect(glass(screen)).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
  await expect(glass(screen)).toHaveAttribute('data-seen', 'near');
};

/** Pixels of the face as red as the vermilion lipstick, left and right of the middle of the glass. */
const reds = async (screen: Page): Promise<{ left: number; right: number; all: number }> => {
  const picture = await glass(screen).screenshot({ type: 'png' });
  return screen.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!pen) throw new Error('no canvas here');
    pen.drawImage(bitmap, 0, 0);
    // The face stands in the middle; what is worn below it may be red as well.
    const { data, width } = pen.getImageData(0, 0, bitmap.width, Math.round(bitmap.height * 0.62));
    let [left, right] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
      if (r < 130 || r - g < 115 || r - b < 115) continue;
      // A little aside, where the line itself and its shadow are.
      const across = ((i / 4) % width) / width;
      if (across < 0.49) left += 1;
      else if (across > 0.51) right += 1;
    }
    return { left, right, all: left + right };
  }, picture.toString('base64'));
};

const MANY = 400;
const redness = async (screen: Page) => (await reds(screen)).all;

test(
  'a shade lies on the lips, beside bare ones, comes off again, and the camera ends with the visit',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    await watchStreams(shop);
    const { screen } = shop;
    await openMirror(screen);
    expect(await redness(screen)).toBeLessThan(MANY / 4);

    await screen.getByRole('button', { name: '304 朱砂' }).click();
    await expect(screen.locator('[data-sku="HB-M001"]')).toContainText('68');
    await expect.poll(() => redness(screen)).toBeGreaterThan(MANY);

    await screen.getByRole('button', { name: '前后对比' }).click();
    await expect
      .poll(async () => {
        const { left, right } = await reds(screen);
        return right > MANY / 4 && left < right / 10;
      })
      .toBe(true);
    await screen.getByRole('button', { name: '妆前', exact: true }).click();
    await expect.poll(() => redness(screen)).toBeLessThan(MANY / 4);
    await screen.getByRole('button', { name: '妆后', exact: true }).click();
    await expect.poll(() => redness(screen)).toBeGreaterThan(MANY);
    const line = screen.getByRole('slider', { name: '妆前妆后的分界' });
    await line.focus();
    await line.press('End');
    await expect(line).toHaveAttribute('aria-valuenow', '100');
    await line.press('ArrowLeft');
    await expect(line).toHaveAttribute('aria-valuenow', '90');
    const box = await glass(screen).boundingBox();
    const grip = await line.boundingBox();
    if (!box || !grip) throw new Error('nothing to draw along');
    await screen.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await screen.mouse.down();
    await screen.mouse.move(box.x + box.width * 0.3, grip.y, { steps: 4 });
    await screen.mouse.up();
    await expect(line).toHaveAttribute('aria-valuenow', '30');
    await screen.getByRole('button', { name: '前后对比' }).click();

    await screen.getByRole('button', { name: '卸妆' }).click();
    await expect.poll(() => redness(screen)).toBeLessThan(MANY / 4);
    await screen.getByRole('button', { name: '上一步' }).click();
    await expect.poll(() => redness(screen)).toBeGreaterThan(MANY);

    expect(await tracks(screen)).toContain('live');
    await screen.getByRole('button', { name: '返回' }).click();
    await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
    expect(new Set(await tracks(screen))).toEqual(new Set(['ended']));
    expect(
      await screen.evaluate(() => document.querySelectorAll('[data-experience] video').length),
    ).toBe(0);
  },
);

test(
  'whole looks, what suits, another finish, and on to the product',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const { screen } = shop;
    await openMirror(screen);
    await screen.getByRole('button', { name: '整妆', exact: true }).click();
    const look = screen.getByRole('button', { name: '赴约' });
    await look.click();
    await expect(look).toHaveAttribute('aria-pressed', 'true');
    await expect(screen.getByText('4 件共 ¥312')).toBeVisible();

    await screen.getByRole('button', { name: '唇', exact: true }).click();
    // The finish changes and the colour stays: the matte range's nearest red.
    await screen.getByRole('button', { name: '哑光' }).click();
    await expect(screen.locator('[data-sku="HB-M002"]')).toContainText('正红');

    await screen.getByRole('button', { name: '适合我的' }).click();
    const answer = screen.locator('[data-answer]');
    await expect(answer).not.toHaveAttribute('data-answer', 'none', { timeout: 30_000 });
    // Whoever knows better says so.
    await screen.getByRole('button', { name: '偏冷' }).click();
    await expect(answer).toHaveAttribute('data-answer', 'cool');
    const suggested = screen.getByRole('group', { name: '可以先试这几支' }).getByRole('button');
    await expect(suggested).toHaveCount(3);
    await suggested.first().click();
    await expect(suggested.first()).toHaveAttribute('aria-pressed', 'true');
    await screen.getByRole('button', { name: '看全部色号' }).click();

    const sku = await screen
      .locator('[data-experience] section[data-sku]')
      .getAttribute('data-sku');
    await screen.getByRole('button', { name: '看这一款' }).click();
    await expect(screen.locator('[data-experience="lookbook"]')).toBeVisible();
    await expect(screen.locator(`[data-sku="${sku}"]`).first()).toBeVisible();
    // Back from the product the camera is asked for anew; what was worn is still worn.
    await screen.getByRole('button', { name: '试妆镜' }).click();
    await expect(screen.getByRole('dialog')).toContainText('试妆');
  },
);

test('without the camera the shades are all there, as swatches', async ({ shop }) => {
  const { screen } = shop;
  await screen.getByRole('button', { name: '试妆镜' }).click();
  await screen.getByRole('button', { name: '不用摄像头' }).click();
  await screen.getByRole('button', { name: '304 朱砂' }).click();
  await expect(screen.getByRole('img', { name: /朱砂 在由浅到深/ })).toBeVisible();
  await expect(screen.locator('[data-sku="HB-M001"]')).toContainText('68');
  await expect(glass(screen)).toHaveCount(0);
  await screen.getByRole('button', { name: '打开镜子试妆' }).click();
  await expect(screen.getByRole('dialog')).toContainText('试妆');
});

test.describe('where no camera is plugged in', () => {
  test.use({ site: cameraless.site });

  test('a yes still leads to the swatches, and the reason is said', async ({ shop }) => {
    const { screen } = shop;
    await screen.getByRole('button', { name: '试妆镜' }).click();
    await screen.getByRole('button', { name: '同意并打开' }).click();
    await expect(screen.getByText(/没有找到摄像头|本屏不允许使用摄像头/)).toBeVisible({
      timeout: 20_000,
    });
    await expect(screen.getByText('现在没有镜子，色卡照常可看')).toBeVisible();
    await screen.getByRole('button', { name: '304 朱砂' }).click();
    await expect(screen.locator('[data-sku="HB-M001"]')).toContainText('68');
    await expect(screen.getByRole('button', { name: '前后对比' })).toHaveCount(0);
  });
});
