import { systemClock } from '../../main/base/clock.ts';
import { startBrowser } from '../../main/shell/browser-process.ts';
import { findPageBrowser } from '../fakes/page-browser.ts';

/**
 * A panel that shows one page and is touched: the shop's own browser, driven by no more than is asked for here.
 * Playwright has a browser keep the body of everything a page fetches, up to a hundred megabytes in the page's own
 * process: whoever weighs that process weighs the instrument.
 */
export type Panel = {
  /** Of the page where it is meant for one, of the browser with `whole`. */
  send(method: string, params?: object): Promise<unknown>;
  whole(method: string, params?: object): Promise<unknown>;
  /** What the browser tells by itself. */
  hear(hearer: (method: string, params: unknown) => void): void;
  /** Process ids by kind: renderer, GPU. */
  processes(kind: string): Promise<readonly number[]>;
  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>;
  /** Waits until an expression of the page is true. */
  until(expression: string): Promise<void>;
  /** A finger on the button that is called so, once it is there, on, and at rest. */
  tap(name: string): Promise<void>;
  touch(x: number, y: number): Promise<void>;
  close(): Promise<void>;
};

const LOOK_MS = 200;
const PATIENT_MS = 600_000;

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

const waitFor = async <T>(look: () => Promise<T | null>, what: string): Promise<T> => {
  for (const until = performance.now() + PATIENT_MS; ; await pause(LOOK_MS)) {
    const seen = await look();
    if (seen !== null) return seen;
    if (performance.now() > until) throw new Error(`${what}: not within ${PATIENT_MS / 1_000} s`);
  }
};

/** The middle of the button called so; null while there is none, or it is off, covered or moves. */
const PLACE = `async (name) => {
  const called = (one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
  const button = [...document.querySelectorAll('button')].find(
    (one) => called(one).startsWith(name) && one.checkVisibility() && one.ariaDisabled !== 'true',
  );
  if (!button) return null;
  const before = button.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 150));
  const now = button.getBoundingClientRect();
  if (before.x !== now.x || before.y !== now.y) return null;
  const [x, y] = [now.x + now.width / 2, now.y + now.height / 2];
  return button.contains(document.elementFromPoint(x, y)) ? [x, y] : null;
}`;

export const openPanel = async (
  url: string,
  size: { readonly width: number; readonly height: number },
  flags: readonly string[],
  /** A script that runs before the page's own. */
  before: string,
): Promise<Panel> => {
  const path = findPageBrowser();
  if (path === undefined) throw new Error('there is no Chromium here');
  const hearers: ((method: string, params: unknown) => void)[] = [];
  const browser = await startBrowser(
    path,
    { headless: true, kiosk: false, windowSize: size, extra: flags },
    systemClock,
    ({ method, params }) => {
      for (const hearer of hearers) hearer(method, params);
    },
  );
  const whole = (method: string, params?: object) => browser.devTools.send(method, params);
  const { targetInfos } = (await whole('Target.getTargets')) as {
    targetInfos: { type: string; targetId: string }[];
  };
  const blank = targetInfos.find(({ type }) => type === 'page');
  if (!blank) throw new Error('the browser shows no page');
  const { sessionId } = (await whole('Target.attachToTarget', {
    targetId: blank.targetId,
    flatten: true,
  })) as { sessionId: string };
  const send = (method: string, params?: object) =>
    browser.devTools.send(method, params, sessionId);
  await whole('Browser.grantPermissions', {
    origin: new URL(url).origin,
    permissions: ['videoCapture'],
  });
  await send('Page.enable');
  await send('Emulation.setDeviceMetricsOverride', {
    ...size,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 10 });
  await send('Page.addScriptToEvaluateOnNewDocument', { source: before });
  await send('Page.navigate', { url });

  const read = async <T>(expression: string): Promise<T> => {
    const { result } = (await send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    })) as { result: { value?: T } };
    return result.value as T;
  };
  const touch = async (x: number, y: number) => {
    await send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  return {
    send,
    whole,
    read,
    touch,
    hear: (hearer) => void hearers.push(hearer),
    async processes(kind) {
      const { processInfo } = (await whole('SystemInfo.getProcessInfo')) as {
        processInfo: { type: string; id: number }[];
      };
      return processInfo.filter(({ type }) => type === kind).map(({ id }) => id);
    },
    async until(expression) {
      await waitFor(async () => ((await read(expression)) === true ? true : null), expression);
    },
    async tap(name) {
      const look = () => read<[number, number] | null>(`(${PLACE})(${JSON.stringify(name)})`);
      await touch(...(await waitFor(look, `a button called ${name}`)));
    },
    close: () => browser.close(),
  };
};
