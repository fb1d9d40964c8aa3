import { expect, test } from 'vitest';
import { strikes } from './strikes.ts';

test('is out at the limit within the time, not over a longer one', () => {
  let now = 0;
  const strike = strikes(3, 120_000, () => now);
  const at = (ms: number) => {
    now = ms;
    return strike();
  };
  expect([at(0), at(60_000), at(130_000)]).toEqual([false, false, false]);
  expect(at(170_000)).toBe(true);
  expect(at(400_000)).toBe(false);
});
