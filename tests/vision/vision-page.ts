import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { places } from '../../build/places.ts';
import { buildVisionModels } from '../../build/vision-models.ts';
import { pageFiles } from '../../main/host/files.ts';
import { launchChromium } from '../fakes/chromium.ts';

/** A page of tests, built and served as the product's own are, with the models beside it and no way out. */
export type VisionPage = {
  readonly page: Page;
  /** Paths that were asked of us, and addresses of anybody else. */
  readonly asked: readonly string[];
  readonly elsewhere: readonly string[];
  readonly errors: readonly string[];
  close(): Promise<void>;
};

export const openVisionPage = async (html: string): Promise<VisionPage> => {
  const out = mkdtempSync(join(tmpdir(), 'lookglass-vision-'));
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
      rolldownOptions: { input: join(places.root, html) },
    },
  });
  await buildVisionModels(join(out, 'vision'));
  const files = pageFiles(out);
  const server = createServer((request, response) => {
    void files(new Request(`http://127.0.0.1${request.url}`)).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchChromium();
  const context = await browser.newContext();
  const [asked, elsewhere, errors]: [string[], string[], string[]] = [[], [], []];
  await context.route('**', (route) => {
    const url = route.request().url();
    if (url.startsWith(origin)) {
      asked.push(new URL(url).pathname);
      return route.continue();
    }
    elsewhere.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy/.test(line.text()))
      errors.push(line.text());
  });
  await page.goto(`${origin}/${html}`);
  return {
    page,
    asked,
    elsewhere,
    errors,
    async close() {
      await browser.close();
      server.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
};
