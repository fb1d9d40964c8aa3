import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findPageBrowser } from './fakes/page-browser.ts';
import { BEFORE_A_CAMERA, ONE_SHELL, type ShopOptions } from './journeys/shop.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const executablePath = findPageBrowser();
const camera = new RegExp(BEFORE_A_CAMERA);
const oneShell = new RegExp(ONE_SHELL);

/** Every journey of a screen runs once in each shell: what a shopper can do must not depend on it. */
export default defineConfig<ShopOptions>({
  testDir: './journeys',
  testMatch: '*.journey.ts',
  outputDir: '../test-results',
  // Each journey has a shop of its own, with its own ports and data.
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A browser that hangs while it starts says nothing about the shop; what passes only the second time is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  // Machines that run tests are slow and shared; a journey that works needs a few seconds.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: fromRoot('.cache/reports/journeys.json') }]],
  use: {
    // Pictures of a panel, taken ten times a second, cost a small machine more than the journey does.
    trace: { mode: process.env['CI'] ? 'on-first-retry' : 'retain-on-failure', screenshots: false },
    locale: 'zh-CN',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
  projects: [
    { name: 'browser-shell', grepInvert: camera, use: { shell: 'browser' } },
    { name: 'electron', grepInvert: [camera, oneShell], use: { shell: 'electron' } },
    // One at a time, in one shell after the other.
    { name: 'browser-shell-camera', grep: camera, workers: 1, use: { shell: 'browser' } },
    {
      name: 'electron-camera',
      grep: camera,
      grepInvert: oneShell,
      workers: 1,
      dependencies: ['browser-shell-camera'],
      use: { shell: 'electron' },
    },
  ],
});
