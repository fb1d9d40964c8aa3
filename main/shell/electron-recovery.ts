import type { App, WebContents } from 'electron';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { heartbeat } from './heartbeat.ts';
import { strikes } from './strikes.ts';

const RELOADS = { limit: 3, withinMs: 120_000 };
const GPU_LOSSES = { limit: 3, withinMs: 300_000 };
const RETRY_MS = 2_000;
/** Chromium's code for a load that another load replaced: nothing failed. */
const ERR_ABORTED = -3;

type Care = { clock: Clock; log: Log; relaunch: (reason: string) => void };

/**
 * Loads a page and brings it back: a renderer that is gone or hangs is replaced, and one that keeps going takes the whole
 * program with it into a fresh start.
 */
export const keepLoaded = (
  contents: WebContents,
  address: string,
  { clock, log, relaunch }: Care,
): (() => void) => {
  const tooMany = strikes(RELOADS.limit, RELOADS.withinMs, () => clock.now());
  let cancelRetry = () => {};

  const load = () => {
    if (contents.isDestroyed()) return;
    // The outcome is heard through did-fail-load, which also sees loads the page began itself.
    contents.loadURL(address).catch(() => {});
  };

  const again = (ms: number) => {
    cancelRetry();
    cancelRetry = clock.after(ms, load);
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page gone', { reason, exitCode });
    if (tooMany()) relaunch('page gone');
    // Not from within the event: the old process is still being taken down.
    else again(0);
  });
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ERR_ABORTED) return;
    log.error('page not loaded', { code, description });
    again(RETRY_MS);
  });
  const end = (cause: string) => {
    log.error('page hangs', { cause });
    // Reloading needs the renderer's own consent; ending the process does not.
    contents.forcefullyCrashRenderer();
  };
  contents.on('unresponsive', () => end('input'));
  // Electron's own watch needs a touch that goes unanswered; a screen may hang with nobody near.
  const stopHeart = heartbeat({
    clock,
    ask: () => contents.executeJavaScript('0'),
    isDue: () => !contents.isDestroyed() && !contents.isCrashed() && !contents.isLoading(),
    onSilence: () => end('heartbeat'),
  });
  load();
  return () => {
    stopHeart();
    cancelRetry();
  };
};

/** A GPU process that keeps dying leaves a black screen that no reload cures. */
export const watchGraphics = (app: App, { clock, log, relaunch }: Care): void => {
  const tooMany = strikes(GPU_LOSSES.limit, GPU_LOSSES.withinMs, () => clock.now());
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.error('process gone', { type, reason, exitCode });
    if (type === 'GPU' && reason !== 'clean-exit' && tooMany()) relaunch('graphics gone');
  });
};
