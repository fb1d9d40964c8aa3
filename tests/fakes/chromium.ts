import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../main/shell/browser-find.ts';

/** The Chromium of this machine, for tests and benches that need a page outside the journeys. */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> => {
  const found = findBrowser();
  return chromium.launch({
    ...(found ? { executablePath: found.path } : {}),
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
