import { z } from 'zod';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Value } from '../base/value.ts';
import { fillDisplay } from './browser-fit.ts';
import type { BrowserLook } from './browser-flags.ts';
import { watchPage, type PageEvent, type WatchedPage } from './browser-page.ts';
import type { DevToolsEvent } from './browser-pipe.ts';
import { startBrowser, type BrowserProcess } from './browser-process.ts';

export type BrowserEvent =
  | PageEvent
  | { kind: 'started'; pid: number | undefined }
  | { kind: 'popup-closed' }
  | { kind: 'ended'; code: number | null; signal: string | null; againInMs: number };

export type BrowserShellOptions = BrowserLook & {
  executable: string;
  /** The screen's address, with whatever makes its bearer the screen. */
  url: string;
  onEvent?: (event: BrowserEvent) => void;
  /** Whether the screen may use its camera now, and when that changes. */
  camera?: Value<boolean>;
  clock?: Clock;
};

export type BrowserShell = {
  /** Ends the browser, and with it everything it left on disk. */
  close(): Promise<void>;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A browser that ran this long was well: what ends it is a new trouble, not the old one. */
const HEALTHY_MS = 60_000;
const ASK_SERVER_MS = 2_000;

const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), type: z.string() }),
});

const detached = z.object({ sessionId: z.string() });

/** Everything of type page: our own, and popups; also tabs that keyboard shortcuts open. */
const AUTO_ATTACH = {
  autoAttach: true,
  // A popup is closed before it runs or shows anything.
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'page' }],
};

const isServed = async (url: string): Promise<boolean> => {
  const answer = await fetch(new URL('/healthz', url), {
    signal: AbortSignal.timeout(ASK_SERVER_MS),
  }).catch(() => null);
  await answer?.body?.cancel();
  return answer !== null;
};

/** The browser asks nobody: it is told whether our own page may use a camera, and no other ever may. */
const lendCamera = (
  devTools: BrowserProcess['devTools'],
  { camera, url }: BrowserShellOptions,
): (() => void) => {
  const tell = (allowed: boolean) =>
    void devTools
      .send('Browser.setPermission', {
        permission: { name: 'camera' },
        setting: allowed ? 'granted' : 'denied',
        origin: new URL(url).origin,
      })
      .catch(() => {});
  tell(camera?.get() ?? false);
  return camera?.onChange(tell) ?? (() => {});
};

type Running = { browser: BrowserProcess; stop(): void };

/** One browser from start to end: the first page is the screen's, every other is closed. */
const runBrowser = async (
  options: BrowserShellOptions,
  clock: Clock,
  onEvent: (event: BrowserEvent) => void,
): Promise<Running> => {
  let page: WatchedPage | null = null;
  let pageSession = '';

  const attach = ({ sessionId, targetInfo: { targetId } }: z.infer<typeof attached>) => {
    const { devTools } = browser;
    if (page) {
      onEvent({ kind: 'popup-closed' });
      // In this order: told to close first, it asks nobody for anything when it is let go.
      devTools.send('Target.closeTarget', { targetId }).catch(() => {});
      devTools.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
      return;
    }
    pageSession = sessionId;
    page = watchPage({
      devTools,
      sessionId,
      url: options.url,
      clock,
      isServed: () => isServed(options.url),
      onEvent(event) {
        onEvent(event);
        if (event.kind === 'shown' && options.kiosk)
          // A page that is gone again is shown again, and this tried again.
          fillDisplay(devTools, sessionId, targetId).catch(() => {});
      },
      onLost: () => browser.kill(),
    });
  };

  const isOurs = (sessionId: string | undefined) => page !== null && sessionId === pageSession;

  const hear = ({ method, params, sessionId }: DevToolsEvent) => {
    if (method === 'Target.attachedToTarget') attach(attached.parse(params));
    else if (method === 'Target.detachedFromTarget' && isOurs(detached.parse(params).sessionId))
      // Its window was closed by hand.
      browser.kill();
    else if (isOurs(sessionId)) page?.hear(method, params);
  };

  const browser = await startBrowser(options.executable, options, clock, hear);
  onEvent({ kind: 'started', pid: browser.pid });
  browser.devTools.send('Browser.setDownloadBehavior', { behavior: 'deny' }).catch(() => {});
  browser.devTools.send('Target.setAutoAttach', AUTO_ATTACH).catch(() => browser.kill());
  const stopCamera = lendCamera(browser.devTools, options);
  return {
    browser,
    stop() {
      stopCamera();
      page?.stop();
    },
  };
};

/** Shows a screen's page in a browser and keeps it there, until closed. */
export const openBrowserShell = (options: BrowserShellOptions): BrowserShell => {
  const clock = options.clock ?? systemClock;
  const onEvent = options.onEvent ?? (() => {});
  const closing = new AbortController();
  let current: BrowserProcess | null = null;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      closing.signal.addEventListener('abort', () => resolve(cancel()), { once: true });
    });

  const keepRunning = async (): Promise<void> => {
    let wait = FIRST_WAIT_MS;
    while (!closing.signal.aborted) {
      const started = clock.now();
      const { browser, stop } = await runBrowser(options, clock, onEvent);
      current = browser;
      // Closed while it was starting.
      if (closing.signal.aborted) await browser.close();
      const how = await browser.ended;
      stop();
      if (closing.signal.aborted) return;
      if (clock.now() - started > HEALTHY_MS) wait = FIRST_WAIT_MS;
      onEvent({ kind: 'ended', ...how, againInMs: wait });
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  };
  const running = keepRunning();

  return {
    async close() {
      closing.abort();
      await current?.close();
      await running;
    },
  };
};
