import { expect, it } from 'vitest';
import { manualClock } from '../../base/clock.ts';
import { openPulse } from './pulse.ts';

const open = () => {
  const clock = manualClock();
  const pulse = openPulse(clock);
  const told: string[] = [];
  for (const brand of ['hebai', 'nanmu']) pulse.of(brand).onChange(() => told.push(brand));
  return { clock, pulse, told };
};

it('tells a brand of its own changes, once a second however many there are', () => {
  const { clock, pulse, told } = open();
  for (let n = 0; n < 1_000; n++) pulse.beat('hebai');
  expect(told).toEqual([]);
  clock.advance(1_000);
  expect(told).toEqual(['hebai']);
  clock.advance(10_000);
  expect(told).toEqual(['hebai']);
  pulse.beat('nanmu');
  clock.advance(1_000);
  expect(told).toEqual(['hebai', 'nanmu']);
});

it('tells all where nobody knows whose it was', () => {
  const { clock, pulse, told } = open();
  pulse.beat('nanmu');
  pulse.beat(null);
  pulse.beat('nanmu');
  clock.advance(1_000);
  expect(told).toEqual(['hebai', 'nanmu']);
});
