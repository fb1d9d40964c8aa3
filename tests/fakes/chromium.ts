import { chromium, type Browser } from '@playwright/test';
import { findPageBrowser } from './page-browser.ts';

/** The Chromium of this machine, for tests and benches that need a page outside the journeys. */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> => {
  const executablePath = findPageBrowser();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...more,
    ],
  });
};
