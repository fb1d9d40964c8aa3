import { readQr } from '../fakes/camera.ts';
import { siteForJourneys } from '../fakes/site-folder.ts';
import { expect, test } from './shop.ts';

const shop = siteForJourneys((site) => {
  for (const screen of site.screens) delete screen.camera;
});
test.use({ site: shop.site });

test('what is typed on a phone stands on the screen, for as long as the visit lasts', async ({
  shop,
}) => {
  const { screen } = shop;
  await screen.getByRole('button', { name: '手机搜款' }).click();
  const qr = screen.getByRole('img', { name: '用手机搜款的二维码' });
  await expect(qr).toBeVisible();
  const address = await readQr(qr);
  expect(address).toMatch(/^HTTP:\/\/[0-9.:]+\/F\/[0-9A-Z]{8}$/);

  const phone = await shop.visit(address, { mobile: true });
  const field = phone.getByRole('searchbox', { name: '想找什么' });
  // Pinyin without its tones, and a slip of the thumb.
  await field.fill('hui se waitao');
  await expect(phone.getByRole('status').filter({ hasText: '灰色' })).toContainText('找到');
  await field.fill('grey caot');
  await expect(phone.getByText(/「caot」读作「coat」/)).toBeVisible();
  await phone.getByRole('button', { name: '把「雾灰羊毛大衣」放到大屏上' }).click();
  await expect(screen.getByRole('heading', { level: 1, name: /雾灰羊毛大衣/ })).toBeVisible();
  await expect(phone.getByRole('button', { name: '「雾灰羊毛大衣」已经在大屏上' })).toBeVisible();

  await field.fill('qqzzxx');
  await expect(phone.getByText('店里没有这样的。换个说法试试？')).toBeVisible();

  // The next shopper is not shown what this one looks up on the way home.
  await field.fill('大衣');
  const another = phone.getByRole('button', { name: '把「玄青羊毛大衣」放到大屏上' });
  await expect(another).toBeVisible();
  await screen.reload();
  await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
  await another.click();
  await expect(phone.getByRole('alert')).toContainText('和大屏断开了');
  await expect(screen.locator('[data-experience="attract"]')).toBeVisible();
});
