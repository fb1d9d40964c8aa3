import type { Page } from '@playwright/test';
import { findPageBrowser } from '../fakes/page-browser.ts';
import { siteForJourneys } from '../fakes/site-folder.ts';
import type { ShopOptions } from './shop.ts';

const shop = siteForJourneys((site) => {
  site.screens = site.screens.map((screen) => ({ ...screen, camera: {} }));
});
const browser = findPageBrowser();

/**
 * For `test.use`: the browser opens the test camera of Chromium as it would a real one; Electron is given no such, and
 * asks the drawn person.
 */
export const testCamera = {
  site: async (
    { shell }: { shell: ShopOptions['shell'] },
    use: (site: string | undefined) => Promise<void>,
  ) => use(shell === 'browser' ? shop.site : undefined),
  launchOptions: {
    ...(browser === undefined ? {} : { executablePath: browser }),
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--enable-unsafe-swiftshader',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
};

/** What an experience could have left behind in the page, and whether it still shows a camera. */
export const leftovers = (screen: Page, experience: string) =>
  screen.evaluate(async (pictures) => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return {
      local: localStorage.length,
      session: sessionStorage.length,
      bases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      files,
      cookies: document.cookie,
      pictures: document.querySelectorAll(pictures).length,
      hash: location.hash,
    };
  }, `video, [data-experience="${experience}"] canvas`);
export const NOTHING = {
  local: 0,
  session: 0,
  bases: 0,
  caches: 0,
  files: [],
  cookies: '',
  pictures: 0,
  hash: '',
};
