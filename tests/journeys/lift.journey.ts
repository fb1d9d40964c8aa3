import { expect, test } from './shop.ts';

const COAT = 'HB-C001';
const SHIRT = 'HB-S001';
const stage = (name: string) => `[data-experience="${name}"]`;

test.describe('a garment lifted before the mirror', () => {
  test.beforeEach(async ({ shop }) => {
    await shop.reader.stocked();
    await expect(shop.screen.locator(stage('attract'))).toBeVisible();
  });

  test('shows what it is, what goes with it and what others say', async ({ shop }) => {
    const { screen } = shop;
    await shop.reader.lift(COAT);
    await expect(screen.locator(stage('lookbook'))).toBeVisible();
    await expect(screen.locator(`[data-sku="${COAT}"]`).first()).toBeVisible();
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText('雾灰羊毛大衣');
    const outfits = screen.getByRole('region', { name: '穿搭推荐' });
    await expect(outfits.getByRole('button', { name: /件搭配/ })).toHaveCount(3);
    await expect(screen.getByRole('region', { name: '评价' })).toContainText(/评价 \d+ 条/);
    await expect(screen.getByRole('img', { name: /短码 [0-9A-Z]{4} [0-9A-Z]{4}/ })).toBeVisible();
  });

  test('gives way to another, and both can be looked at while both are held', async ({ shop }) => {
    const { screen } = shop;
    await shop.reader.lift(COAT);
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText('雾灰羊毛大衣');
    await shop.reader.lift(SHIRT);
    await expect(screen.locator(`[data-sku="${SHIRT}"]`).first()).toBeVisible();
    await screen.getByRole('button', { name: /雾灰羊毛大衣/ }).click();
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText('雾灰羊毛大衣');
    await shop.reader.putAway(COAT);
    await expect(screen.locator(`[data-sku="${SHIRT}"]`).first()).toBeVisible();
  });

  test('leaves with a goodbye, and the wall is everybody’s again', async ({ shop }) => {
    const { screen } = shop;
    await shop.reader.lift(COAT);
    await expect(screen.locator(stage('lookbook'))).toBeVisible();
    await shop.reader.putAway(COAT);
    await expect(screen.getByText('放回去了，慢慢挑')).toBeVisible();
    await expect(screen.locator(stage('attract'))).toBeVisible({ timeout: 30_000 });
    await expect(screen.locator(stage('lookbook'))).toHaveCount(0);
  });

  test('opens an outfit piece by piece, and comes back', async ({ shop }) => {
    const { screen } = shop;
    await shop.reader.lift(COAT);
    await screen
      .getByRole('button', { name: /件搭配/ })
      .first()
      .click();
    await expect(screen.locator('[data-step="outfit"]')).toBeVisible();
    await expect(screen.locator('[data-sku]')).not.toHaveCount(1);
    await screen.getByRole('button', { name: '返回' }).click();
    await expect(screen.locator('[data-step="product"]')).toBeVisible();
  });

  test('stays while its reader is lost for a moment: unknown is not gone', async ({ shop }) => {
    const { screen } = shop;
    await shop.reader.lift(COAT);
    await expect(screen.locator(stage('lookbook'))).toBeVisible();
    await shop.reader.fault('reboot');
    await screen.waitForTimeout(2_500);
    await expect(screen.locator(`[data-sku="${COAT}"]`).first()).toBeVisible();
    await shop.reader.fault('garbage');
    await screen.waitForTimeout(2_500);
    await expect(screen.locator(`[data-sku="${COAT}"]`).first()).toBeVisible();
  });

  test('stays while its cable is pulled, and is still there when it is back', async ({ shop }) => {
    test.slow();
    const { screen } = shop;
    const product = screen.locator(`[data-sku="${COAT}"]`).first();
    await shop.reader.lift(COAT);
    await expect(product).toBeVisible();
    await shop.reader.fault('pull-cable');
    // Long enough for the window of silence, for the reader to be given up, and for tries in vain.
    for (let second = 0; second < 9; second++) {
      await screen.waitForTimeout(1_000);
      await expect(product).toBeVisible();
      await expect(screen.getByText('放回去了，慢慢挑')).toHaveCount(0);
    }
    await shop.reader.fault('restore-cable');
    await screen.waitForTimeout(6_000);
    await expect(product).toBeVisible();
    await shop.reader.putAway(COAT);
    await expect(screen.getByText('放回去了，慢慢挑')).toBeVisible();
  });

  test('is not moved by a reader clock that jumps an hour', async ({ shop }) => {
    await shop.reader.lift(COAT);
    await expect(shop.screen.locator(stage('lookbook'))).toBeVisible();
    await shop.reader.fault('clock-forward');
    await shop.reader.fault('clock-back');
    await shop.screen.waitForTimeout(2_000);
    await expect(shop.screen.locator(`[data-sku="${COAT}"]`).first()).toBeVisible();
  });

  test('can be read in English from the same place', async ({ shop }) => {
    const { screen } = shop;
    await shop.reader.lift(COAT);
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText('雾灰羊毛大衣');
    await screen.getByRole('button', { name: 'English' }).click();
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Mist Wool Coat');
    await expect(screen.locator('html')).toHaveAttribute('lang', 'en');
    await expect(screen.getByRole('region', { name: 'Reviews' })).toBeVisible();
  });
});
