import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { openTries } from './tries.ts';

const open = () => {
  const clock = manualClock();
  const tries = openTries(clock);
  const outcome = (client: string) => {
    const begun = tries.begin(client);
    return begun.ok ? begun.value.left : begun.fault.details?.['retryInMs'];
  };
  return { clock, tries, outcome };
};

it('slows all strangers together, but never who has signed in before', () => {
  const { clock, tries, outcome } = open();
  tries.begin('till-1');
  tries.succeeded('till-1');
  for (let i = 0; i < 29; i++) expect(outcome(`stranger-${i}`)).toBe(4);
  expect(outcome('stranger-x')).toBe(10_000);
  expect(outcome('till-1')).toBe(4);
  clock.advance(10_000);
  expect(outcome('till-2')).toBe(4);
});

it('locks for twice as long each time, for a quarter of an hour at most', () => {
  const { clock, tries, outcome } = open();
  tries.begin('known');
  tries.succeeded('known');
  const locks = [];
  for (let round = 0; round < 7; round++) {
    for (let i = 0; i < 5; i++) outcome('known');
    const wait = Number(outcome('known'));
    locks.push(wait / 1_000);
    clock.advance(wait);
  }
  expect(locks).toEqual([30, 60, 120, 240, 480, 900, 900]);
});

it('does not let go of a lock because the wall clock was set', () => {
  const { clock, outcome } = open();
  for (let i = 0; i < 5; i++) outcome('a');
  clock.setWall(clock.wall() + 3_600_000);
  expect(outcome('a')).toBe(30_000);
});
