import type { Page } from '@playwright/test';
import type { Shop } from './shop.ts';
import { BEFORE_A_CAMERA, expect, test } from './shop.ts';

const onStaffPage = async (shop: Shop): Promise<Page> => {
  const staff = await shop.visit(`${shop.staffUrl}#cameras`);
  await expect(staff.getByText('店员登录')).toBeVisible();
  await staff.keyboard.type('246810');
  await staff.keyboard.press('Enter');
  await expect(staff.getByRole('heading', { name: '摄像头', level: 1 })).toBeVisible();
  return staff;
};

const size = (screen: Page) =>
  screen
    .locator('section[aria-label="摄像头调试"] video')
    .evaluate((video: HTMLVideoElement) =>
      video.videoWidth === 0 ? 'none' : video.videoWidth > video.videoHeight ? 'lies' : 'stands',
    );

test(
  'staff turn a camera upright, measure what it sees, and find it so after a power cut',
  { tag: BEFORE_A_CAMERA },
  async ({ shop }) => {
    const staff = await onStaffPage(shop);
    const card = staff.getByRole('region', { name: '入口大屏' });
    const picture = shop.screen.getByRole('dialog', { name: '摄像头调试' });
    await expect(picture).toHaveCount(0);
    await card.getByRole('button', { name: '在屏上显示画面' }).click();
    await expect(picture).toBeVisible();
    await expect.poll(() => size(shop.screen), { timeout: 60_000 }).toBe('lies');
    await expect(staff.locator('video, canvas')).toHaveCount(0);
    await expect(card.getByText('Drawn person')).toBeVisible();

    await expect(card.getByText('看到脸')).toBeVisible({ timeout: 90_000 });
    await expect(async () => {
      await card.getByRole('button', { name: '测量' }).click();
      await expect(card.getByText(/测得 \d+°/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 90_000 });
    const measured = /测得 (\d+)°/.exec(
      (await card.getByText(/测得 \d+°/).textContent()) ?? '',
    )?.[1];
    await card.getByRole('button', { name: `用 ${measured}°` }).click();
    await expect(card.getByRole('heading', { name: `视角： ${measured}°` })).toBeVisible();

    await card.getByRole('button', { name: '90°', exact: true }).click();
    await expect.poll(() => size(shop.screen), { timeout: 60_000 }).toBe('stands');
    await card.getByRole('button', { name: '像镜头所见' }).click();
    await expect(picture.locator('video[data-mirror]')).toHaveCount(0);

    // A hand on the glass: somebody wants the screen.
    await shop.screen.mouse.click(300, 300);
    await expect(picture).toHaveCount(0);
    await expect(card.getByRole('button', { name: '在屏上显示画面' })).toBeVisible();

    await shop.restart('SIGKILL');
    const again = await onStaffPage(shop);
    const kept = again.getByRole('region', { name: '入口大屏' });
    await expect(kept.getByRole('button', { name: '90°', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(kept.getByRole('heading', { name: `视角： ${measured}°` })).toBeVisible();
    await kept.getByRole('button', { name: '恢复门店设置' }).click();
    await expect(kept.getByRole('button', { name: '0°', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  },
);

test('a camera that staff have turned off shows no picture to anybody', async ({ shop }) => {
  const staff = await onStaffPage(shop);
  await staff.getByRole('link', { name: '屏幕与设备' }).click();
  await staff.getByRole('button', { name: '关闭摄像头' }).first().click();
  await staff.getByRole('link', { name: '摄像头', exact: true }).click();
  const card = staff.getByRole('region', { name: '入口大屏' });
  await expect(card.getByText('店员已关闭这个摄像头')).toBeVisible();
  await expect(card.getByRole('button', { name: '在屏上显示画面' })).toBeDisabled();
  await expect(shop.screen.getByRole('dialog', { name: '摄像头调试' })).toHaveCount(0);
});
