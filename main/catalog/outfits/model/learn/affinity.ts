import { randomFrom } from './random.ts';
import { symmetricEigen } from './eigen.ts';

/** An item as a sparse row: which traits, how heavy; `type` picks the mean it is compared with. */
export type SparseItem = {
  readonly type: number;
  readonly traits: Int32Array;
  readonly weights: Float64Array;
};

/**
 * Which traits are worn together more often than chance would have it. The matrix C = sum of x y' over items x, y of one
 * outfit is never written out: its strongest directions are found by multiplying with it. Two items then go together
 * as the sum over directions of `strength * a * b`.
 */
export type Affinity = {
  readonly rank: number;
  /** One row of `rank` for each trait. */
  readonly basis: Float64Array;
  /** Positive: alike belongs together. Negative: opposites do. */
  readonly strengths: Float64Array;
  /** The usual weight of each trait for each type, type after type. */
  readonly means: Float64Array;
};

const ROUNDS = 24;
const SPARE = 12;

export const meansOf = (items: readonly SparseItem[], traits: number, types: number) => {
  const means = new Float64Array(traits * types);
  const counts = new Float64Array(types);
  for (const { type, traits: ids, weights } of items) {
    counts[type] = (counts[type] ?? 0) + 1;
    ids.forEach((id, k) => {
      means[type * traits + id] = (means[type * traits + id] ?? 0) + (weights[k] ?? 0);
    });
  }
  for (let i = 0; i < means.length; i++)
    means[i] = (means[i] ?? 0) / Math.max(1, counts[Math.floor(i / traits)] ?? 1);
  return means;
};

export const squaresOf = (means: Float64Array, traits: number): Float64Array =>
  Float64Array.from({ length: traits > 0 ? means.length / traits : 0 }, (_, type) =>
    means.subarray(type * traits, (type + 1) * traits).reduce((sum, mean) => sum + mean * mean, 0),
  );

/** One over the square root of how far an item stands from the mean of its type: talkative titles do not shout the others down. */
export const dampingOf = (
  item: SparseItem,
  means: Float64Array,
  traits: number,
  meanSquares: Float64Array,
): number => {
  const from = item.type * traits;
  let squares = meanSquares[item.type] ?? 0;
  item.traits.forEach((id, k) => {
    const weight = item.weights[k] ?? 0;
    squares += weight * weight - 2 * weight * (means[from + id] ?? 0);
  });
  return Math.max(squares, 1e-6) ** -0.25;
};

/** `owners[i]` is the outfit of item i. */
export const learnAffinity = (
  items: readonly SparseItem[],
  owners: Int32Array,
  outfits: number,
  traits: number,
  types: number,
  rank: number,
): Affinity => {
  const means = meansOf(items, traits, types);
  const squares = squaresOf(means, traits);
  const damping = Float64Array.from(items, (item) => dampingOf(item, means, traits, squares));
  const width = Math.min(traits, rank + SPARE);
  const random = randomFrom(1);
  let basis: Float64Array = Float64Array.from({ length: traits * width }, () => random() - 0.5);
  orthonormalise(basis, traits, width);
  const product = () =>
    multiply(items, owners, outfits, damping, means, basis, traits, types, width);
  for (let round = 0; round < ROUNDS; round++) {
    basis = product();
    orthonormalise(basis, traits, width);
  }
  const inside = new Float64Array(width * width);
  const image = product();
  for (let t = 0; t < traits; t++)
    for (let a = 0; a < width; a++) {
      const left = basis[t * width + a] ?? 0;
      for (let b = 0; b < width; b++)
        inside[a * width + b] = (inside[a * width + b] ?? 0) + left * (image[t * width + b] ?? 0);
    }
  const { values, vectors } = symmetricEigen(inside, width);
  const order = [...values.keys()]
    .sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
    .slice(0, rank);
  const kept = order.length;
  const turned = new Float64Array(traits * kept);
  for (let t = 0; t < traits; t++)
    order.forEach((column, k) => {
      let sum = 0;
      for (let a = 0; a < width; a++)
        sum += (basis[t * width + a] ?? 0) * (vectors[a * width + column] ?? 0);
      turned[t * kept + k] = sum;
    });
  const scale = 1 / Math.max(1, items.length);
  return {
    rank: kept,
    basis: turned,
    strengths: Float64Array.from(order, (column) => (values[column] ?? 0) * scale),
    means,
  };
};

/** C times the basis: every item gets what the others of its outfit bring. */
const multiply = (
  items: readonly SparseItem[],
  owners: Int32Array,
  outfits: number,
  damping: Float64Array,
  means: Float64Array,
  basis: Float64Array,
  traits: number,
  types: number,
  width: number,
): Float64Array => {
  const middle = new Float64Array(types * width);
  for (let type = 0; type < types; type++)
    for (let t = 0; t < traits; t++) {
      const mean = means[type * traits + t] ?? 0;
      if (mean === 0) continue;
      for (let k = 0; k < width; k++)
        middle[type * width + k] =
          (middle[type * width + k] ?? 0) + mean * (basis[t * width + k] ?? 0);
    }
  const seen = new Float64Array(items.length * width);
  const sums = new Float64Array(outfits * width);
  items.forEach((item, i) => {
    const damp = damping[i] ?? 0;
    const owner = (owners[i] ?? 0) * width;
    for (let k = 0; k < width; k++) {
      let sum = -(middle[item.type * width + k] ?? 0);
      for (let n = 0; n < item.traits.length; n++)
        sum += (item.weights[n] ?? 0) * (basis[(item.traits[n] ?? 0) * width + k] ?? 0);
      seen[i * width + k] = damp * sum;
      sums[owner + k] = (sums[owner + k] ?? 0) + damp * sum;
    }
  });
  const out = new Float64Array(traits * width);
  const pulled = new Float64Array(types * width);
  items.forEach((item, i) => {
    const damp = damping[i] ?? 0;
    const owner = (owners[i] ?? 0) * width;
    for (let k = 0; k < width; k++) {
      const others = damp * ((sums[owner + k] ?? 0) - (seen[i * width + k] ?? 0));
      pulled[item.type * width + k] = (pulled[item.type * width + k] ?? 0) + others;
      for (let n = 0; n < item.traits.length; n++) {
        const at = (item.traits[n] ?? 0) * width + k;
        out[at] = (out[at] ?? 0) + (item.weights[n] ?? 0) * others;
      }
    }
  });
  for (let type = 0; type < types; type++)
    for (let t = 0; t < traits; t++) {
      const mean = means[type * traits + t] ?? 0;
      if (mean === 0) continue;
      for (let k = 0; k < width; k++)
        out[t * width + k] = (out[t * width + k] ?? 0) - mean * (pulled[type * width + k] ?? 0);
    }
  return out;
};

/** Columns of length one at right angles to one another (modified Gram-Schmidt). */
const orthonormalise = (basis: Float64Array, rows: number, width: number) => {
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < a; b++) {
      let dot = 0;
      for (let t = 0; t < rows; t++)
        dot += (basis[t * width + a] ?? 0) * (basis[t * width + b] ?? 0);
      for (let t = 0; t < rows; t++)
        basis[t * width + a] = (basis[t * width + a] ?? 0) - dot * (basis[t * width + b] ?? 0);
    }
    let squares = 0;
    for (let t = 0; t < rows; t++) squares += (basis[t * width + a] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let t = 0; t < rows; t++) basis[t * width + a] = (basis[t * width + a] ?? 0) / length;
  }
};
