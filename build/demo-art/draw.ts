/**
 * Draws the demo shop's collection: `node build/demo-art/draw.ts [FOLDER]`. The pictures are
 * committed, so nobody needs to run this but who changes one.
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
import { MOST_BYTES, SCALE } from './print.ts';

/** At 74 the grain of cloth is smoothed away and edges of red wool turn purple. */
const QUALITY = 82;

const print = async (page: Page, devtools: CDPSession, sheet: Sheet): Promise<Buffer> => {
  const { width, height } = sheet;
  await page.setContent(
    `<!doctype html><style>body{margin:0}svg{display:block}</style>${sheet.toString()}`,
  );
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { x: 0, y: 0, width, height, scale: SCALE },
  });
  return Buffer.from(data, 'base64');
};

const folder = process.argv[2] ?? join(import.meta.dirname, '../../assets/demo/images');
await mkdir(folder, { recursive: true });

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
    viewport: { width: 600, height: 800 },
    javaScriptEnabled: false,
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDefaultBackgroundColorOverride', {
    color: { r: 0, g: 0, b: 0, a: 0 },
  });
  let bytes = 0;
  for (const [sku, draw] of Object.entries(COLLECTION)) {
    const picture = await print(page, devtools, draw());
    if (picture.length > MOST_BYTES) throw new Error(`${sku} has ${picture.length} bytes`);
    await writeFile(join(folder, `${sku}.webp`), picture);
    bytes += picture.length;
  }
  const count = Object.keys(COLLECTION).length;
  console.log(`${count} pictures, ${Math.round(bytes / 1_000)} kB, in ${folder}`);
} finally {
  await browser.close();
}
