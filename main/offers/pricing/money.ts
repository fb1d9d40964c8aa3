/** Sums in integer fen. Nothing here ever sees a fraction: products are divided once, with a rule for the rest. */

const BASIS = 10_000;

/**
 * What a rate takes off: `base` less `rate` basis points of it, half a fen upwards, in the shopper's favour. Exact as
 * long as `base` is below 9 * 10^11 fen.
 */
export const offByRate = (base: number, rate: number): number => {
  const tenThousandths = base * (BASIS - rate);
  if (!Number.isSafeInteger(tenThousandths) || base < 0)
    throw new RangeError('a sum that cannot be priced exactly');
  const rest = tenThousandths % BASIS;
  return (tenThousandths - rest) / BASIS + (rest * 2 >= BASIS ? 1 : 0);
};

/**
 * `total` over `weights`, in proportion: first whole fen, then the rest one by one to the largest remainders, the
 * earlier first among equals. The parts sum to `total`, and none is more than its weight while `total` is not more
 * than all weights together.
 */
export const shareOut = (total: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) {
    if (total !== 0) throw new RangeError('nothing to share this out over');
    return weights.map(() => 0);
  }
  // A sum times a weight may be more than a number holds exactly.
  const whole = BigInt(all);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((one) => Number(one / whole));
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((one, index) => ({ index, remainder: one % whole }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
};
