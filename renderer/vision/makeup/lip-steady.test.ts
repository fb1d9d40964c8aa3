import { describe, expect, it } from 'vitest';
import type { Lips, Point } from './face.ts';
import { holdLips, type HeldLips } from './lip-steady.ts';

const UNIT = 160;
const FRAME_S = 1 / 15;

const lipsAt = (x: number, y: number, off: (i: number) => number = () => 0): Lips => {
  const ring = (wide: number, first: number) =>
    Array.from({ length: 20 }, (_, i): Point => {
      const turn = (i / 20) * 2 * Math.PI;
      return [
        x + wide * Math.cos(turn) + off(first + i),
        y + wide * 0.4 * Math.sin(turn) + off(first + i + 7),
      ];
    });
  return { outer: ring(28, 0), inner: ring(22, 20) };
};

/** How far the held lips are from those that were given, at most, in widths of the face, over the last second. */
const run = (
  seconds: number,
  at: (now: number) => Lips,
  against: (now: number) => Lips,
): number => {
  let held: HeldLips | null = null;
  let most = 0;
  for (let now = 0; now < seconds; now += FRAME_S) {
    held = holdLips(held, at(now), UNIT, now);
    if (now < seconds - 1) continue;
    const true_ = against(now);
    for (const ring of ['outer', 'inner'] as const)
      for (const [i, [x, y]] of held.lips[ring].entries()) {
        const [u, v] = true_[ring][i] ?? [0, 0];
        most = Math.max(most, Math.hypot(x - u, y - v) / UNIT);
      }
  }
  return most;
};

describe('lips that are held', () => {
  it('tremble less than half as much as the tracker’s at rest', () => {
    const noise = (i: number) => (((i * 7919 + 13) % 97) / 97 - 0.5) * 1;
    let turn = 0;
    const trembling = () => {
      turn += 41;
      const from = turn;
      return lipsAt(100, 100, (i) => noise(i + from));
    };
    const raw = 0.5 / UNIT;
    expect(run(4, trembling, () => lipsAt(100, 100))).toBeLessThan(raw * 0.6);
  });

  it.each([
    ['a head that sways', (now: number) => lipsAt(100 + 10 * Math.sin(now * 2), 100)],
    ['a head that goes', (now: number) => lipsAt(100 + 80 * now, 100 + 20 * now)],
  ])('are where %s has them, to less than a hundredth of the face', (_, at) => {
    expect(run(4, at, at)).toBeLessThan(0.012);
  });

  it('are looked at anew after a while without any', () => {
    const first = holdLips(null, lipsAt(100, 100), UNIT, 0);
    const next = holdLips(first, lipsAt(300, 50), UNIT, 1);
    expect(next.lips).toEqual(lipsAt(300, 50));
  });
});
