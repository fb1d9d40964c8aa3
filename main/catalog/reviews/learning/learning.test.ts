import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dot, hashedRow, hashOf, hashRuns } from './hashing.ts';
import { chanceOf, learnLinear, learnLogistic } from './linear.ts';
import { grown, growForest, type TreeSettings } from './trees.ts';

const chanceFrom = (seed: number) => () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return seed / 2 ** 32;
};

describe('hashed rows', () => {
  test('have length one, whatever the words, and do not mind their order', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map(hashOf), { minLength: 1 }), (words) => {
        const row = hashedRow(words, 1024);
        const length = Math.hypot(...row.values);
        expect(length).toBeCloseTo(1, 5);
        const weights = Float64Array.from({ length: 1024 }, (_, i) => Math.sin(i));
        expect(dot(hashedRow([...words].reverse(), 1024), weights)).toBeCloseTo(
          dot(row, weights),
          5,
        );
      }),
    );
  });
});

test('runs are hashed as if each were cut out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found: number[] = [];
      hashRuns(text, 2, 4, found);
      const cut = Array.from({ length: text.length }, (_, i) =>
        [2, 3, 4].filter((size) => i + size <= text.length).map((size) => text.slice(i, i + size)),
      );
      expect(found).toEqual(cut.flat().map(hashOf));
    }),
  );
});

describe('least squares', () => {
  const row = (...pairs: [place: number, value: number][]) => ({
    places: Uint32Array.from(pairs, ([place]) => place),
    values: Float32Array.from(pairs, ([, value]) => value),
  });
  test('finds the line that the rows lie on', () => {
    const random = chanceFrom(3);
    const rows = Array.from({ length: 200 }, () => row([0, random()], [1, random()]));
    const targets = rows.map(({ values }) => 2 * (values[0] ?? 0) - 3 * (values[1] ?? 0) + 0.5);
    const { weights, offset } = learnLinear(rows, targets, 2, 1e-6);
    expect([...weights, offset].map((one) => Math.round(one * 100) / 100)).toEqual([2, -3, 0.5]);
  });
  test('agrees with the answer by hand where weights are held small', () => {
    // One place, three rows at 1, targets 1, 2, 6, and one at 0 that pins the offset: minimise by calculus.
    const rows = [1, 1, 1, 0].map((value) => row([0, value]));
    const { weights, offset } = learnLinear(rows, [1, 2, 6, 0], 1, 1);
    // d/dw: 3w + 3b - 9 + w = 0; d/db: 3w + 4b - 9 = 0  ->  w = 9/7, b = 9/7
    expect(weights[0]).toBeCloseTo(9 / 7, 6);
    expect(offset).toBeCloseTo(9 / 7, 6);
  });
  test('by shares: a row that counts twice is a row that is there twice', () => {
    const rows = [row([0, 1]), row([0, 2]), row([0, 3])];
    const twice = learnLinear([...rows, rows[1] ?? row()], [1, 5, 2, 5], 1, 0.5);
    const shared = learnLinear(rows, [1, 5, 2], 1, 0.5, [1, 2, 1]);
    expect(shared.weights[0]).toBeCloseTo(twice.weights[0] ?? Number.NaN, 6);
  });
  test('of odds: chances come out as often as they were', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => row([i % 2, 1]));
    const yes = rows.map((_, i) => Number(i % 2 === 0 ? i % 10 < 8 : i % 10 === 1));
    const { weights, offset } = learnLogistic(rows, yes, 2, 1e-6);
    expect(chanceOf((weights[0] ?? 0) + offset)).toBeCloseTo(0.8, 3);
    expect(chanceOf((weights[1] ?? 0) + offset)).toBeCloseTo(0.2, 3);
  });
});

describe('trees', () => {
  const settings: TreeSettings = {
    trees: 60,
    depth: 3,
    rate: 0.2,
    least: 5,
    hold: 1,
    rows: 0.8,
    facts: 1,
  };
  const random = chanceFrom(5);
  const table = Array.from({ length: 600 }, () => [random(), random(), random()]);
  // What no sum of single facts can say.
  const targets = table.map(([a = 0, b = 0]) => Number(a > 0.5 !== b > 0.5));
  const forest = growForest(table, targets, settings, chanceFrom(1));

  test('learn what depends on two facts at once', () => {
    const wrong = table.filter((row, i) => Math.abs(grown(forest, row) - (targets[i] ?? 0)) > 0.5);
    expect(wrong.length).toBeLessThan(20);
  });
  test('are the same every time, and other ones by another chance', () => {
    expect(growForest(table, targets, settings, chanceFrom(1))).toEqual(forest);
    expect(growForest(table, targets, settings, chanceFrom(2))).not.toEqual(forest);
  });
  test('say the mean where there is nothing to ask', () => {
    const same = growForest([[1], [1], [1]], [1, 2, 6], { ...settings, rows: 1 }, chanceFrom(1));
    expect(grown(same, [1])).toBeCloseTo(3, 6);
  });
  test('survive being written as JSON', () => {
    const again = JSON.parse(JSON.stringify(forest)) as typeof forest;
    for (const row of table) expect(grown(again, row)).toBe(grown(forest, row));
  });
});
