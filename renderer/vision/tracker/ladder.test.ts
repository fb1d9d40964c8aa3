import { describe, expect, it } from 'vitest';
import { ladderAt, ladderStep, rungsFor, type Ladder } from './ladder.ts';

const BUDGET = 50;
const RUNGS = rungsFor('pose', 1280);

/** Pictures that take `ms` each, one behind another, for a time. */
const run = (ladder: Ladder, ms: number, seconds: number, from = 0): Ladder => {
  let now = ladder;
  for (let at = from; at < from + seconds * 1_000; at += ms)
    now = ladderStep(now, ms, BUDGET, at, RUNGS.length);
  return now;
};

describe('ladder', () => {
  it('goes down after three slow seconds and not before', () => {
    expect(run(ladderAt(0), 80, 3).rung).toBe(0);
    expect(run(ladderAt(0), 80, 4).rung).toBe(1);
  });

  it('climbs back after fifteen easy seconds', () => {
    expect(run(ladderAt(1), 20, 15).rung).toBe(1);
    expect(run(ladderAt(1), 20, 16).rung).toBe(0);
  });

  it('stays where it is while things go as they should', () => {
    expect(run(ladderAt(1), 40, 120).rung).toBe(1);
  });

  it('is not moved by a stutter', () => {
    let ladder = run(ladderAt(0), 40, 10);
    ladder = run(ladder, 300, 1, 10_000);
    expect(run(ladder, 40, 10, 11_000).rung).toBe(0);
  });

  it('stops at both ends', () => {
    expect(run(ladderAt(RUNGS.length - 1), 900, 60).rung).toBe(RUNGS.length - 1);
    expect(run(ladderAt(0), 5, 60).rung).toBe(0);
  });

  it('goes down on a machine that makes less than three pictures a second', () => {
    expect(run(ladderAt(0), 400, 60).rung).toBe(RUNGS.length - 1);
    expect(run(ladderAt(0), 900, 60).rung).toBe(RUNGS.length - 1);
  });

  it('tries a climb that had to be taken back again after twice as long', () => {
    const climbed = run(ladderAt(1), 20, 16);
    expect(climbed.rung).toBe(0);
    const back = run(climbed, 80, 5, 16_000);
    expect(back.rung).toBe(1);
    expect(run(back, 20, 25, 21_000).rung).toBe(1);
    expect(run(back, 20, 31, 21_000).rung).toBe(0);
  });

  it('waits no longer after a fall from a rung that was not climbed to', () => {
    expect(run(run(ladderAt(0), 80, 4), 20, 16, 4_000).rung).toBe(0);
  });
});

describe('its rungs', () => {
  it('first make a large picture small, then take the lighter model', () => {
    expect(rungsFor('pose', 1280)).toEqual([
      { pose: 'full', size: 'whole' },
      { pose: 'full', size: 'small' },
      { pose: 'lite', size: 'small' },
    ]);
  });

  it('leave out what would change nothing', () => {
    expect(rungsFor('pose', 640).map(({ size }) => size)).toEqual(['whole', 'whole']);
    expect(rungsFor('face', 1280)).toHaveLength(1);
    expect(rungsFor('presence', 1280)).toHaveLength(1);
  });
});
