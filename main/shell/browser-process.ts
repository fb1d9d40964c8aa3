import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import { browserFlags, type BrowserLook } from './browser-flags.ts';
import { openDevTools, type DevTools, type DevToolsEvent } from './browser-pipe.ts';

const GOODBYE_MS = 3_000;

export type BrowserProcess = {
  readonly pid: number | undefined;
  readonly devTools: DevTools;
  /** Settles when the browser has ended, for whatever reason, and its profile is gone. */
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  /** At once, for a browser that no longer listens. */
  kill(): void;
  /** As a person would close it; killed where it does not. */
  close(): Promise<void>;
};

/** Starts a browser with a fresh profile: nothing of an earlier run, crash or visitor is in it. */
export const startBrowser = async (
  executable: string,
  look: BrowserLook,
  clock: Clock,
  onEvent: (event: DevToolsEvent) => void,
): Promise<BrowserProcess> => {
  const profile = await mkdtemp(join(tmpdir(), 'lookglass-browser-'));
  const child = spawn(executable, browserFlags(profile, look), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Node types the first three alone; the two after them are the pipes asked for above.
  const [, , , write, read] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const devTools = openDevTools(write, read, clock, onEvent);

  const exit = Promise.withResolvers<{ code: number | null; signal: string | null }>();
  child.once('exit', (code, signal) => exit.resolve({ code, signal }));
  // It could not be started at all.
  child.once('error', () => exit.resolve({ code: null, signal: null }));
  const ended = exit.promise.then(async (how) => {
    devTools.end();
    // Its helpers may still be writing for a moment.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    return how;
  });

  return {
    pid: child.pid,
    devTools,
    ended,
    kill: () => void child.kill('SIGKILL'),
    async close() {
      const cancel = clock.after(GOODBYE_MS, () => child.kill('SIGKILL'));
      devTools.send('Browser.close').catch(() => child.kill('SIGKILL'));
      await ended;
      cancel();
    },
  };
};
