import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { launchChromium } from '../fakes/chromium.ts';
import { filmPerson } from '../fakes/filmed-person.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { mb, ms, percentile, times, type BenchOptions, type Figures, type Row } from './figures.ts';

/** How long each mirror is looked into once it shows something. */
const STAY_MS = 5_000;
/** What a screen does while an experience opens is felt less than a stutter of the picture. */
const SETTLE_MS = 1_000;
const PORTRAIT = { width: 1080, height: 1920 };
const LONG_MS = 600_000;

type Task = { readonly at: number; readonly ms: number };
declare global {
  interface Window {
    measured: { readonly tasks: Task[]; found: number };
  }
}

const measure = () => {
  window.measured = { tasks: [], found: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      window.measured.tasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ kind?: string }>) => {
        if (data.kind === 'found' || data.kind === 'painted') window.measured.found++;
      });
    }
  };
};

const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const agree = async (page: Page, door: string) => {
  await tap(page, door);
  await tap(page, '同意并打开');
};
/** Until a tracker has told of so many pictures: that it runs, and not that it is there. */
const runs = async (page: Page) => {
  const before = await page.evaluate(() => window.measured.found);
  await page.waitForFunction((from) => window.measured.found > from + 2, before, {
    timeout: LONG_MS,
  });
};

/** Each as a shopper would, from the wall and back to it. */
const mirrors: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async makeup(page) {
    await agree(page, '试妆镜');
    await runs(page);
    await tap(page, '304 朱砂');
  },
  async fitting(page) {
    await agree(page, '镜中试穿');
    await page
      .locator('button:not([aria-disabled="true"])', { hasText: '定格，3 秒后' })
      .waitFor({ timeout: LONG_MS });
  },
  async shelf(page) {
    await tap(page, '逛云货架');
    await agree(page, '隔空用手翻');
    await runs(page);
  },
  async comic(page) {
    await agree(page, '拍一页漫画');
    await tap(page, '开始拍，3 秒后');
    await page.getByText('第 2 格，共 4 格').waitFor({ timeout: LONG_MS });
  },
};

type Look = { readonly fps: number; readonly opening: number; readonly showing: number };

const longest = (tasks: readonly Task[]): number => Math.max(0, ...tasks.map((one) => one.ms));

const lookInto = async (page: Page, open: (page: Page) => Promise<void>): Promise<Look> => {
  const now = () => page.evaluate(() => ({ at: performance.now(), found: window.measured.found }));
  await page.evaluate(() => (window.measured.tasks.length = 0));
  await open(page);
  await page.waitForTimeout(SETTLE_MS);
  const from = await now();
  await page.waitForTimeout(STAY_MS);
  const to = await now();
  const tasks = await page.evaluate(() => window.measured.tasks);
  await tap(page, '返回');
  await page.locator('[data-experience="attract"]').waitFor();
  return {
    fps: (1_000 * (to.found - from.found)) / (to.at - from.at),
    opening: longest(tasks.filter(({ at }) => at < from.at)),
    showing: longest(tasks.filter(({ at }) => at >= from.at && at < to.at)),
  };
};

/** Memory that a process has for itself, and its part of what it shares. */
const memoryOf = (pid: number): number => {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) * 1024;
  } catch {
    return Number.NaN;
  }
};

type Memory = Readonly<
  Record<'heap' | 'nodes' | 'listeners' | 'page' | 'graphics' | 'kiosk', number>
> & {
  readonly workers: number;
};

const weigh = async (browser: Browser, page: Page, devtools: CDPSession, kiosk: KioskProcess) => {
  // Without a graphics card Chromium keeps decoded pictures until memory is short: up to some hundred megabytes.
  await devtools.send('Memory.simulatePressureNotification', { level: 'critical' });
  // A worker that was asked to end is given a moment.
  await page.waitForTimeout(2_000);
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const of = (type: string) =>
    processInfo.filter((one) => one.type === type).reduce((sum, { id }) => sum + memoryOf(id), 0);
  const memory: Memory = {
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    page: of('renderer'),
    graphics: of('GPU'),
    kiosk: memoryOf(kiosk.pid),
    workers: page.workers().length,
  };
  return memory;
};

type Slope = { readonly gain: number; readonly error: number };

/** What is gained with every cycle, by least squares, and the standard error of that. */
const slope = (values: readonly number[]): Slope => {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const [x, y] = [(values.length - 1) / 2, mean(values)];
  let [top, bottom] = [0, 0];
  for (const [i, value] of values.entries()) {
    top += (i - x) * (value - y);
    bottom += (i - x) ** 2;
  }
  const gain = bottom > 0 ? top / bottom : Number.NaN;
  const rest = values.reduce((sum, value, i) => sum + (value - y - gain * (i - x)) ** 2, 0);
  return { gain, error: Math.sqrt(rest / Math.max(1, values.length - 2) / (bottom || 1)) };
};

