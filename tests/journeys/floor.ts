import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { _electron as electron, type Browser, type Page } from '@playwright/test';
import { electronBinary, hasDisplay } from '../../build/electron-binary.ts';
import { addressesIn, type Addresses } from './addresses.ts';
import { touchOnly } from './fingers.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A running kiosk with its screen open. */
export type Floor = {
  screen: Page;
  addresses: Addresses;
  /** Everything it printed: for a journey that failed, and for what it tells whoever started it. */
  output: () => string;
  close: (signal: NodeJS.Signals) => Promise<void>;
};

export type Where = { data: string; site: string | undefined; port: number; motion: Motion };

/**
 * A wall that moves takes four fifths of a core where there is no GPU, in every shop that stands beside another journey's:
 * only journeys about what moves let it.
 */
export type Motion = 'reduce' | 'no-preference';

/** A portrait panel, as most stores hang it. */
const PANEL = { width: 1080, height: 1920 };

const argumentsOf = ({ data, site, port }: Where): string[] => [
  '--data',
  data,
  '--port',
  String(port),
  ...(site === undefined ? [] : ['--site', site]),
];

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Collects what a kiosk prints until it is ready; refuses when it ends before that. */
const ready = async (
  child: ChildProcess,
  /** What it said before anybody listened. */
  early: Promise<string> = Promise.resolve(''),
): Promise<{ addresses: Addresses; output: () => string }> => {
  let said = '';
  let addresses: Addresses | null = null;
  const found = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      addresses ??= addressesIn(said);
      if (addresses) found.resolve();
    });
  void early.then((text) => {
    said = text + said;
    addresses ??= addressesIn(said);
    if (addresses) found.resolve();
  });
  child.once('exit', (code) => found.reject(new Error(`the kiosk ended with ${code}:\n${said}`)));
  await found.promise;
  if (!addresses) throw new Error('unreachable');
  return { addresses, output: () => said };
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (isOver(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
};

/** Plain Node serves; the screen is a page of Playwright's own browser, as thin mirrors have it. */
export const openInBrowser = async (browser: Browser, where: Where): Promise<Floor> => {
  const args = [fromRoot('out/main/kiosk.js'), '--shell', 'none', ...argumentsOf(where)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const { addresses, output } = await ready(child);
    const context = await browser.newContext({
      viewport: PANEL,
      hasTouch: true,
      reducedMotion: where.motion,
    });
    const screen = await context.newPage();
    touchOnly(screen);
    await screen.goto(addresses.screenUrl);
    return {
      screen,
      addresses,
      output,
      async close(signal) {
        await context.close();
        await end(child, signal);
      },
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
};

/** Electron where its binary and a display are there, the stand-in elsewhere; `DISPLAY` tells which. */
export const openInElectron = async (where: Where): Promise<Floor> => {
  const real = hasDisplay() ? electronBinary() : null;
  const app = await electron.launch({
    executablePath: real ?? fromRoot('tests/stand-in/electron'),
    args: [fromRoot('.'), ...argumentsOf(where)],
    env: { ...process.env, LOOKGLASS_NODE: process.execPath },
  });
  const child = app.process();
  try {
    const listening = ready(
      child,
      app.evaluate(() => (globalThis as { standInSaid?: string }).standInSaid ?? ''),
    );
    const [{ addresses, output }, screen] = await Promise.all([listening, app.firstWindow()]);
    await screen.waitForURL('**/screen/index.html*');
    // Whatever display there is, both shells are looked at as the same panel.
    await screen.setViewportSize(PANEL);
    await screen.emulateMedia({ reducedMotion: where.motion });
    return {
      screen,
      addresses,
      output,
      async close(signal) {
        if (signal === 'SIGTERM') await app.close();
        else await end(child, signal);
      },
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
};
