import { dot, type SparseRow } from './hashing.ts';

export type Linear = { readonly weights: Float64Array; readonly offset: number };

/** Rounds of conjugate gradients; hashed words are nearly independent, so few are enough. */
const ROUNDS = 40;
const NEWTON_STEPS = 6;

/**
 * Least squares with small weights: minimises Σ share·(target − row·w − offset)² + hold·|w|². By conjugate gradients on
 * the normal equations, which never builds the matrix; deterministic.
 */
export const learnLinear = (
  rows: readonly SparseRow[],
  targets: ArrayLike<number>,
  places: number,
  hold: number,
  shares: ArrayLike<number> | null = null,
  from: Linear | null = null,
): Linear => {
  const share = (i: number) => (shares ? (shares[i] ?? 0) : 1);
  // The offset is one more weight, not held small.
  const size = places + 1;
  const weights = new Float64Array(size);
  if (from) {
    weights.set(from.weights);
    weights[places] = from.offset;
  }
  const times = (vector: Float64Array): Float64Array => {
    const result = new Float64Array(size);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (row) spread(result, row, share(i) * (dot(row, vector) + (vector[places] ?? 0)), places);
    }
    for (let j = 0; j < places; j++) result[j] = (result[j] ?? 0) + hold * (vector[j] ?? 0);
    return result;
  };
  const wanted = new Float64Array(size);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row) spread(wanted, row, share(i) * (targets[i] ?? 0), places);
  }
  const start = times(weights);
  const rest = wanted.map((value, j) => value - (start[j] ?? 0));
  const direction = rest.slice();
  let left = squared(rest);
  for (let round = 0; round < ROUNDS && left > 1e-10; round++) {
    const moved = times(direction);
    let curve = 0;
    for (let j = 0; j < size; j++) curve += (direction[j] ?? 0) * (moved[j] ?? 0);
    const step = left / curve;
    for (let j = 0; j < size; j++) {
      weights[j] = (weights[j] ?? 0) + step * (direction[j] ?? 0);
      rest[j] = (rest[j] ?? 0) - step * (moved[j] ?? 0);
    }
    const next = squared(rest);
    for (let j = 0; j < size; j++)
      direction[j] = (rest[j] ?? 0) + (next / left) * (direction[j] ?? 0);
    left = next;
  }
  return { weights: weights.slice(0, places), offset: weights[places] ?? 0 };
};

/** Logistic regression by Newton's steps, each a weighted least squares. `yes` is 1 or 0. */
export const learnLogistic = (
  rows: readonly SparseRow[],
  yes: ArrayLike<number>,
  places: number,
  hold: number,
): Linear => {
  let model: Linear = { weights: new Float64Array(places), offset: 0 };
  const targets = new Float64Array(rows.length);
  const shares = new Float64Array(rows.length);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    for (const [i, row] of rows.entries()) {
      const at = dot(row, model.weights) + model.offset;
      const sure = chanceOf(at);
      const share = Math.max(1e-4, sure * (1 - sure));
      shares[i] = share;
      targets[i] = at + ((yes[i] ?? 0) - sure) / share;
    }
    model = learnLinear(rows, targets, places, hold, shares, model);
  }
  return model;
};

export const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

const spread = (into: Float64Array, row: SparseRow, value: number, places: number) => {
  for (let i = 0; i < row.places.length; i++) {
    const place = row.places[i] ?? 0;
    into[place] = (into[place] ?? 0) + value * (row.values[i] ?? 0);
  }
  into[places] = (into[places] ?? 0) + value;
};

const squared = (vector: Float64Array): number => {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sum;
};
