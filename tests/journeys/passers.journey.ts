import type { Page } from '@playwright/test';
import { filesBelow } from '../fakes/files-below.ts';
import { siteForJourneys } from '../fakes/site-folder.ts';
import { BEFORE_A_CAMERA, expect, test } from './shop.ts';

const shop = siteForJourneys((site) => {
  site.screens = site.screens.map((screen) => ({
    ...screen,
    camera: { demo: true, passers: true },
  }));
  // Without a GPU the lit garment would take what the trackers need.
  site['experiences'] = { attract: { picture: 'poster' } };
});

const NOTICE = /摄像头开着：只/;
const attract = (screen: Page) => screen.locator('[data-experience="attract"]');
const shadow = (screen: Page) => screen.locator('canvas[data-shown="true"]');
const toldOf = (screen: Page) => {
  const told: string[] = [];
  screen.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => told.push(String(payload))),
  );
  return told;
};

test.describe('where the site wants passers-by counted', () => {
  test.use({ site: shop.site });

  test.describe('on a wall that moves', () => {
    test.use({ motion: 'no-preference' });

    test(
      'somebody comes by, sees their shadow and is spoken to; the first touch gives the camera back',
      { tag: BEFORE_A_CAMERA },
      async ({ shop, shell }) => {
        const { screen } = shop;
        const told = toldOf(screen);
        await screen.reload();
        await expect(screen.getByText(NOTICE)).toBeVisible();
        await expect(screen.getByText(/Camera on: a shadow and a count/)).toBeVisible();
        await expect(screen.getByRole('heading', { level: 1 })).toContainText(/您好|轻触/, {
          timeout: 90_000,
        });
        await expect(shadow(screen)).toBeVisible({ timeout: 90_000 });

        await screen.getByRole('button', { name: /English/ }).click();
        await expect(attract(screen)).toBeVisible();
        await expect(screen.getByText(NOTICE)).toHaveCount(0);
        await expect(shadow(screen)).toHaveCount(0);
        // Under Electron pages speak over IPC, which is heard by nobody beside it.
        if (shell === 'browser') {
          await expect
            .poll(() => told.filter((one) => one.includes('"passers.count"')).length)
            .toBeGreaterThan(0);
          const count = told.find((one) => one.includes('"passers.count"')) ?? '';
          expect(count).toMatch(
            /"stays":\{"glance":\d+,"look":\d+,"stop":\d+,"stay":\d+\},"begun":1/,
          );
        }

        // What another experience asks for is its own: nothing of the wall's camera is there before a yes.
        await screen.getByRole('button', { name: /comic/i }).click();
        await expect(screen.getByRole('button', { name: 'Yes, turn it on' })).toBeVisible();
        await expect(screen.getByText('Camera off').first()).toBeVisible();
        await screen.getByRole('button', { name: 'Yes, turn it on' }).click();
        await expect(screen.getByText('Live preview · not saved').first()).toBeVisible();

        for (const { name, bytes } of filesBelow(shop.dataDir))
          expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff])), name).toBe(false);
      },
    );
  });

  test(
    'staff turn it off, and the wall is as it was',
    { tag: BEFORE_A_CAMERA },
    async ({ shop }) => {
      const { screen } = shop;
      await expect(screen.getByText(NOTICE)).toBeVisible();
      const staff = await shop.visit(`${shop.staffUrl}#health`);
      await expect(staff.getByText('店员登录')).toBeVisible();
      await staff.keyboard.type('246810');
      await staff.keyboard.press('Enter');
      await staff.getByRole('button', { name: '不再计路过的人' }).first().click();
      await expect(screen.getByText(NOTICE)).toHaveCount(0);
      await expect(screen.getByText('摄像头关闭')).toBeVisible();
      await staff.getByRole('button', { name: '计路过的人', exact: true }).first().click();
      await expect(screen.getByText(NOTICE)).toBeVisible();
    },
  );
});

test('a site that says nothing has nobody looked at', async ({ shop, shell }) => {
  const { screen } = shop;
  await screen.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const { Worker: RealWorker } = globalThis;
    globalThis.Worker = class extends RealWorker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        asked.push('worker');
      }
    };
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wanted) => {
      asked.push('camera');
      return ask(wanted);
    };
  });
  const told = toldOf(screen);
  await screen.reload();
  await expect(attract(screen)).toBeVisible();
  await expect(screen.getByText('摄像头关闭')).toBeVisible();
  await expect(screen.getByText(NOTICE)).toHaveCount(0);
  // Long enough for the wall to have asked for leave if it were to.
  if (shell === 'browser')
    await expect.poll(() => told.some((one) => one.includes('catalog.search'))).toBe(true);
  await expect(screen.locator('[data-sku]').first()).toBeAttached();
  await screen.getByRole('button', { name: /English/ }).click();
  expect(told.filter((one) => one.includes('passers.'))).toEqual([]);
  expect(await screen.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual(
    [],
  );
});
