import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { LEASE_MS, openPassersWatch } from './passers-watch.ts';

const open = () => {
  const clock = manualClock();
  const heard: boolean[] = [];
  const watch = openPassersWatch({ clock, changed: () => heard.push(watch.isWatching('a')) });
  return { clock, watch, heard };
};

it('lends the camera to a wall that goes on asking, and takes it back from one that is gone', () => {
  const { clock, watch, heard } = open();
  watch.begin('a');
  clock.advance(LEASE_MS - 1);
  watch.begin('a');
  clock.advance(LEASE_MS - 1);
  expect(watch.isWatching('a')).toBe(true);
  clock.advance(1);
  expect([watch.isWatching('a'), heard]).toEqual([false, [true, false]]);
});

it('ends at a word, once, and for that screen alone', () => {
  const { clock, watch, heard } = open();
  watch.begin('a');
  watch.begin('b');
  watch.end('a');
  watch.end('a');
  expect([watch.isWatching('a'), watch.isWatching('b')]).toEqual([false, true]);
  clock.advance(LEASE_MS);
  expect(heard).toEqual([true, true, false, false]);
});
