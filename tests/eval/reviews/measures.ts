import { mean } from '../report.ts';

export const gainOf = (votes: number): number => Math.log2(1 + votes);

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, 3).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);

/** How much of the best possible first three a ranking brings, 0 to 1. Ties stay in the order given. */
export const ndcg3 = (votes: readonly number[], scores: readonly number[]): number => {
  const gains = votes.map(gainOf);
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const best = discounted([...gains].sort((a, b) => b - a));
  return best === 0 ? 0 : discounted(order.map((i) => gains[i] ?? 0)) / best;
};

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const RESAMPLES = 2000;

/** The mean, and where it lies in 95 of 100 draws of as many cases from the same ones. */
export const interval = (
  values: readonly number[],
): [low: number, middle: number, high: number] => {
  const random = randomFrom(1);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++)
      sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / Math.max(1, values.length);
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (RESAMPLES - 1))] ?? 0;
  return [at(0.025), mean(values), at(0.975)];
};
