/** For each of a row of places, what each of a row of choices costs there. */
export type Costs = readonly Float32Array[];

/** Farther than that neighbours are never apart. */
const LEAP = 4;

/**
 * The cheapest way round a ring: each place's own cost and `bend` times the square of how far neighbours are apart
 * (dynamic programming, twice round, so that the seam is none). In parts of a choice.
 */
export const smoothest = (costs: Costs, bend: number): Float32Array => {
  const { length } = costs;
  const choices = costs[0]?.length ?? 0;
  let best: Float32Array = costs[0] ?? new Float32Array(choices);
  const from: Uint8Array[] = [];
  for (let i = 1; i < length * 2; i += 1) {
    const own = costs[i % length] ?? best;
    const next = new Float32Array(choices);
    const back = new Uint8Array(choices);
    for (let choice = 0; choice < choices; choice += 1) {
      let least = Infinity;
      const last = Math.min(choices, choice + LEAP + 1);
      for (let before = Math.max(0, choice - LEAP); before < last; before += 1) {
        const cost = (best[before] ?? 0) + bend * (choice - before) ** 2;
        if (cost < least) {
          least = cost;
          back[choice] = before;
        }
      }
      next[choice] = least + (own[choice] ?? 0);
    }
    best = next;
    from.push(back);
  }
  let choice = best.indexOf(Math.min(...best));
  const chosen = new Float32Array(length);
  for (let i = length * 2 - 1; i > 0; i -= 1) {
    chosen[i % length] = choice + between(costs[i % length], choice);
    if (i <= length / 2) break;
    choice = from[i - 1]?.[choice] ?? 0;
  }
  return chosen;
};

/** Where between the steps the least is, by a parabola through the best one and its neighbours. */
const between = (cost: Float32Array | undefined, choice: number): number => {
  const [before, here, after] = [cost?.[choice - 1], cost?.[choice], cost?.[choice + 1]];
  if (before === undefined || here === undefined || after === undefined) return 0;
  const curve = before - 2 * here + after;
  return curve > 1e-6 ? Math.min(0.5, Math.max(-0.5, (before - after) / (2 * curve))) : 0;
};

/** The mean choice of one row of costs, each counted the less the more it costs above the least, in parts of `unsure`. */
export const softest = (costs: Float32Array, unsure: number): number => {
  const least = Math.min(...costs);
  let [all, sum] = [0, 0];
  for (const [choice, cost] of costs.entries()) {
    const share = Math.exp((least - cost) / unsure);
    all += share;
    sum += share * choice;
  }
  return sum / all;
};
