import type { Page } from '@playwright/test';
import { readQr } from '../fakes/camera.ts';
import { filesBelow } from '../fakes/files-below.ts';
import { leftovers, NOTHING } from './before-camera.ts';
import { NOTHING_LEFT, stillInMemory, watchWhatPasses } from './left-in-memory.ts';
import { throughLens } from './lens.ts';
import { picturesIn, pointsIn } from './shopper-bytes.ts';
import { BEFORE_A_CAMERA, expect, test, type Shop } from './shop.ts';

const tap = (screen: Page, name: string | RegExp) =>
  screen.getByRole('button', { name, exact: typeof name === 'string' }).click();
const agree = (screen: Page) => tap(screen, '同意并打开');
const atRest = (screen: Page) =>
  expect(screen.locator('[data-experience="attract"]')).toBeVisible();
const stillThere = (screen: Page) => screen.getByRole('button', { name: '我还在，继续看' });
const finds = async (screen: Page): Promise<number> => {
  // A tracker can take longer to load than a screen waits for a touch.
  if (await stillThere(screen).isVisible()) await stillThere(screen).click();
  return screen.evaluate(() => window.passed.finds.length);
};
/** So many more pictures in which a tracker looked for something. */
const looks = async (screen: Page, more: number) => {
  const before = await finds(screen);
  await expect
    .poll(() => finds(screen), { timeout: 120_000 })
    .toBeGreaterThanOrEqual(before + more);
};

/** Takes what the screen offers to a phone; answers with the key, which nobody else may have. */
const onPhone = async ({ screen, visit }: Shop, code: string): Promise<string> => {
  const address = await readQr(screen.getByRole('img', { name: code }));
  const phone = await visit(address, { mobile: true });
  await tap(phone, '打开我的图片');
  await expect(phone.getByRole('img', { name: '您的图片' })).toBeVisible();
  await phone.context().close();
  return address.split('#')[1] ?? '';
};

