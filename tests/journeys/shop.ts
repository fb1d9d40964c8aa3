import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Browser, type Page } from '@playwright/test';
import type { Link } from '../../preload/contract/index.ts';
import { keyCookieFor, nodeLink } from '../fakes/node-link.ts';
import { touchOnly } from './fingers.ts';
import { openInBrowser, openInElectron, type Floor, type Motion, type Where } from './floor.ts';
import { simulatedReader, type Reader } from './reader.ts';

/** Marks a journey that is the same whatever shows the screen: of phones and staff alone, or of what documents hold. */
export const ONE_SHELL = '@one-shell';
/**
 * Marks a journey before a camera. A tracker and a shader without a GPU take all of a small machine: two of these at once
 * are so slow that the screen asks whether anybody is still there.
 */
export const BEFORE_A_CAMERA = '@camera';

export type ShopOptions = {
  /** Which shell shows the screen. */
  shell: 'browser' | 'electron';
  /** The site folder; the demo shop where it is not said. */
  site: string | undefined;
  /** Whether the screen and every page beside it moves. */
  motion: Motion;
};

export type Shop = {
  /** The page of the first screen, in whichever shell; another page after `restart`. */
  readonly screen: Page;
  readonly baseUrl: string;
  readonly staffUrl: string;
  readonly phoneUrl: string;
  readonly benchUrl: string;
  readonly dataDir: string;
  /** The simulated readers, driven over the bench's own link: bytes on a socket, as from hardware. */
  readonly reader: Reader;
  /** The bench's link, for whatever `reader` has no word for. */
  readonly bench: Link;
  /** What the kiosk has said so far. */
  output(): string;
  /** Another page as a phone, a tablet or a bench would open it, with cookies of its own. */
  visit(url: string, options?: { mobile?: boolean }): Promise<Page>;
  /** Ends the kiosk and its screen: nothing answers any more. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the kiosk, where it runs, and starts it again on the same data and port. SIGKILL for a power cut. */
  restart(signal?: NodeJS.Signals): Promise<void>;
};

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const open = (shell: ShopOptions['shell'], browser: Browser, where: Where): Promise<Floor> =>
  shell === 'electron' ? openInElectron(where) : openInBrowser(browser, where);

/** `test`, with a shop that stands before each journey and is gone after it. */
export const test = base.extend<ShopOptions & { shop: Shop }>({
  shell: ['browser', { option: true }],
  site: [undefined, { option: true }],
  motion: ['reduce', { option: true }],
  shop: [
    async ({ shell, site, motion, browser }, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'lookglass-shop-'));
      const visitors: Page[] = [];
      let floor = await open(shell, browser, { data: dataDir, site, port: 0, motion });
      const benchLink = async () =>
        nodeLink(
          floor.addresses.baseUrl,
          { as: 'bench' },
          { cookie: await keyCookieFor(floor.addresses.benchUrl) },
        );
      let bench = await benchLink();
      let running = true;

      const shop: Shop = {
        get screen() {
          return floor.screen;
        },
        get baseUrl() {
          return floor.addresses.baseUrl;
        },
        get staffUrl() {
          return `${floor.addresses.baseUrl}/staff`;
        },
        get phoneUrl() {
          return `${floor.addresses.baseUrl}/phone`;
        },
        get benchUrl() {
          return floor.addresses.benchUrl;
        },
        dataDir,
        get reader() {
          return simulatedReader(bench);
        },
        get bench() {
          return bench;
        },
        output: () => floor.output(),
        async visit(url, { mobile = false } = {}) {
          const context = await browser.newContext({
            ...(mobile ? PHONE : {}),
            reducedMotion: motion,
          });
          const page = await context.newPage();
          if (mobile) touchOnly(page);
          visitors.push(page);
          await page.goto(url);
          return page;
        },
        async stop(signal = 'SIGTERM') {
          bench.close();
          running = false;
          await floor.close(signal);
        },
        async restart(signal = 'SIGTERM') {
          const { port } = new URL(floor.addresses.baseUrl);
          if (running) await shop.stop(signal);
          running = true;
          floor = await open(shell, browser, { data: dataDir, site, port: Number(port), motion });
          bench = await benchLink();
        },
      };

      await use(shop);

      bench.close();
      for (const page of visitors) await page.context().close();
      if (running) await floor.close('SIGTERM');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    // A shell that hangs while it starts should not take the journey's whole time.
    { timeout: 60_000 },
  ],
});

export { expect };
