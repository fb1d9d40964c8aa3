import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { attend as Attend } from './attend.ts';
import type { FromTracker, ToTracker } from './kinds.ts';
import { LOADING_MS, SILENT_MS } from './watchdog.ts';

type Start = Extract<ToTracker, { kind: 'start' }>;

/** What a page sees of a worker, and what one does by hand. */
class ByHand extends EventTarget {
  static all: ByHand[] = [];
  readonly told: ToTracker[] = [];
  terminated = false;
  constructor() {
    super();
    ByHand.all.push(this);
  }
  postMessage(message: ToTracker) {
    this.told.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  says(data: FromTracker) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  get started(): Start['effort'] | undefined {
    return this.told.find((one): one is Start => one.kind === 'start')?.effort;
  }
  get isStopped(): boolean {
    return this.told.some(({ kind }) => kind === 'stop');
  }
}

const closed: string[] = [];
const shown: string[] = [];
/** A picture that took so long to make, of a large camera. */
const picture = (name: string, took: number): FromTracker => ({
  kind: 'painted',
  picture: { close: () => closed.push(name) } as unknown as ImageBitmap,
  told: name,
  took,
  long: 1280,
});

let attend: typeof Attend;
const track = { readyState: 'live', muted: false };
const stream = { getVideoTracks: () => [track] } as unknown as MediaStream;
const open = () =>
  attend({
    kind: 'pose',
    stream,
    scene: () => ({}),
    onLooked: (looked) => {
      if (looked.kind === 'painted') shown.push(String(looked.told));
    },
  });

/** So many slow pictures: more than a machine is given. */
const slowly = (worker: ByHand | undefined, name: string, many: number) => {
  for (let i = 0; i < many; i += 1) {
    vi.advanceTimersByTime(400);
    worker?.says(picture(name, 400));
  }
};

beforeEach(async () => {
  // What a machine is known to manage is kept for the next mirror.
  vi.resetModules();
  ({ attend } = await import('./attend.ts'));
  vi.useFakeTimers();
  vi.stubGlobal('Worker', ByHand);
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readable = {};
    },
  );
  ByHand.all = [];
  closed.length = shown.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const firstGone = () => {
  const attended = open();
  const [first] = ByHand.all;
  first?.says({ kind: 'ready' });
  slowly(first, 'first', 16);
  const [, next] = ByHand.all;
  return { attended, first, next };
};

it('goes on showing pictures while the worker of a lower rung is loading', () => {
  const { attended, first, next } = firstGone();
  expect(first?.started?.size).toBe('whole');
  expect(next?.started?.size).toBe('small');
  expect(first?.isStopped).toBe(false);
  // Seconds of loading, in which nothing but the first one can show anything.
  shown.length = 0;
  slowly(first, 'first', 10);
  expect(shown).toHaveLength(10);
  expect(ByHand.all).toHaveLength(2);
  attended.close();
  for (const worker of ByHand.all) expect(worker.isStopped).toBe(true);
});

it('hands over to it once it has found whom to follow, and ends the first', () => {
  const { attended, first, next } = firstGone();
  next?.says({ kind: 'ready' });
  shown.length = 0;
  for (let i = 0; i < 12; i += 1) next?.says(picture('next', 50));
  // Its first pictures are of nobody: whoever is there is only being chosen.
  expect(shown.length).toBeLessThan(12);
  expect(shown.length).toBeGreaterThan(5);
  expect(closed.length + shown.length).toBe(12);
  expect(first?.isStopped).toBe(true);
  first?.says(picture('late', 400));
  expect(shown).not.toContain('late');
  expect(closed).toContain('late');
  attended.close();
});

it.each([
  ['fails', (next: ByHand | undefined) => next?.says({ kind: 'failed', reason: '' })],
  ['dies', (next: ByHand | undefined) => next?.dispatchEvent(new Event('error'))],
  ['never gets ready', () => slowly(ByHand.all[0], 'first', LOADING_MS / 400 + 2)],
])('keeps the first where the next one %s', (_what, happens) => {
  const { attended, first, next } = firstGone();
  happens(next);
  expect(next?.isStopped).toBe(true);
  expect(first?.isStopped).toBe(false);
  shown.length = 0;
  slowly(first, 'first', 3);
  expect(shown).toHaveLength(3);
  attended.close();
});

it('is taken over by the next one where the first falls silent', () => {
  const { attended, first, next } = firstGone();
  vi.advanceTimersByTime(SILENT_MS + 1_000);
  expect(first?.isStopped).toBe(true);
  next?.says({ kind: 'ready' });
  shown.length = 0;
  next?.says(picture('next', 50));
  expect(shown).toEqual(['next']);
  attended.close();
});
