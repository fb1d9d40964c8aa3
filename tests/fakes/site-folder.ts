import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEMO = join(import.meta.dirname, '..', '..', 'assets', 'demo');

export type SiteJson = {
  offers: Record<string, unknown>[];
  screens: Record<string, unknown>[];
  devices: Record<string, unknown>[];
  [key: string]: unknown;
};

/** A copy of the demo shop with settings changed, and a data folder beside it; `remove` takes both away. */
export const siteFolder = (change: (site: SiteJson) => void = () => {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-shop-'));
  const site = join(folder, 'site');
  cpSync(DEMO, site, { recursive: true });
  const file = join(site, 'site.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as SiteJson;
  change(settings);
  writeFileSync(file, JSON.stringify(settings));
  return {
    site,
    data: join(folder, 'data'),
    file,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/**
 * The same for a file of journeys, kept until the process ends: a worker runs `afterAll` whenever it turns to other tests,
 * and comes back to this file without reading it anew.
 */
export const siteForJourneys = (
  change: (site: SiteJson) => void,
): ReturnType<typeof siteFolder> => {
  const folder = siteFolder(change);
  process.once('exit', folder.remove);
  return folder;
};
