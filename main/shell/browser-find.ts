import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type FoundBrowser = { path: string; source: 'setting' | 'system' | 'playwright' };

export type Surroundings = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  isProgram: (path: string) => boolean;
  /** Names in a folder; none where there is no such folder. */
  list: (folder: string) => readonly string[];
};

const here: Surroundings = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
  list(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_PROGRAMS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

const systemPlaces = ({ platform, env, home }: Surroundings): string[] => {
  if (platform === 'darwin')
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_PROGRAMS.map((program) => join(folder, program)),
    );
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
  return LINUX_NAMES.flatMap((name) =>
    [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin']
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, name)),
  );
};

/** Where Playwright keeps its Chromium, newest first. */
const playwrightPlaces = ({ platform, env, home, list }: Surroundings): string[] => {
  const caches = {
    darwin: join(home, 'Library/Caches/ms-playwright'),
    win32: `${env['LOCALAPPDATA'] ?? home}\\ms-playwright`,
  } as Partial<Record<NodeJS.Platform, string>>;
  const cache =
    env['PLAYWRIGHT_BROWSERS_PATH'] ?? caches[platform] ?? join(home, '.cache/ms-playwright');
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return list(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => programs.map((program) => join(cache, name, program)));
};

/** A Chromium to show the screen in: the one set in LOOKGLASS_BROWSER, the system's, or Playwright's. */
export const findBrowser = (around: Surroundings = here): FoundBrowser | null => {
  const set = around.env['LOOKGLASS_BROWSER'];
  if (set) return around.isProgram(set) ? { path: set, source: 'setting' } : null;
  const system = systemPlaces(around).find(around.isProgram);
  if (system) return { path: system, source: 'system' };
  const cached = playwrightPlaces(around).find(around.isProgram);
  return cached === undefined ? null : { path: cached, source: 'playwright' };
};
