import { expect, it } from 'vitest';
import { seededRandom } from '../demo/seeded-random.ts';
import { steadying } from './steady.ts';

const FRAME_MS = 66;

it('holds still what only trembles', () => {
  const random = seededRandom(7);
  const kept = steadying();
  const shown = Array.from({ length: 120 }, (_, i) =>
    kept.now(i * FRAME_MS)('hem', 0.45 + (random() - 0.5) * 0.04),
  ).slice(30) as number[];
  const step = shown.slice(1).map((value, i) => Math.abs(value - (shown[i] ?? 0)));
  // A tremble of 2 % of the shoulders is a seventh of it from one picture to the next.
  expect(Math.max(...step)).toBeLessThan(0.006);
});

it('follows what really changes, within a second', () => {
  const kept = steadying();
  for (let i = 0; i < 30; i++) kept.now(i * FRAME_MS)('hem', 0.4);
  let last: number | null = null;
  for (let i = 30; i < 46; i++) last = kept.now(i * FRAME_MS)('hem', 0.5);
  expect(last).toBeGreaterThan(0.49);
});

it('keeps what is hidden for a moment, and nothing of the wearer before', () => {
  const kept = steadying();
  kept.now(0)('hem', 0.4);
  expect(kept.now(FRAME_MS)('hem', null)).toBe(0.4);
  expect(kept.now(FRAME_MS)('waist', null)).toBeNull();
  kept.forget();
  expect(kept.now(2 * FRAME_MS)('hem', null)).toBeNull();
});
