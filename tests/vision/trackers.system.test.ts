import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../build/places.ts';
import { buildVisionModels } from '../../build/vision-models.ts';
import { pageFiles } from '../../main/host/files.ts';
import { launchChromium } from '../fakes/chromium.ts';
import type { Tried } from './page/main.ts';

/*
 * The real models, in a real browser, under the real content policy, look at a person who is drawn: what they find is
 * held against where everything was drawn. No request may leave the host.
 */
const out = mkdtempSync(join(tmpdir(), 'lookglass-trackers-'));
let server: Server;
let browser: Browser;
let page: Page;
const elsewhere: string[] = [];
const asked: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  await build({
    root: places.root,
    configFile: false,
    mode: 'production',
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: out,
      target: 'chrome130',
      rolldownOptions: { input: join(import.meta.dirname, 'page/index.html') },
    },
  });
  await buildVisionModels(join(out, 'vision'));
  const files = pageFiles(out);
  server = createServer((request, response) => {
    void files(new Request(`http://127.0.0.1${request.url}`)).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
  const context = await browser.newContext();
  await context.route('**', (route) => {
    const url = route.request().url();
    if (url.startsWith(origin)) {
      asked.push(new URL(url).pathname);
      return route.continue();
    }
    elsewhere.push(url);
    return route.abort();
  });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy/.test(line.text()))
      errors.push(line.text());
  });
  await page.goto(`${origin}/tests/vision/page/index.html`);
  await page.waitForFunction(() => 'vision' in window);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(out, { recursive: true, force: true });
});

const track = (...given: Parameters<Window['vision']['track']>): Promise<Tried> =>
  page.evaluate(
    ([kind, seed, framing, points]) => window.vision.track(kind, seed, framing, points),
    given,
  );

const apart = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number =>
  Math.hypot(ax - bx, ay - by);

const CORNERS_OF_EYES_AND_MOUTH = [33, 133, 263, 362, 61, 291];

/** Software does here what a graphics card does in a shop, on a machine that may do much else. */
const SLOW_MS = 240_000;

describe('the packed models', { timeout: SLOW_MS }, () => {
  it.each([
    ['light', 1],
    ['deep', 7],
  ])('find the face of a drawn person of %s skin', async (_, seed) => {
    const tried = await track('face', seed, 'portrait', CORNERS_OF_EYES_AND_MOUTH);
    const wide = apart(tried.true[0] ?? [0, 0], tried.true[2] ?? [0, 0]);
    expect(wide).toBeGreaterThan(60);
    for (const [i, spot] of tried.found.entries())
      expect(apart(spot, tried.true[i] ?? [0, 0]) / wide).toBeLessThan(0.12);
  });

  it.each([
    ['light', 1],
    ['deep', 7],
  ])('find the pose and the outline of a drawn person of %s skin', async (_, seed) => {
    const tried = await track('pose', seed, 'whole', [11, 12]);
    const [left = [0, 0], right = [0, 0]] = tried.true;
    const wide = apart(left, right);
    const [foundLeft = [0, 0], foundRight = [0, 0]] = tried.found;
    expect(Math.abs(apart(foundLeft, foundRight) - wide) / wide).toBeLessThan(0.15);
    expect(apart(foundLeft, left) / wide).toBeLessThan(0.2);
    expect(apart(foundRight, right) / wide).toBeLessThan(0.2);
    expect(tried.maskInside).toBeGreaterThan(0.5);
  });

  it('cut a person out, and see that somebody is there', async () => {
    expect((await track('segmentation', 4, 'whole', [])).maskInside).toBeGreaterThan(0.5);
    const tried = await track('presence', 4, 'portrait', [0]);
    expect(apart(tried.found[0] ?? [0, 0], tried.true[0] ?? [0, 0])).toBeLessThan(60);
  });
});

it(
  'begins a worker anew that died',
  async () => {
    expect(await page.evaluate(() => window.vision.revive())).toBe(1);
  },
  SLOW_MS,
);

it('asks no other host for anything, and breaks no rule of the content policy', () => {
  expect(asked).toContain('/vision/face.task');
  expect(elsewhere).toEqual([]);
  expect(errors).toEqual([]);
});
