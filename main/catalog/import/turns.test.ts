import { expect, test } from 'vitest';
import { manualClock } from '../../base/clock.ts';
import { inSlices, SLICE_MS } from './turns.ts';

test('long work gives the thread back after every slice', async () => {
  const clock = manualClock();
  const STEPS = 60;
  let steps = 0;
  const stepsAtTurns: number[] = [];
  let watching = true;
  const watch = () => {
    stepsAtTurns.push(steps);
    if (watching) setImmediate(watch);
  };
  setImmediate(watch);
  await inSlices(clock, () => {
    clock.advance(1);
    return ++steps < STEPS;
  });
  watching = false;
  const gaps = stepsAtTurns.map((at, i) => at - (stepsAtTurns[i - 1] ?? 0));
  expect(steps).toBe(STEPS);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(SLICE_MS);
});

test('work that was called off is not gone on with', async () => {
  const stop = new AbortController();
  let steps = 0;
  const work = inSlices(
    manualClock(),
    () => {
      if (++steps === 3) stop.abort();
      return steps % 3 !== 0;
    },
    stop.signal,
  );
  await work;
  await expect(inSlices(manualClock(), () => true, stop.signal)).rejects.toThrow('aborted');
  expect(steps).toBe(3);
});
