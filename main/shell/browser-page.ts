import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import type { DevTools } from './browser-pipe.ts';
import { heartbeat } from './heartbeat.ts';
import { strikes } from './strikes.ts';

export type PageEvent =
  | { kind: 'shown' }
  | { kind: 'crashed' }
  | { kind: 'hung' }
  | { kind: 'unreachable' }
  | { kind: 'strayed' };

export type PageCare = {
  devTools: DevTools;
  sessionId: string;
  url: string;
  clock: Clock;
  /** Whether the server answers at all. */
  isServed: () => Promise<boolean>;
  onEvent: (event: PageEvent) => void;
  /** The page cannot be brought back within this browser. */
  onLost: () => void;
};

const RELOADS = { limit: 3, withinMs: 120_000 };
const RETRY_MS = 1_000;

const frameNavigated = z.object({
  frame: z.object({
    parentId: z.string().optional(),
    url: z.string(),
    unreachableUrl: z.string().optional(),
  }),
});

export type WatchedPage = {
  hear: (method: string, params: unknown) => void;
  stop: () => void;
};

/**
 * Keeps one page of a browser on its address: shown again after a crash, a hang, an error page or a step astray.
 * What does not help here is for the browser's own supervisor.
 */
export const watchPage = (care: PageCare): WatchedPage => {
  const { devTools, sessionId, url, clock } = care;
  const tooManyCrashes = strikes(RELOADS.limit, RELOADS.withinMs, () => clock.now());
  let cancelRetry = () => {};
  let stopped = false;
  /** No document to ask: it is not there yet, it crashed, or the server does not answer. */
  let absent = true;
  let hangs = 0;

  const tell = (method: string, params?: object) => devTools.send(method, params, sessionId);

  const show = () => {
    if (stopped) return;
    // Refused or not answered: the browser's end is told elsewhere, anything else is worth another try.
    tell('Page.navigate', { url }).catch(showWhenServed);
  };

  const showWhenServed = () => {
    cancelRetry();
    if (stopped) return;
    cancelRetry = clock.after(RETRY_MS, () => {
      const again = (served: boolean) => (served ? show() : showWhenServed());
      care.isServed().then(again, () => again(false));
    });
  };

  const crashed = () => {
    if (stopped) return;
    absent = true;
    hangs = 0;
    care.onEvent({ kind: 'crashed' });
    if (tooManyCrashes()) care.onLost();
    else show();
  };

  const navigated = ({ frame }: z.infer<typeof frameNavigated>) => {
    if (frame.parentId !== undefined) return;
    if (frame.unreachableUrl !== undefined) {
      absent = true;
      care.onEvent({ kind: 'unreachable' });
      showWhenServed();
    } else if (URL.parse(frame.url)?.origin === URL.parse(url)?.origin) {
      hangs = 0;
      absent = false;
      care.onEvent({ kind: 'shown' });
    } else if (frame.url.startsWith('http')) {
      care.onEvent({ kind: 'strayed' });
      show();
    }
  };

  const silent = () => {
    care.onEvent({ kind: 'hung' });
    hangs += 1;
    // It heard the first order to end and did not: not even a script loops there.
    if (hangs > 1) return care.onLost();
    // A loop ends with the first command, and the process with the second.
    tell('Runtime.terminateExecution').catch(() => {});
    tell('Page.crash').catch(() => {});
  };

  const stopHeart = heartbeat({
    clock,
    ask: () => tell('Runtime.evaluate', { expression: '0' }),
    isDue: () => !absent && !stopped,
    onSilence: silent,
  });

  const begin = async () => {
    await Promise.all([tell('Page.enable'), tell('Inspector.enable')]);
    await tell('Runtime.runIfWaitingForDebugger');
    show();
  };
  begin().catch(() => {
    if (!stopped) care.onLost();
  });

  return {
    hear(method, params) {
      if (method === 'Inspector.targetCrashed') crashed();
      else if (method === 'Page.frameNavigated') navigated(frameNavigated.parse(params));
      else if (method === 'Page.javascriptDialogOpening')
        tell('Page.handleJavaScriptDialog', { accept: false }).catch(() => {});
    },
    stop() {
      stopped = true;
      stopHeart();
      cancelRetry();
    },
  };
};
