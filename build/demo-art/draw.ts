/**
 * Draws the demo shop's collection and what its mirror puts on: `node build/demo-art/draw.ts [FOLDER] [SKU...]`. The
 * pictures are committed, so nobody needs to run this but who changes one.
 *
 * A piece is drawn as SVG and kept as a bitmap: without a GPU a browser works its blurs and noise
 * out anew at every paint, and a shop's own pictures are bitmaps too.
 */

import { chromium, type CDPSession, type Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { findBrowser } from '../../main/shell/browser-find.ts';
import { COLLECTION } from './collection.ts';
import type { Sheet } from './paint/sheet.ts';
import { LONGEST_WORN, MOST_BYTES, rounded, SCALE } from './print.ts';
import { WARDROBE } from './wardrobe.ts';

/** At 74 the grain of cloth is smoothed away and edges of red wool turn purple. */
const QUALITY = 82;

const print = async (
  page: Page,
  devtools: CDPSession,
  sheet: Sheet,
  as: { format: 'webp'; quality: number } | { format: 'png' },
  scale: number,
): Promise<Buffer> => {
  const { width, height } = sheet;
  await page.setContent(
    `<!doctype html><style>body{margin:0}svg{display:block}</style>${sheet.toString()}`,
  );
  const { data } = await devtools.send('Page.captureScreenshot', {
    ...as,
    clip: { x: 0, y: 0, width, height, scale },
  });
  return Buffer.from(data, 'base64');
};

const [folder = join(import.meta.dirname, '../../assets/demo'), ...only] = process.argv.slice(2);
const images = join(folder, 'images');
const garments = join(folder, 'garments');
for (const one of [images, garments]) await mkdir(one, { recursive: true });
const asked = <T>(pieces: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(pieces).filter(([sku]) => only.length === 0 || only.includes(sku));

const found = findBrowser();
const browser = await chromium.launch({
  ...(found ? { executablePath: found.path } : {}),
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // The picture's colours are the drawing's, whatever this machine's display makes of them.
    '--force-color-profile=srgb',
  ],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1000, height: 900 },
    javaScriptEnabled: false,
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDefaultBackgroundColorOverride', {
    color: { r: 0, g: 0, b: 0, a: 0 },
  });
  let bytes = 0;
  let count = 0;
  for (const [sku, draw] of asked(COLLECTION)) {
    const picture = await print(
      page,
      devtools,
      draw(),
      { format: 'webp', quality: QUALITY },
      SCALE,
    );
    if (picture.length > MOST_BYTES) throw new Error(`${sku} has ${picture.length} bytes`);
    await writeFile(join(images, `${sku}.webp`), picture);
    bytes += picture.length;
    count++;
  }
  for (const [sku, draw] of asked(WARDROBE)) {
    const { sheet, shape } = draw();
    const scale = LONGEST_WORN / Math.max(sheet.width, sheet.height);
    const picture = await print(page, devtools, sheet, { format: 'png' }, scale);
    await writeFile(join(garments, `${sku}.png`), picture);
    const file = join(garments, `${sku}.json`);
    await writeFile(
      file,
      `${JSON.stringify({ reviewed: true, shape: rounded(shape) }, null, 2)}\n`,
    );
    bytes += picture.length;
    count++;
  }
  console.log(`${count} pictures, ${Math.round(bytes / 1_000)} kB, in ${folder}`);
} finally {
  await browser.close();
}