/** Fewer cycles make no line; the first of them still fill caches and pools. */
const FEWEST = 8;
const WARM = 1 / 4;
/** A gain that is surely one, and over the hour of a shop more than this part of what there was, is a leak. */
const HOUR_MS = 3_600_000;
const FLAT = 0.05;

/** One word for what an hour would bring, from the cycles after the first ones. */
const verdict = (values: readonly number[], cycleMs: number): string => {
  const late = values.slice(Math.floor(values.length * WARM));
  if (values.length < FEWEST) return 'too few cycles to say';
  const { gain, error } = slope(late);
  const hour = (gain * HOUR_MS) / cycleMs;
  const [first = 0] = late;
  return gain > 2 * error && hour > FLAT * Math.max(first, 1) ? 'GROWS' : 'flat';
};

const signed = (bytes: number): string =>
  `${bytes < 0 ? '-' : '+'}${(Math.abs(bytes) / 1024).toFixed(0)} kB`;

const memoryRows = (weighed: readonly Memory[], cycleMs: number): Row[] => {
  const [first, last] = [weighed[0], weighed.at(-1)];
  if (!first || !last) return [];
  const row = (
    metric: string,
    key: keyof Memory,
    tell: (value: number) => string,
    gain: (value: number) => string,
  ): Row => {
    const values = weighed.map((one) => one[key]);
    return {
      metric: `${metric}: ${verdict(values, cycleMs)}, ${gain(slope(values).gain)} a cycle`,
      ours: tell(last[key]),
      peer: tell(first[key]),
      ratio: times(last[key], first[key]),
    };
  };
  const more = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
  const whole = (value: number) => value.toFixed(0);
  return [
    row('heap of the page', 'heap', mb, signed),
    row('process of the page', 'page', mb, signed),
    row('process of the graphics', 'graphics', mb, signed),
    row('the kiosk', 'kiosk', mb, signed),
    row('elements', 'nodes', whole, more),
    row('listeners', 'listeners', whole, more),
    row('workers left running', 'workers', whole, more),
  ];
};

const lookRows = (looks: ReadonlyMap<string, readonly Look[]>, idle: number): Row[] =>
  [...looks].map(([name, all]) => ({
    metric: `${name}: ${percentile(
      all.map(({ fps }) => fps),
      0.5,
    ).toFixed(1)} pictures/s; longest task (aim 50 ms), showing / opening`,
    ours: `${ms(Math.max(...all.map(({ showing }) => showing)))} / ${ms(Math.max(...all.map(({ opening }) => opening)))}`,
    peer: `at rest ${ms(idle)}`,
    ratio: '-',
  }));

/**
 * The built product, one shopper's mirror after another for `--minutes`: whether all of it is given back, and what keeps
 * the page from answering. The first cycle loads what later ones have; growth is counted from its end.
 */
export const bench = async ({ minutes }: BenchOptions): Promise<Figures> => {
  const shop = siteFolder((site) => {
    site.screens = site.screens.map((screen) => ({ ...screen, camera: {} }));
  });
  const camera = await filmPerson(join(shop.site, 'camera.y4m'));
  const kiosk = await startKiosk({ site: shop.site, data: shop.data });
  const browser = await launchChromium(camera);
  let stir: ReturnType<typeof setInterval> | undefined;
  try {
    const context = await browser.newContext({
      viewport: PORTRAIT,
      locale: 'zh-CN',
      hasTouch: true,
    });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.addInitScript(measure);
    await page.goto(kiosk.screenUrl);
    await page.locator('[data-experience="attract"]').waitFor();
    await page.waitForTimeout(STAY_MS);
    await page.evaluate(() => (window.measured.tasks.length = 0));
    await page.waitForTimeout(STAY_MS);
    const idle = longest(await page.evaluate(() => window.measured.tasks));

    // A tracker can take longer to load than a screen waits for a touch: one, where nothing is.
    stir = setInterval(() => void page.mouse.click(4, 400).catch(() => {}), 20_000);
    const looks = new Map<string, Look[]>(Object.keys(mirrors).map((name) => [name, []]));
    const weighed: Memory[] = [];
    const began = performance.now();
    let stopped = '';
    try {
      // Two points make a line.
      while (performance.now() - began < minutes * 60_000 || weighed.length < 2) {
        for (const [name, open] of Object.entries(mirrors))
          looks.get(name)?.push(await lookInto(page, open));
        weighed.push(await weigh(browser, page, devtools, kiosk));
      }
    } catch (error) {
      // What was seen until then is worth telling.
      stopped = `; STOPPED by ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
    }
    const took = performance.now() - began;
    return {
      name: `all mirrors in turn, ${weighed.length} times in ${(took / 60_000).toFixed(1)} min; memory at the end beside that after the first${stopped}`,
      rows: [...memoryRows(weighed, took / weighed.length), ...lookRows(looks, idle)],
    };
  } finally {
    clearInterval(stir);
    await browser.close();
    await kiosk.stop();
    shop.remove();
  }
};