const makeUp = (screen: Page) =>
  test.step('make-up: the camera is pulled and comes back, the tracker dies', async () => {
    const glass = screen.locator('[data-ready]');
    await tap(screen, '试妆镜');
    await agree(screen);
    await expect(glass).toHaveAttribute('data-ready', 'true', { timeout: 120_000 });
    await tap(screen, '304 朱砂');
    const worn = screen.locator('[data-sku="HB-M001"]');
    await expect(worn).toContainText('朱砂');

    await screen.evaluate(() => window.lens.pull());
    await expect(screen.getByText('摄像头断开，正在等它回来').first()).toBeVisible();
    // What was put on is still on, and all that needs no camera goes on.
    await expect(worn).toContainText('朱砂');
    await tap(screen, '卸妆');
    await tap(screen, '上一步');
    await expect(screen.getByRole('button', { name: '304 朱砂' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await screen.evaluate(() => (window.lens.closed = null));
    await expect(glass).toHaveAttribute('data-ready', 'true', { timeout: 120_000 });

    const begun = await screen.evaluate(() => {
      const { workers } = window.passed;
      workers.at(-1)?.deref()?.terminate();
      return workers.length;
    });
    await expect
      .poll(() => screen.evaluate(() => window.passed.workers.length), { timeout: 60_000 })
      .toBeGreaterThan(begun);
    // What comes now is found by another worker.
    await looks(screen, 2);
    await expect(worn).toContainText('朱砂');
    await tap(screen, '返回');
    await atRest(screen);
  });

const byHand = (screen: Page) =>
  test.step('the shelf is looked at for hands', async () => {
    await tap(screen, '逛云货架');
    await tap(screen, '隔空用手翻');
    await agree(screen);
    await looks(screen, 1);
    await tap(screen, '返回');
    await atRest(screen);
  });

const fitting = (shop: Shop) =>
  test.step('fitting: of two people one is dressed, and stays the one', async () => {
    const { screen } = shop;
    await tap(screen, '镜中试穿');
    await agree(screen);
    const keep = screen.getByRole('button', { name: '定格，3 秒后' });
    await expect(keep).toBeEnabled({ timeout: 120_000 });
    await screen.evaluate(() => {
      window.lens.people = 2;
      window.passed.places = [];
    });
    // In one look or another nobody may be found: a tracker that is slow begins anew.
    await expect
      .poll(() => screen.evaluate(() => window.passed.places.length), { timeout: 120_000 })
      .toBeGreaterThan(8);
    const places = await screen.evaluate(() => window.passed.places);
    // The shopper stands in the middle, the other one well right of it; nobody walks.
    for (const { x } of places) expect(Math.abs(x - 0.5)).toBeLessThan(0.1);
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    for (const values of [xs, ys])
      expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.08);
    await expect(keep).toBeEnabled();

    await keep.click();
    await expect(screen.getByRole('img', { name: /您的定格/ })).toBeVisible({ timeout: 60_000 });
    await tap(screen, '带到手机');
    const key = await onPhone(shop, '带走试穿照的二维码');
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('不再保留');
    await tap(screen, '返回');
    await atRest(screen);
    return key;
  });

const comic = (shop: Shop) =>
  test.step('comic: refused in words, then a panel is taken and outlives the camera', async () => {
    const { screen } = shop;
    await screen.evaluate(() =>
      Object.assign(window.lens, { people: 1, closed: 'NotAllowedError' }),
    );
    await tap(screen, '拍一页漫画');
    await agree(screen);
    await expect(screen.getByText('本屏不允许使用摄像头').first()).toBeVisible();
    await tap(screen, '返回');
    await atRest(screen);

    await screen.evaluate(() => (window.lens.closed = null));
    await tap(screen, '拍一页漫画');
    await agree(screen);
    await tap(screen, '开始拍，3 秒后');
    await expect(screen.getByText('第 2 格，共 4 格')).toBeVisible({ timeout: 60_000 });
    await screen.evaluate(() => window.lens.pull());
    await expect(screen.getByText('摄像头断开，正在等它回来').first()).toBeVisible();
    await tap(screen, '就这几格，看漫画');
    await expect(screen.getByRole('img', { name: '您的漫画，共 1 格' })).toBeVisible();
    await tap(screen, '保留，用手机带走');
    const key = await onPhone(shop, '带走漫画的二维码');
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('不再保留');
    await tap(screen, '完成');
    await atRest(screen);
    return key;
  });

test(
  'a visit through all mirrors survives what happens to cameras, and leaves nothing anywhere',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    test.slow();
    const { screen } = shop;
    await throughLens(screen);
    await watchWhatPasses(screen);
    await screen.reload();
    await screen.addLocatorHandler(stillThere(screen), (button) => button.click());
    await makeUp(screen);
    await byHand(screen);
    const keys = [await fitting(shop), await comic(shop)];

    await test.step('nothing is left on the screen or in its memory', async () => {
      for (const experience of ['makeup', 'shelf', 'fitting', 'comic'])
        expect(await leftovers(screen, experience)).toEqual(NOTHING);
      await expect.poll(() => screen.workers().length).toBe(0);
      const { came, left } = await stillInMemory(screen);
      for (const [what, many] of Object.entries(came)) expect(many, what).toBeGreaterThan(1);
      expect(left).toEqual(NOTHING_LEFT);
      // What is written after a visit was wiped outlives it until the next one ends.
      expect(await leftovers(screen, 'makeup')).toEqual(NOTHING);
    });

    await test.step('nor on the kiosk or in what it said', async () => {
      const sealed = await screen.evaluate(() => window.passed.sealed);
      const marks = sealed.flatMap(({ plain, sealed: text }) => [
        Buffer.from(plain),
        Buffer.from(text),
        Buffer.from(Buffer.from(text).toString('base64')),
      ]);
      const files = [
        ...filesBelow(shop.dataDir),
        { name: 'what the kiosk said', bytes: Buffer.from(shop.output()) },
        { name: 'the page', bytes: Buffer.from(await screen.content()) },
      ];
      expect(files.length).toBeGreaterThan(5);
      for (const { name, bytes } of files) {
        for (const key of keys) {
          expect(key).toHaveLength(26);
          expect(bytes.includes(key), `a key in ${name}`).toBe(false);
        }
        for (const mark of marks) expect(bytes.includes(mark), `a parcel in ${name}`).toBe(false);
        if (name === 'the page') continue;
        expect(picturesIn(bytes), `pictures in ${name}`).toEqual([]);
        expect(pointsIn(bytes), `points of a body in ${name}`).toBe(0);
      }
    });
  },
);
