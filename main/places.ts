import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The product's own folder: the nearest one above this file with a package.json, run from source or built. */
const root = (): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
};

export const ROOT = root();
export const DEMO_SITE = join(ROOT, 'assets', 'demo');
export const DEMO_HUB = join(ROOT, 'assets', 'hub');
/** What was learned of reviews. */
export const REVIEW_MODEL = join(ROOT, 'assets', 'models', 'reviews.json');
export const PAGES = join(ROOT, 'out', 'renderer');
export const BRIDGE = join(ROOT, 'out', 'preload', 'bridge.cjs');

export const VERSION: string = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
).version;

/** A kiosk's own files: one folder for each site, outside the program so that an update leaves them alone. */
export const dataFolder = (siteDir: string): string =>
  join(homedir(), '.lookglass', basename(siteDir));
