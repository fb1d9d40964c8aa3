import { expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openVisits, type EndedVisit } from './visits.ts';

const open = () => {
  const visits = openVisits({ clock: manualClock(), log: silentLog });
  const ended: EndedVisit[] = [];
  visits.onEnd((one) => ended.push(one));
  return { visits, ended };
};

it('runs one visit per screen, each with an id of its own', () => {
  const { visits, ended } = open();
  const a = visits.begin('a');
  const b = visits.begin('b');
  expect(a).not.toBe(b);
  expect([visits.current('a'), visits.current('b')]).toEqual([a, b]);
  const next = visits.begin('a');
  expect(ended).toEqual([{ screen: 'a', visit: a, reason: 'boot' }]);
  expect(visits.current('a')).toBe(next);
});

it('tells the end once; a late end of an old visit does not touch the new one', () => {
  const { visits, ended } = open();
  const old = visits.begin('a');
  visits.end('a', old, 'idle');
  const now = visits.begin('a');
  visits.end('a', old, 'done');
  visits.end('b', now, 'done');
  expect(visits.current('a')).toBe(now);
  expect(ended).toEqual([{ screen: 'a', visit: old, reason: 'idle' }]);
});

it('lets everybody forget, although one of them fails', () => {
  const { visits } = open();
  const forget = vi.fn();
  visits.onEnd(() => {
    throw new Error('cannot');
  });
  const stop = visits.onEnd(forget);
  visits.end('a', visits.begin('a'), 'left');
  expect(forget).toHaveBeenCalledTimes(1);
  expect(visits.current('a')).toBeNull();
  stop();
  visits.end('a', visits.begin('a'), 'left');
  expect(forget).toHaveBeenCalledTimes(1);
});
