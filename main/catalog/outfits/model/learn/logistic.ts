/**
 * Logistic regression by Newton's steps, every column first brought to a common spread so that one penalty suits all.
 * Rows are differences (better minus worse) where `labels` is left out: then there is no constant.
 */
export type Weights = { readonly weights: Float64Array; readonly constant: number };

export const logistic = (
  rows: readonly Float64Array[],
  penalty: number,
  labels?: readonly boolean[],
): Weights => {
  const width = rows[0]?.length ?? 0;
  const spread = Float64Array.from({ length: width }, (_, k) => {
    const middle = labels ? rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length : 0;
    const squares = rows.reduce((sum, row) => sum + ((row[k] ?? 0) - middle) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, rows.length)) || 1;
  });
  const size = width + (labels ? 1 : 0);
  const weights = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    const x = new Float64Array(size);
    rows.forEach((row, r) => {
      for (let k = 0; k < width; k++) x[k] = (row[k] ?? 0) / (spread[k] ?? 1);
      if (labels) x[width] = 1;
      let score = 0;
      for (let k = 0; k < size; k++) score += (weights[k] ?? 0) * (x[k] ?? 0);
      const p = 1 / (1 + Math.exp(-score));
      const miss = (labels ? (labels[r] ? 1 : 0) : 1) - p;
      for (let k = 0; k < size; k++) {
        const xk = x[k] ?? 0;
        if (xk === 0) continue;
        gradient[k] = (gradient[k] ?? 0) + miss * xk;
        for (let j = 0; j <= k; j++)
          hessian[k * size + j] = (hessian[k * size + j] ?? 0) + p * (1 - p) * xk * (x[j] ?? 0);
      }
    });
    for (let k = 0; k < width; k++) {
      gradient[k] = (gradient[k] ?? 0) - penalty * (weights[k] ?? 0);
      hessian[k * size + k] = (hessian[k * size + k] ?? 0) + penalty;
    }
    const change = solve(hessian, gradient, size);
    let most = 0;
    change.forEach((value, k) => {
      weights[k] = (weights[k] ?? 0) + value;
      most = Math.max(most, Math.abs(value));
    });
    if (most < 1e-7) break;
  }
  return {
    weights: Float64Array.from({ length: width }, (_, k) => (weights[k] ?? 0) / (spread[k] ?? 1)),
    constant: labels ? (weights[width] ?? 0) : 0,
  };
};

const STEPS = 30;

/** A x = b for a symmetric positive A of which the lower half is given (Cholesky). */
const solve = (lower: Float64Array, b: Float64Array, size: number): Float64Array => {
  const l = new Float64Array(size * size);
  const at = (i: number, j: number): number => l[i * size + j] ?? 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = lower[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      l[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / at(j, j);
    }
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (x[k] ?? 0);
    x[i] = sum / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= at(k, i) * (x[k] ?? 0);
    x[i] = sum / at(i, i);
  }
  return x;
};
