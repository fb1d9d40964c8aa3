import { describe, expect, it } from 'vitest';
import { ladderAt, ladderStep, RUNGS, type Ladder } from './ladder.ts';

const BUDGET = 50;

/** Pictures that take `ms` each, one behind another, for a time. */
const run = (ladder: Ladder, ms: number, seconds: number, from = 0): Ladder => {
  let now = ladder;
  for (let at = from; at < from + seconds * 1_000; at += ms) now = ladderStep(now, ms, BUDGET, at);
  return now;
};

describe('ladder', () => {
  it('asks a little less with every rung', () => {
    const cost = RUNGS.map(
      ({ width, pose, sideFps, shaders, effect }) =>
        width +
        (pose === 'full' ? 500 : 0) +
        sideFps +
        (shaders === 'full' ? 20 : 0) +
        { whole: 20, simple: 10, still: 0 }[effect],
    );
    expect(cost).toEqual([...cost].sort((a, b) => b - a));
    expect(new Set(cost).size).toBe(RUNGS.length);
  });

  it('goes down after three slow seconds and not before', () => {
    expect(run(ladderAt(1), 80, 3).rung).toBe(1);
    expect(run(ladderAt(1), 80, 4).rung).toBe(2);
  });

  it('climbs back after fifteen easy seconds', () => {
    expect(run(ladderAt(2), 20, 15).rung).toBe(2);
    expect(run(ladderAt(2), 20, 16).rung).toBe(1);
  });

  it('stays where it is while things go as they should', () => {
    expect(run(ladderAt(2), 40, 120).rung).toBe(2);
  });

  it('is not moved by a stutter', () => {
    let ladder = run(ladderAt(1), 40, 10);
    ladder = run(ladder, 300, 1, 10_000);
    expect(run(ladder, 40, 10, 11_000).rung).toBe(1);
  });

  it('stops at both ends', () => {
    expect(run(ladderAt(RUNGS.length - 1), 900, 60).rung).toBe(RUNGS.length - 1);
    expect(run(ladderAt(0), 5, 60).rung).toBe(0);
  });
});
