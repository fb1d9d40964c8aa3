import { fileURLToPath } from 'node:url';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

type Sample = {
  readonly nested: { list: number[] };
  invoke(channel: string, value?: unknown): Promise<unknown>;
  shout(word: string): void;
  onShouted(listener: (word: string) => void): () => void;
  throwing(): void;
};
declare global {
  var sample: Sample;
  var record: string[];
}

let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  app = await electron.launch({
    executablePath: here('electron'),
    args: [here('sample/app.ts')],
    env: { ...process.env, LOOKGLASS_NODE: process.execPath },
  });
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});

afterAll(() => app.close());

const record = () => app.evaluate(() => globalThis.record);

test('carries structured clones both ways', async () => {
  const same = await page.evaluate(async () => {
    const sent = {
      date: new Date(0),
      map: new Map([['a', new Set([1n])]]),
      bytes: new Uint16Array([1, 2, 65535]),
      none: undefined,
      gap: Number.NaN,
      $: 'a key of its own',
    };
    const back = (await sample.invoke('echo', sent)) as typeof sent;
    return [
      back.date instanceof Date && back.date.getTime() === 0,
      back.map.get('a')?.has(1n),
      back.bytes instanceof Uint16Array && back.bytes.join() === '1,2,65535',
      'none' in back && back.none === undefined,
      Number.isNaN(back.gap),
      back.$ === sent.$,
    ];
  });
  expect(same).toEqual([true, true, true, true, true, true]);
});

test("says what went wrong in Electron's words", async () => {
  const messages = await page.evaluate(async () => {
    const told = async (work: () => unknown) => {
      try {
        await work();
        return 'nothing';
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [
      await told(() => sample.invoke('fail')),
      await told(() => sample.invoke('unheard-of')),
      await told(() => sample.throwing()),
    ];
  });
  expect(messages).toEqual([
    "Error invoking remote method 'fail': RangeError: out of stock",
    "Error invoking remote method 'unheard-of': Error: No handler registered for 'unheard-of'",
    'not today',
  ]);
});

test('keeps the worlds apart and the bridge frozen', async () => {
  const seen = await page.evaluate(() => [
    'secret' in globalThis,
    'require' in globalThis,
    'process' in globalThis,
    Object.isFrozen(sample),
    Object.isFrozen(sample.nested.list),
    Object.getOwnPropertyDescriptor(globalThis, 'sample')?.writable,
  ]);
  expect(seen).toEqual([false, false, false, true, true, false]);
});

test('calls back across the bridge until told not to', async () => {
  const heard = await page.evaluate(async () => {
    const words: string[] = [];
    const twice = Promise.withResolvers<void>();
    const stop = sample.onShouted((word) => {
      words.push(word);
      if (words.length === 2) twice.resolve();
    });
    sample.shout('lift');
    sample.shout('away');
    await twice.promise;
    stop();
    sample.shout('unheard');
    // An answered call proves that everything before it has been delivered.
    await sample.invoke('echo');
    return words;
  });
  expect(heard).toEqual(['LIFT', 'AWAY']);
});

test('knows the sender by its own scheme', async () => {
  expect(await page.evaluate(() => sample.invoke('origin'))).toBe('sample://host');
});

test('serves the scheme and keeps its content policy', async () => {
  const answers = await page.evaluate(async () => {
    const data = (await (await fetch('/data', { method: 'POST', body: 'x' })).json()) as {
      method: string;
    };
    const violated = new Promise<string>((resolve) =>
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    );
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    return [data.method, await violated, 'injected' in globalThis];
  });
  expect(answers).toEqual(['POST', 'script-src-elem', false]);
});

test('applies the permission handlers', async () => {
  const state = (name: PermissionName) =>
    page.evaluate(async (of) => (await navigator.permissions.query({ name: of })).state, name);
  expect(await state('geolocation')).toBe('granted');
  expect(await state('notifications')).toBe('denied');
  expect(await state('camera')).toBe('denied');
});

test('asks the owner before a window opens or a page leaves', async () => {
  const before = app.windows().length;
  expect(await page.evaluate(() => window.open('https://example.com/popup'))).toBeNull();
  await expect.poll(record).toContain('open https://example.com/popup');
  await page.evaluate(() => void (location.href = 'https://example.com/away'));
  await expect.poll(record).toContain('navigate https://example.com/away');
  await expect.poll(() => app.windows().length).toBe(before);
  // A navigation that is called off leaves Playwright without a document for a moment.
  await expect.poll(() => page.title()).toBe('Sample');
});

test('fills the display in kiosk mode', async () => {
  const size = await page.evaluate(() => [innerWidth, innerHeight, screen.width, screen.height]);
  expect(size.slice(0, 2)).toEqual(size.slice(2));
});

test('brings a crashed page back', async () => {
  const title = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `document.title + ' ' + typeof sample.invoke`,
      ),
    );
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(record, { timeout: 10_000 }).toContain('gone crashed');
  await expect.poll(title, { timeout: 10_000 }).toBe('Sample function');
});
