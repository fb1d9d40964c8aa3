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
});
