import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../fakes/chromium.ts';
import { pageScript } from '../fakes/page-script.ts';
import { sharedData } from '../fakes/shared-data.ts';
import type * as ComicPage from './comic-page.ts';

const entry = fileURLToPath(new URL('comic-page.ts', import.meta.url));

declare global {
  interface Window {
    comic: typeof ComicPage;
  }
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.addScriptTag({ content: await pageScript(entry, 'comic') });
});
afterAll(() => browser.close());

describe('the comic on a graphics card', () => {
  it('is drawn there, not by the plain way', async () => {
    expect(await page.evaluate(() => window.comic.isDrawnByShaders())).toBe(true);
  });

  it.each([
    [160, 120],
    [97, 131],
  ])('agrees with the reference at %i x %i', async (width, height) => {
    const { mean, far } = await page.evaluate(
      ([w = 0, h = 0]) => window.comic.compareDrawn(w, h),
      [width, height],
    );
    expect(mean).toBeLessThan(1);
    // Where a tone stands on the edge of two levels, a rounding decides.
    expect(far).toBeLessThan(0.005);
  });

  it('makes a still of 560 x 560 in less than a second, and nothing is left of it', async () => {
    const ms = await page.evaluate(() => window.comic.timeOfStill(560));
    expect(ms).toBeLessThan(1_000);
    expect(await page.evaluate(() => window.comic.afterClose())).toEqual({ width: 0, lost: true });
  });
});

const people = [
  'body-segmentation__test_data__portrait.jpg',
  'rembg__girl-1.jpg',
  'pose-detection__test_data__pose.jpg',
].map((name) => sharedData(`people/${name}`));

describe.skipIf(people.includes(null))(
  'photographs (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  () => {
    it.each(people)('%s is inked as much with darker skin as with lighter', async (path) => {
      const jpeg = readFileSync(path ?? '').toString('base64');
      const shares = await page.evaluate(
        (data) => window.comic.sharesByTone(`data:image/jpeg;base64,${data}`),
        jpeg,
      );
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.1);
    });
  },
);
