import type { Page } from '@playwright/test';
import { expect, ONE_SHELL, test } from './shop.ts';

/** Each answer comes this long after the one before it, in ms: as where a shop's kiosk has much else to do. */
const BETWEEN_MS = 150;
const PICTURE_MS = 600;
/** Nothing comes any more once nothing has for so long. */
const QUIET_MS = 1_500;
/** Less than this is felt by no finger, in CSS pixels. */
const FELT = 12;

/** `window.moved`: buttons that could be touched and then lay elsewhere; `window.changed`: when the page last changed. */
const watch = (felt: number) => {
  const seen = new Map<Element, { x: number; y: number }>();
  const page = Object.assign(window, { moved: [] as string[], changed: performance.now() });
  new MutationObserver(() => (page.changed = performance.now())).observe(document.body, {
    subtree: true,
    childList: true,
  });
  const look = () => {
    for (const button of document.querySelectorAll('button')) {
      const box = button.getBoundingClientRect();
      const now = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const before = seen.get(button);
      const canBeTouched = button.checkVisibility() && button.closest('[inert]') === null;
      if (!canBeTouched) seen.delete(button);
      else seen.set(button, now);
      if (canBeTouched && before && Math.hypot(now.x - before.x, now.y - before.y) > felt)
        page.moved.push(`${button.textContent} ${JSON.stringify(before)} ${JSON.stringify(now)}`);
    }
    requestAnimationFrame(look);
  };
  look();
};
type Watched = Window & { moved: string[]; changed: number };

const untilQuiet = (screen: Page) =>
  screen.waitForFunction(
    (quiet) => performance.now() - (window as unknown as Watched).changed > quiet,
    QUIET_MS,
  );

test(
  'nothing moves away from a finger while the rest of a screen comes',
  { tag: ONE_SHELL },
  async ({ shop }) => {
    const { screen } = shop;
    await screen.routeWebSocket(/./, (page) => {
      const kiosk = page.connectToServer();
      let free = 0;
      kiosk.onMessage((message) => {
        free = Math.max(free, performance.now()) + BETWEEN_MS;
        setTimeout(() => page.send(message), free - performance.now());
      });
    });
    await screen.route('**/media/**', async (route) => {
      await screen.waitForTimeout(PICTURE_MS);
      await route.continue();
    });
    await screen.reload();
    const wall = screen.locator('[data-experience="attract"]');
    await expect(wall).toBeVisible();
    // What rises or fades has its place already.
    await screen.addStyleTag({
      content: '* { animation: none !important; transition: none !important; }',
    });
    await screen.evaluate(watch, FELT);
    await untilQuiet(screen);

    const doors = await wall
      .locator('[data-door]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['door'] ?? ''));
    expect(doors).toEqual(expect.arrayContaining(['coupon', 'fitting', 'shelf']));
    for (const door of doors) {
      await screen.evaluate(() => ((window as unknown as Watched).moved = []));
      await wall.locator(`[data-door="${door}"]`).click();
      await expect(screen.locator(`[data-experience="${door}"]`)).toBeVisible();
      await untilQuiet(screen);
      const moved = await screen.evaluate(() => (window as unknown as Watched).moved);
      expect(moved, door).toEqual([]);
      await screen.getByRole('button', { name: '返回' }).click();
      await expect(wall).toBeVisible();
      await untilQuiet(screen);
    }
  },
);
