import { expect, it } from 'vitest';
import { begun, isDue, LOADING_MS, SILENT_MS, watchStep, type Watch } from './watchdog.ts';

const tick = (watch: Watch, now: number, fed = true) =>
  watchStep(watch, { kind: 'tick', fed }, now);

it('gives a worker time to load and to see its first picture, and less once it runs', () => {
  expect(tick(begun(0), LOADING_MS - 1).phase).toBe('loading');
  expect(tick(begun(0), LOADING_MS).phase).toBe('down');
  const warming = watchStep(begun(0), { kind: 'ready' }, 1_000);
  expect(tick(warming, 1_000 + LOADING_MS - 1).phase).toBe('warming');
  expect(tick(warming, 1_000 + LOADING_MS).phase).toBe('down');
  const running = watchStep(begun(0), { kind: 'heard' }, 1_000);
  expect(tick(running, 1_000 + SILENT_MS - 1).phase).toBe('running');
  expect(tick(running, 1_000 + SILENT_MS).phase).toBe('down');
});

it('gives a machine that is too slow for the first try more time for the next', () => {
  let watch = begun(0);
  const times: number[] = [];
  for (let i = 0; i < 4; i++) {
    let now = 0;
    while (tick(watch, now).phase !== 'down') now += 1_000;
    times.push(now);
    watch = watchStep(tick(watch, now), { kind: 'begun' }, 0);
  }
  expect(times).toEqual([1, 2, 4, 4].map((many) => many * LOADING_MS));
});

it('does not blame a worker that has nothing to look at', () => {
  let watch = watchStep(begun(0), { kind: 'heard' }, 0);
  for (let now = 500; now < 60_000; now += 500) watch = tick(watch, now, false);
  expect(watch.phase).toBe('running');
});

it('begins anew soon after the first death, later after every further one, and forgets with a word', () => {
  let watch = begun(0);
  const waits: number[] = [];
  for (let i = 0; i < 8; i++) {
    watch = watchStep(watch, { kind: 'failed' }, 0);
    waits.push(watch.since);
    expect([isDue(watch, watch.since - 1), isDue(watch, watch.since)]).toEqual([false, true]);
    watch = watchStep(watch, { kind: 'begun' }, 0);
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  watch = watchStep(watch, { kind: 'heard' }, 0);
  expect(watchStep(watch, { kind: 'failed' }, 0).since).toBe(250);
});
