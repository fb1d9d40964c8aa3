import { expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import { tokenBuckets } from './token-buckets.ts';

it('gives its capacity at once, then so many a second, and never more than its capacity', () => {
  const clock = manualClock();
  const buckets = tokenBuckets({ now: clock.now, capacity: 2, perSecond: 4 });
  buckets.take('a');
  buckets.take('a');
  expect(buckets.wait('a')).toBe(250);
  expect(buckets.wait('b')).toBe(0);
  clock.advance(250);
  expect(buckets.wait('a')).toBe(0);
  clock.advance(3_600_000);
  buckets.take('a');
  buckets.take('a');
  expect(buckets.wait('a')).toBeGreaterThan(0);
});

it('takes one back, and has no more than its capacity for it', () => {
  const buckets = tokenBuckets({ now: () => 0, capacity: 1, perSecond: 1 });
  buckets.take('a');
  for (let i = 0; i < 3; i += 1) buckets.giveBack('a');
  expect(buckets.wait('a')).toBe(0);
  buckets.take('a');
  expect(buckets.wait('a')).toBe(1_000);
});

it('forgets the key that was quiet the longest', () => {
  const clock = manualClock();
  const buckets = tokenBuckets({ now: clock.now, capacity: 1, perSecond: 1, most: 2 });
  for (const key of ['a', 'b', 'a', 'c']) buckets.take(key);
  expect(buckets.wait('b')).toBe(0);
  expect(buckets.wait('a')).toBeGreaterThan(0);
  expect(buckets.wait('c')).toBeGreaterThan(0);
});
