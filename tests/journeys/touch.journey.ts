import type { Locator, Page } from '@playwright/test';
import { expect, test } from './shop.ts';

type Finger = { readonly id: number; readonly x: number; readonly y: number };

const middleOf = async (button: Locator): Promise<Omit<Finger, 'id'>> => {
  const box = await button.boundingBox();
  if (!box) throw new Error('the button is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const touches = async (screen: Page) => {
  const devTools = await screen.context().newCDPSession(screen);
  return (type: string, touchPoints: readonly Finger[]) =>
    devTools.send('Input.dispatchTouchEvent' as never, { type, touchPoints } as never);
};

// As it moves in a shop: touches are heard and nothing breaks while things fade and rise.
test.use({ motion: 'no-preference' });

test.beforeEach(async ({ shop }) => {
  await expect(shop.screen.locator('[data-experience="attract"]')).toBeVisible();
});

test('two people touch at once and both are heard', async ({ shop }) => {
  const { screen } = shop;
  await shop.reader.stocked();
  await shop.reader.lift('HB-C001');
  const language = screen.getByRole('button', { name: 'English' });
  const reviews = screen.getByRole('button', { name: /看评价/ }).last();
  await expect(reviews).toBeVisible();
  // What still rises has no place yet.
  await screen.waitForTimeout(1_500);
  const first = { id: 0, ...(await middleOf(language)) };
  const second = { id: 1, ...(await middleOf(reviews)) };
  const touch = await touches(screen);
  // The second finger lands before the first is lifted: a browser fires `click` for neither.
  await touch('touchStart', [first]);
  await touch('touchStart', [first, second]);
  await touch('touchMove', [second]);
  await touch('touchEnd', []);
  await expect(screen.locator('html')).toHaveAttribute('lang', 'en');
  await expect(screen.locator('[data-panel="reviews"]')).toBeVisible();
});

test('a tap is for what the finger was on, not for what comes up beneath it', async ({ shop }) => {
  const { screen } = shop;
  const touch = await touches(screen);
  const tap = async (button: Locator) => {
    // What still rises has no place yet.
    await screen.waitForTimeout(1_500);
    await touch('touchStart', [{ id: 0, ...(await middleOf(button)) }]);
    await touch('touchEnd', []);
  };
  const doors = screen.locator('[data-experience="attract"]');
  for (let time = 0; time < 3; time++) {
    await tap(screen.getByRole('button', { name: '逛云货架' }));
    await expect(screen.locator('[data-experience="shelf"]')).toBeVisible();
    await tap(screen.getByRole('button', { name: '返回' }));
    await expect(doors).toBeVisible();
    // Where the way back was, the wall has a door, and a browser's click comes after the finger has left.
    await screen.waitForTimeout(1_500);
    await expect(doors).toBeVisible();
  }
});

test('everything can be reached and left with keys alone', async ({ shop }) => {
  const { screen } = shop;
  await screen.keyboard.press('Tab');
  const reached = new Set<string>();
  for (let i = 0; i < 12; i++) {
    reached.add(await screen.evaluate(() => document.activeElement?.textContent ?? ''));
    await screen.keyboard.press('Tab');
  }
  const all = await screen.getByRole('button').allTextContents();
  for (const name of all) expect([...reached].join('|')).toContain(name);
  await screen.getByRole('button', { name: '扫码领券' }).focus();
  await screen.keyboard.press('Enter');
  await expect(screen.locator('[data-experience="coupon"]')).toBeVisible();
  await screen.keyboard.press('Escape');
  await expect(screen.locator('[data-experience="coupon"]')).toHaveCount(0);
});

test('pinching, dragging and a long press change nothing', async ({ shop }) => {
  const { screen } = shop;
  const before = await screen.evaluate(() => visualViewport?.scale);
  const devTools = await screen.context().newCDPSession(screen);
  await devTools.send(
    'Input.synthesizePinchGesture' as never,
    { x: 300, y: 300, scaleFactor: 3, gestureSourceType: 'touch' } as never,
  );
  expect(await screen.evaluate(() => visualViewport?.scale)).toBe(before);
  await screen.mouse.move(300, 300);
  await screen.mouse.down({ button: 'right' });
  await screen.mouse.up({ button: 'right' });
  const prevented = await screen.evaluate(
    () =>
      !document.body.dispatchEvent(
        new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
      ),
  );
  expect(prevented).toBe(true);
});
