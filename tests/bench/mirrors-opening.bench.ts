import { ms, type Figures, type Row } from './figures.ts';
import { mirrors, openMirrorShop, toTheWall, untilAtRest } from './mirror-shop.ts';
import type { Panel } from './panel.ts';

const ROUNDS = 3;
/** What comes late with a mirror: its first pictures, and what is laid out around them. */
const SETTLE_MS = 2_000;

/** A task of the page's main thread, in ms: from its begin to its end, and the processor's time it had of that. */
type Task = { readonly took: number; readonly worked: number };

type TraceEvent = {
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly name: string;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Of Chromium's own record; the page's thread is the main thread of a renderer that did most. */
const mainTasks = (traceEvents: readonly TraceEvent[]): Task[] => {
  const place = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter((one) => one.name === 'thread_name' && one.args?.name === 'CrRendererMain')
      .map(place),
  );
  const tasks = traceEvents.filter(
    (one) =>
      one.ph === 'X' && one.name === 'ThreadControllerImpl::RunTask' && mains.has(place(one)),
  );
  const [busiest = []] = [...Map.groupBy(tasks, place).values()].sort(
    (a, b) => b.length - a.length,
  );
  if (busiest.length === 0) throw new Error('the record has no task of the page');
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ took: dur / 1_000, worked: tdur / 1_000 }));
};

const during = async (panel: Panel, happens: (panel: Panel) => Promise<void>) => {
  const events: TraceEvent[] = [];
  const complete = Promise.withResolvers<void>();
  panel.hear((method, params) => {
    if (method === 'Tracing.dataCollected')
      events.push(...(params as { value: TraceEvent[] }).value);
    if (method === 'Tracing.tracingComplete') complete.resolve();
  });
  await panel.whole('Tracing.start', { categories: 'toplevel', transferMode: 'ReportEvents' });
  await happens(panel);
  await new Promise((resolve) => void setTimeout(resolve, SETTLE_MS));
  await panel.whole('Tracing.end');
  await complete.promise;
  return mainTasks(events);
};

const most = (tasks: readonly Task[], key: keyof Task): number =>
  Math.max(...tasks.map((one) => one[key]));

const rowOf = (what: string, tasks: readonly Task[]): Row => ({
  metric: `${what}: the page's longest work (aim 50 ms) / longest task with its waiting`,
  ours: ms(most(tasks, 'worked')),
  peer: ms(most(tasks, 'took')),
  ratio: `${tasks.filter(({ worked }) => worked > 50).length} of ${tasks.length} over`,
});

/** A screen that is switched on; nobody can touch anything before it has drawn its wall. */
const start = async (panel: Panel) => {
  await panel.send('Page.reload', { ignoreCache: true });
  await untilAtRest(panel);
};

/**
 * What a mirror does to the page while it opens. Where picture, tracker and compositor share two cores without a graphics
 * card, a task also waits for its turn on them: beside how long each took stands how much of that it worked.
 */
export const bench = async (): Promise<Figures> => {
  const shop = await openMirrorShop();
  const rows: Row[] = [];
  try {
    await untilAtRest(shop.panel);
    for (let round = 1; round <= ROUNDS; round++)
      for (const [name, open] of Object.entries(mirrors)) {
        rows.push(rowOf(`${name}, time ${round}`, await during(shop.panel, open)));
        await toTheWall(shop.panel);
      }
    rows.push(rowOf('the screen starts', await during(shop.panel, start)));
  } finally {
    await shop.close();
  }
  return { name: 'mirrors opened from the wall', rows };
};
