import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock, type Clock } from '../../main/base/clock.ts';
import { findBrowser } from '../../main/shell/browser-find.ts';
import {
  openBrowserShell,
  type BrowserEvent,
  type BrowserShell,
} from '../../main/shell/browser-shell.ts';

/** Waits of ten seconds take two: what is shown is what happens after them. */
const hurried: Clock = {
  ...systemClock,
  after: (ms, run) => systemClock.after(ms / 5, run),
  every: (ms, run) => systemClock.every(ms / 5, run),
};

/** A page that does what its server tells it, once, and says when it is there. */
const PAGE = `<!doctype html><title>Floor</title><script>
  fetch('/order').then((r) => r.text()).then((order) => {
    if (order === 'hang') for (;;) {}
    if (order === 'popup') { window.open('/popup'); fetch('/there'); }
    if (order === 'stray') location.href = 'http://127.0.0.2:' + location.port + '/elsewhere';
    if (order === 'alert') { alert('stuck'); fetch('/there'); }
    if (order === 'measure') setInterval(() => fetch('/size/' + innerWidth + 'x' + innerHeight), 100);
    if (order === '') fetch('/there');
  });
</script>`;

const listen = async (port = 0) => {
  const asked: string[] = [];
  const orders: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    response.setHeader('content-type', 'text/html');
    response.end(path === '/screen' ? PAGE : path === '/order' ? (orders.shift() ?? '') : '');
  });
  await new Promise<void>((resolve) => server.listen(port, '0.0.0.0', resolve));
  return { server, asked, orders, port: (server.address() as AddressInfo).port };
};

const stop = (server: Server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

type Process = { pid: number; parent: number; command: string };

const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return [{ pid: Number(pid), parent, command }];
      } catch {
        // Ended while we looked.
        return [];
      }
    });

const descendants = (root: number): Process[] => {
  const all = processes();
  const of = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...of(child.pid)]);
  return of(root);
};

const profiles = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('lookglass-browser-'));

const browser = findBrowser();

describe.skipIf(!browser)('the browser shell', () => {
  let floor: Awaited<ReturnType<typeof listen>>;
  let shell: BrowserShell;
  let events: BrowserEvent[];

  const open = () => {
    shell = openBrowserShell({
      executable: browser?.path ?? '',
      url: `http://127.0.0.1:${floor.port}/screen`,
      headless: true,
      kiosk: true,
      windowSize: { width: 400, height: 400 },
      // Nobody touches this page, and Chromium lets only a touch open a window.
      extra: ['--disable-popup-blocking', '--screen-info={540x960}'],
      onEvent: (event) => events.push(event),
      clock: hurried,
    });
  };
  const happened = (kind: BrowserEvent['kind']) => events.filter((event) => event.kind === kind);
  const shown = () => floor.asked.filter((path) => path === '/there').length;
  const soon = { timeout: 40_000 };
  const pid = () => {
    const last = happened('started').at(-1);
    return last?.kind === 'started' ? (last.pid ?? 0) : 0;
  };
  /** The screen's renderer: the newest, since that of the empty first page may still be ending. */
  const renderer = () =>
    descendants(pid())
      .filter(
        ({ command }) =>
          // The browser's own surfaces have renderers too.
          command.includes('--type=renderer') && !command.includes('--top-chrome-webui'),
      )
      .sort((a, b) => a.pid - b.pid)
      .at(-1);

  beforeEach(async () => {
    events = [];
    floor = await listen();
  });
  afterEach(async () => {
    await shell.close();
    await stop(floor.server);
  });

  test('shows a crashed page again', async () => {
    open();
    await expect.poll(shown, soon).toBe(1);
    const before = renderer();
    expect(before).toBeDefined();
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await expect.poll(shown, soon).toBe(2);
    expect(happened('crashed')).toHaveLength(1);
    expect(happened('ended')).toHaveLength(0);
    expect(renderer()?.pid).not.toBe(before?.pid);
  });

  test('ends a page that hangs, and shows it again', async () => {
    floor.orders.push('hang');
    open();
    await expect.poll(shown, soon).toBe(1);
    expect(happened('hung')).toHaveLength(1);
    expect(happened('ended')).toHaveLength(0);
  });

  test('starts another browser for a page that does not even crash', async () => {
    open();
    await expect.poll(shown, soon).toBe(1);
    process.kill(renderer()?.pid ?? 0, 'SIGSTOP');
    await expect.poll(shown, soon).toBe(2);
    expect(happened('hung').length).toBeGreaterThan(1);
    expect(happened('started')).toHaveLength(2);
  });

  test('starts another browser when one ends, or its page keeps crashing', async () => {
    open();
    await expect.poll(shown, soon).toBe(1);
    process.kill(pid(), 'SIGKILL');
    await expect.poll(shown, soon).toBe(2);
    for (const crash of [1, 2, 3]) {
      process.kill(renderer()?.pid ?? 0, 'SIGKILL');
      await expect.poll(shown, soon).toBe(2 + crash);
    }
    expect(happened('started')).toHaveLength(3);
  });

  test('closes what a page opens, and answers what it asks', async () => {
    floor.orders.push('popup');
    open();
    await expect.poll(shown, soon).toBe(1);
    await expect.poll(() => happened('popup-closed').length, soon).toBe(1);
    expect(floor.asked).not.toContain('/popup');
    await shell.close();
    floor.orders.push('alert');
    open();
    await expect.poll(shown, soon).toBe(2);
  });

  test('fills the display, also where no window manager does it', async () => {
    floor.orders.push('measure');
    open();
    await expect.poll(() => floor.asked.at(-1), soon).toBe('/size/540x960');
  });

  test('comes back from another address', async () => {
    floor.orders.push('stray');
    open();
    await expect.poll(shown, soon).toBe(1);
    expect(happened('strayed')).toHaveLength(1);
  });

  test('leaves its error page when the server is back', async () => {
    await stop(floor.server);
    open();
    await expect.poll(() => happened('unreachable').length, soon).toBe(1);
    floor = await listen(floor.port);
    await expect.poll(shown, soon).toBe(1);
  });

  test('leaves no process and no profile behind', async () => {
    const before = profiles();
    open();
    await expect.poll(shown, soon).toBe(1);
    const running = [pid(), ...descendants(pid()).map((one) => one.pid)];
    expect(running.length).toBeGreaterThan(2);
    expect(profiles().length).toBe(before.length + 1);
    await shell.close();
    const left = () => processes().filter((one) => running.includes(one.pid));
    await expect.poll(left, soon).toEqual([]);
    expect(profiles()).toEqual(before);
  });
});
