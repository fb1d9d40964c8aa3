import { readFileSync } from 'node:fs';
import { mb, ms, percentile, times, type BenchOptions, type Figures, type Row } from './figures.ts';
import { mirrors, openMirrorShop, toTheWall, type MirrorShop } from './mirror-shop.ts';
import type { Panel } from './panel.ts';

/** How long each mirror is looked into once it shows something. */
const STAY_MS = 5_000;
/** What a screen does while an experience opens is felt less than a stutter of the picture. */
const SETTLE_MS = 1_000;

type Task = { readonly at: number; readonly ms: number };
const TASKS = 'window.tasks';
const NO_TASKS = 'window.tasks.length = 0';

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

type Look = { readonly fps: number; readonly opening: number; readonly showing: number };

const longest = (tasks: readonly Task[]): number => Math.max(0, ...tasks.map((one) => one.ms));

const lookInto = async (panel: Panel, open: (panel: Panel) => Promise<void>): Promise<Look> => {
  const now = () =>
    panel.read<{ at: number; found: number }>('({ at: performance.now(), found: window.found })');
  await panel.read(NO_TASKS);
  await open(panel);
  await pause(SETTLE_MS);
  const from = await now();
  await pause(STAY_MS);
  const to = await now();
  const tasks = await panel.read<Task[]>(TASKS);
  await toTheWall(panel);
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
  Record<'heap' | 'nodes' | 'listeners' | 'page' | 'graphics' | 'kiosk' | 'workers', number>
>;

const weigh = async ({ panel, kiosk }: MirrorShop): Promise<Memory> => {
  // Without a graphics card Chromium keeps decoded pictures until memory is short: up to some hundred megabytes.
  await panel.send('Memory.simulatePressureNotification', { level: 'critical' });
  // A worker that was asked to end is given a moment.
  await pause(2_000);
  for (let i = 0; i < 2; i++) await panel.send('HeapProfiler.collectGarbage');
  const { metrics } = (await panel.send('Performance.getMetrics')) as {
    metrics: { name: string; value: number }[];
  };
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const { targetInfos } = (await panel.whole('Target.getTargets', {
    filter: [{ type: 'worker' }],
  })) as { targetInfos: unknown[] };
  const of = async (kind: string) =>
    (await panel.processes(kind)).reduce((sum, id) => sum + memoryOf(id), 0);
  return {
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    page: await of('renderer'),
    graphics: await of('GPU'),
    kiosk: memoryOf(kiosk.pid),
    workers: targetInfos.length,
  };
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
  const shop = await openMirrorShop();
  const { panel } = shop;
  try {
    await panel.send('Performance.enable');
    await pause(STAY_MS);
    await panel.read(NO_TASKS);
    await pause(STAY_MS);
    const idle = longest(await panel.read<Task[]>(TASKS));

    const looks = new Map<string, Look[]>(Object.keys(mirrors).map((name) => [name, []]));
    const weighed: Memory[] = [];
    const began = performance.now();
    let stopped = '';
    try {
      // Two points make a line.
      while (performance.now() - began < minutes * 60_000 || weighed.length < 2) {
        for (const [name, open] of Object.entries(mirrors))
          looks.get(name)?.push(await lookInto(panel, open));
        weighed.push(await weigh(shop));
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
    await shop.close();
  }
};
