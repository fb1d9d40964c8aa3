import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { build, mergeConfig } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundles } from '../../build/bundles.ts';
import type { Bridge } from '../../preload/contract/bridge.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'lookglass-shell-'));

declare global {
  var record: string[];
  var answers: unknown[];
}

let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  const preload = bundles().find(({ name }) => name === 'preload');
  if (!preload) throw new Error('there is no preload bundle');
  await build(mergeConfig(preload.config, { build: { outDir: scratch } }));
  app = await electron.launch({
    executablePath: here('../stand-in/electron'),
    args: [here('electron-floor.ts'), join(scratch, 'bridge.cjs')],
    env: { ...process.env, LOOKGLASS_NODE: process.execPath },
  });
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});

afterAll(async () => {
  await app.close();
  rmSync(scratch, { recursive: true, force: true });
});

const record = () => app.evaluate(() => globalThis.record);
const count = async (entry: string) => (await record()).filter((one) => one === entry).length;

/** In the page through main, which also reaches a page that Playwright has given up after a crash. */
const inPage = (code: string) =>
  app.evaluate(
    ({ BrowserWindow }, source) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source) as Promise<unknown>,
    code,
  );

const talk = (bridge: Bridge, word: string) => {
  globalThis.answers = [];
  bridge.listen((answer) => globalThis.answers.push(answer));
  bridge.send(word);
};
const greet = (word: string) =>
  inPage(`(${talk.toString()})(window.lookglass, ${JSON.stringify(word)})`);
const answers = () => inPage('globalThis.answers ?? []');

test('carries messages between a screen and the host', async () => {
  await greet('hello');
  await expect.poll(answers).toEqual([{ heard: 'hello' }]);
  expect(await record()).toContain('open mirror-1');
});

test('gives every document a line of its own', async () => {
  const before = [await count('open mirror-1'), await count('closed')] as const;
  await page.reload();
  await greet('again');
  await expect.poll(answers).toEqual([{ heard: 'again' }]);
  expect(await count('open mirror-1')).toBe(before[0] + 1);
  expect(await count('closed')).toBe(before[1] + 1);
});

test('exposes one bridge and nothing of Electron', async () => {
  expect(
    await page.evaluate(() => Object.keys(Reflect.get(window, 'lookglass') as object)),
  ).toEqual(['send', 'listen']);
  expect(await page.evaluate(() => ['require' in window, 'process' in window])).toEqual([
    false,
    false,
  ]);
});

test('opens sandboxed, isolated windows', async () => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const of = contents as unknown as { getLastWebPreferences(): object };
      return of.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(1);
  for (const one of preferences)
    expect(one).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
    });
});

test('puts the content policy on every answer', async () => {
  const policies = await page.evaluate(() =>
    Promise.all(
      ['/screen/index.html', '/media/dress.webp', '/missing.js', '/../../package.json'].map(
        async (path) => {
          const response = await fetch(path);
          return [response.status, response.headers.has('content-security-policy')];
        },
      ),
    ),
  );
  expect(policies).toEqual([
    [200, true],
    [200, true],
    [404, true],
    [404, true],
  ]);
});

test('refuses scripts of others, other addresses, windows, permissions', async () => {
  const tried = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) =>
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    );
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    const opened = window.open('https://example.com/popup');
    const camera = await navigator.permissions.query({ name: 'camera' });
    return [await violation, 'injected' in globalThis, opened, camera.state];
  });
  expect(tried).toEqual(['script-src-elem', false, null, 'denied']);
  await page.evaluate(() => void (location.href = 'https://example.com/away'));
  await expect.poll(record).toContain('navigation refused https://example.com');
  expect(await record()).toContain('window refused https://example.com');
  expect(await record()).toContain('permission refused media');
});

test('brings a hung page back by itself', async () => {
  // Not awaited: this page never answers.
  void inPage('for (;;) {}').catch(() => {});
  await expect.poll(record, { timeout: 20_000 }).toContain('page hangs');
  await expect.poll(() => inPage('document.title'), { timeout: 20_000 }).toBe('Floor');
  await greet('after the hang');
  await expect.poll(answers).toEqual([{ heard: 'after the hang' }]);
});

test('brings a crashed page back, and starts afresh when crashes go on', async () => {
  const crash = async () => {
    const before = await count('page gone');
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => count('page gone'), { timeout: 10_000 }).toBe(before + 1);
  };
  // The hang before this counts as the first.
  await crash();
  await expect.poll(() => inPage('document.title'), { timeout: 10_000 }).toBe('Floor');
  await greet('after the crash');
  await expect.poll(answers).toEqual([{ heard: 'after the crash' }]);
  expect(await record()).not.toContain('relaunch page gone');
  await crash();
  expect(await record()).toContain('relaunch page gone');
});
