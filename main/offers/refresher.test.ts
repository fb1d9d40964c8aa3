import { expect, it } from 'vitest';
import { refresher } from './refresher.ts';

it('runs once more when it was asked while running, however often', async () => {
  const ends: (() => void)[] = [];
  const refresh = refresher(
    () => new Promise((resolve) => void ends.push(resolve)),
    () => {},
  );
  refresh();
  refresh();
  refresh();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await Promise.resolve();
  await new Promise((resolve) => void setImmediate(resolve));
  expect(ends).toHaveLength(2);
  refresh();
  expect(ends).toHaveLength(3);
});

it('tells a failure and goes on', async () => {
  const faults: unknown[] = [];
  let runs = 0;
  const refresh = refresher(
    async () => {
      if (++runs === 1) throw new Error('no');
    },
    (error) => faults.push(error),
  );
  refresh();
  refresh();
  await expect.poll(() => runs).toBe(2);
  expect(faults).toHaveLength(1);
});
