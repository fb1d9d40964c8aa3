import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../../main/shell/browser-find.ts';

/** Debian's Chromium without its windows, tabs and menus: the same engine, which starts in a third of the time. */
const WINDOWLESS = 'chromium-headless-shell';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * What draws a page in a test: LOOKGLASS_CHROMIUM or LOOKGLASS_BROWSER where one is set, else a windowless Chromium, else
 * the browser a shop would have. The shell's own tests always take the last, since windows are what they are about.
 */
export const findPageBrowser = (env: NodeJS.ProcessEnv = process.env): string | undefined => {
  const set = env['LOOKGLASS_CHROMIUM'] ?? env['LOOKGLASS_BROWSER'];
  if (set) return set;
  const windowless = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, WINDOWLESS))
    .find(isProgram);
  return windowless ?? findBrowser()?.path;
};
