import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, drawBeta } from './bandit.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc
  .record({ tries: fc.double({ min: 0, max: 1e5, noNaN: true }), part: share })
  .map(({ tries, part }) => ({ tries, takes: tries * part }));

describe('a decision', () => {
  test('never leaves its range, and is made again from what was written down of it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.string(),
        fc.string(),
        counts,
        share,
        (seed, epoch, lifted, shown, known, usual) => {
          const one = decide(seed, epoch, lifted, shown, known, usual);
          expect(Math.abs(one.boost)).toBeLessThanOrEqual(1);
          const { tries, takes } = one;
          expect(
            decide(seed, one.epoch, one.lifted, one.shown, { tries, takes }, one.usual),
          ).toEqual(one);
        },
      ),
    );
  });

  test('is drawn from what the counts leave possible', () => {
    let state = 7;
    const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (const [a, b] of [
      [0.4, 3],
      [2, 5],
      [40, 60],
    ] as const) {
      const draws = Array.from({ length: 4000 }, () => drawBeta(a, b, next));
      const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
      const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
      expect(mean).toBeCloseTo(a / (a + b), 1);
      expect(variance).toBeCloseTo((a * b) / ((a + b) ** 2 * (a + b + 1)), 2);
    }
  });
});

describe('in a simulated shop', () => {
  /** Two pieces for one place; shoppers take the one shown first with its own chance. */
  const run = (seed: string, chances: readonly [number, number], rounds: number) => {
    let state = 11;
    const luck = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const known = [
      { tries: 0, takes: 0 },
      { tries: 0, takes: 0 },
    ];
    const chosen: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const tries = known.reduce((sum, one) => sum + one.tries, 0);
      const usual = tries > 0 ? known.reduce((sum, one) => sum + one.takes, 0) / tries : 0.1;
      const boosts = known.map((one, i) => decide(seed, round, 'A', String(i), one, usual).boost);
      const first = (boosts[0] ?? 0) >= (boosts[1] ?? 0) ? 0 : 1;
      const shown = known[first];
      if (shown) {
        shown.tries++;
        if (luck() < (chances[first] ?? 0)) shown.takes++;
      }
      chosen.push(first);
    }
    return chosen;
  };

  test.each(['a', 'b', 'c', 'd', 'e'])('the better piece comes to be shown, seed %s', (seed) => {
    const last = run(seed, [0.1, 0.3], 3000).slice(-500);
    expect(last.filter((one) => one === 1).length).toBeGreaterThan(450);
  });

  test('where neither is better, neither is given up', () => {
    const chosen = run('a', [0.2, 0.2], 3000);
    const second = chosen.filter((one) => one === 1).length;
    expect(Math.min(second, chosen.length - second)).toBeGreaterThan(100);
  });
});
