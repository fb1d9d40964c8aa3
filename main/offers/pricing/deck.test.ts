import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deckCost, deckSize, drawnAt, seededRandom, shuffledDeck } from './deck.ts';

const published = [
  { value: 100, count: 900 },
  { value: 1_000, count: 90 },
  { value: 8_800, count: 10 },
];
const dealt = (seed: string, prizes = published) =>
  Array.from({ length: deckSize(prizes) }, (_, i) => drawnAt({ prizes, seed }, i + 1) ?? -1);
const tally = (values: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

describe('a deck of red packets', () => {
  it('deals every prize exactly as often as published, and costs exactly its budget', () => {
    const arbPrizes = fc.uniqueArray(
      fc.record({
        value: fc.integer({ min: 1, max: 5_000_000 }),
        count: fc.integer({ min: 1, max: 200 }),
      }),
      { minLength: 1, maxLength: 8, selector: ({ value }) => value },
    );
    fc.assert(
      fc.property(arbPrizes, fc.string(), (prizes, seed) => {
        const values = dealt(seed, prizes);
        for (const { value, count } of prizes) expect(tally(values).get(value)).toBe(count);
        expect(values.reduce((sum, value) => sum + value, 0)).toBe(deckCost(prizes));
        expect(drawnAt({ prizes, seed }, values.length + 1)).toBeNull();
        expect(drawnAt({ prizes, seed }, 0)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same seed, and another for another', () => {
    expect(dealt('one')).toEqual(dealt('one'));
    expect(dealt('one')).not.toEqual(dealt('two'));
  });

  it('shuffles without favour: each place gets each prize as often as its odds say', () => {
    const prizes = [
      { value: 1, count: 1 },
      { value: 2, count: 2 },
      { value: 3, count: 3 },
    ];
    const rounds = 2_000;
    /** Pearson's statistic over six places and three prizes. */
    const unlike = (seed: string): number => {
      const random = seededRandom(seed);
      const at = Array.from({ length: 6 }, () => [0, 0, 0]);
      for (let round = 0; round < rounds; round++) {
        for (const [place, prize] of shuffledDeck(prizes, random).entries()) {
          const counts = at[place];
          if (counts) counts[prize] = (counts[prize] ?? 0) + 1;
        }
      }
      return at
        .flatMap((counts) =>
          counts.map((seen, prize) => {
            const expected = (rounds * (prize + 1)) / 6;
            return (seen - expected) ** 2 / expected;
          }),
        )
        .reduce((sum, one) => sum + one, 0);
    };
    const seeds = Array.from({ length: 20 }, (_, n) => `seed-${n}`);
    // Ten degrees of freedom, drawn without putting back: 12 is what chance alone makes of it.
    const mean = seeds.reduce((sum, seed) => sum + unlike(seed), 0) / seeds.length;
    expect(mean).toBeGreaterThan(8);
    expect(mean).toBeLessThan(16);
  });

  it('draws whole numbers below a bound, the last round of a word thrown away', () => {
    const random = seededRandom('bounds');
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i++) {
      const drawn = random(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(counts).toHaveLength(7);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    expect(() => random(2 ** 33)).toThrow(RangeError);
  });
});
