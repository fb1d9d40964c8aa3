import { expect, test } from './shop.ts';

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
  const [one, two] = [await language.boundingBox(), await reviews.boundingBox()];
  if (!one || !two) throw new Error('the buttons are not on the screen');
  const fingers = [one, two].map(({ x, y, width, height }, id) => ({
    id,
    x: x + width / 2,
    y: y + height / 2,
  }));
  const devTools = await screen.context().newCDPSession(screen);
  const touch = (type: string, touchPoints: typeof fingers) =>
    devTools.send('Input.dispatchTouchEvent' as never, { type, touchPoints } as never);
  // The second finger lands before the first is lifted: a browser fires `click` for neither.
  await touch('touchStart', fingers.slice(0, 1));
  await touch('touchStart', fingers);
  await touch('touchMove', fingers.slice(1));
  await touch('touchEnd', []);
  await expect(screen.locator('html')).toHaveAttribute('lang', 'en');
  await expect(screen.locator('[data-panel="reviews"]')).toBeVisible();
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
