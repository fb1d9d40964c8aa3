import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser, type Surroundings } from './browser-find.ts';

const machine = (
  platform: NodeJS.Platform,
  programs: readonly string[],
  facts: Partial<Surroundings> = {},
): Surroundings => ({
  platform,
  env: { PATH: '/usr/local/bin:/usr/bin' },
  home: '/home/shop',
  isProgram: (path) => programs.includes(path),
  list: () => [],
  ...facts,
});

test('prefers Chromium to the other browsers of a system', () => {
  const found = findBrowser(machine('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium']));
  expect(found).toEqual({ path: '/usr/bin/chromium', source: 'system' });
});

test('takes what is set, and nothing else when that is not there', () => {
  const env = { PATH: '/usr/bin', LOOKGLASS_BROWSER: '/opt/chrome' };
  expect(findBrowser(machine('linux', ['/opt/chrome', '/usr/bin/chromium'], { env }))).toEqual({
    path: '/opt/chrome',
    source: 'setting',
  });
  expect(findBrowser(machine('linux', ['/usr/bin/chromium'], { env }))).toBeNull();
});

test('looks where macOS and Windows keep theirs', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findBrowser(machine('darwin', [chrome]))?.path).toBe(chrome);
  const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
  const env = { 'PROGRAMFILES(X86)': String.raw`C:\Program Files (x86)` };
  expect(findBrowser(machine('win32', [edge], { env }))?.path).toBe(edge);
});

test("takes the newest of Playwright's, and never its headless shell", () => {
  const cache = '/home/shop/.cache/ms-playwright';
  const program = (folder: string) => join(cache, folder, 'chrome-linux64/chrome');
  const list = (folder: string) =>
    folder === cache ? ['chromium-999', 'chromium-1200', 'chromium_headless_shell-1300'] : [];
  const programs = ['chromium-999', 'chromium-1200', 'chromium_headless_shell-1300'].map(program);
  expect(findBrowser(machine('linux', programs, { list }))).toEqual({
    path: program('chromium-1200'),
    source: 'playwright',
  });
});

test('says so when there is none', () => {
  expect(findBrowser(machine('linux', []))).toBeNull();
});
