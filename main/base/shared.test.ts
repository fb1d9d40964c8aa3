import { expect, it } from 'vitest';
import { shared } from './shared.ts';

it('answers many with one reading, and nobody with one that began before he asked', async () => {
  let state = 0;
  let reads = 0;
  const ends: (() => void)[] = [];
  const seen: number[] = [];
  const ask = shared(async () => {
    reads++;
    const found = state;
    await new Promise<void>((resolve) => void ends.push(resolve));
    seen.push(found);
  });
  const first = ask();
  state = 1;
  const others = [ask(), ask(), ask()];
  ends.shift()?.();
  await first;
  expect(seen).toEqual([0]);
  await Promise.resolve();
  ends.shift()?.();
  await Promise.all(others);
  expect(seen).toEqual([0, 1]);
  expect(reads).toBe(2);
});

it('goes on after a reading that failed', async () => {
  let fails = true;
  const ask = shared(async () => {
    if (fails) throw new Error('away');
  });
  await expect(ask()).rejects.toThrow('away');
  fails = false;
  await expect(ask()).resolves.toBeUndefined();
});
