/** A whole tree of fixed depth: node i asks `value of facts[i] > cuts[i]` and goes to 2i+2, else to 2i+1. */
export type Tree = {
  readonly facts: number[];
  readonly cuts: number[];
  readonly leaves: number[];
};
export type Forest = {
  readonly depth: number;
  readonly base: number;
  readonly trees: Tree[];
};

export type TreeSettings = {
  readonly trees: number;
  readonly depth: number;
  /** How much of each tree is believed. */
  readonly rate: number;
  /** The fewest rows on either side of a cut. */
  readonly least: number;
  /** Adds as many rows that say "nothing" to each leaf. */
  readonly hold: number;
  /** Shares of the rows and of the facts that a tree looks at. */
  readonly rows: number;
  readonly facts: number;
};

const BINS = 48;
/** A cut that nothing is above, and that JSON can hold. */
const NEVER = 1e9;

export const grown = ({ depth, base, trees }: Forest, facts: ArrayLike<number>): number => {
  const inner = 2 ** depth - 1;
  let sum = base;
  for (const tree of trees) {
    let node = 0;
    while (node < inner)
      node = 2 * node + ((facts[tree.facts[node] ?? 0] ?? 0) > (tree.cuts[node] ?? 0) ? 2 : 1);
    sum += tree.leaves[node - inner] ?? 0;
  }
  return sum;
};

/**
 * Gradient boosting for squares: each small tree learns what those before it have left over, from a drawn part of rows
 * and facts; rows with a larger share are drawn more often. Facts are sorted into a few bins first. `chance` makes it
 * the same every time.
 */
export const growForest = (
  table: readonly ArrayLike<number>[],
  targets: ArrayLike<number>,
  settings: TreeSettings,
  chance: () => number,
  shares: ArrayLike<number> | null = null,
): Forest => {
  const width = table[0]?.length ?? 0;
  const { cuts, binned } = sortIntoBins(table, width);
  const count = table.length;
  let base = 0;
  for (let i = 0; i < count; i++) base += (targets[i] ?? 0) / Math.max(1, count);
  const left = Float64Array.from({ length: count }, (_, i) => (targets[i] ?? 0) - base);
  const trees: Tree[] = [];
  for (let n = 0; n < settings.trees; n++) {
    const rows: number[] = [];
    for (let i = 0; i < count; i++) if (chance() < settings.rows * (shares?.[i] ?? 1)) rows.push(i);
    const asked: number[] = [];
    for (let f = 0; f < width; f++) if (chance() < settings.facts) asked.push(f);
    const tree = growTree(binned, cuts, left, rows, asked, settings);
    trees.push(tree);
    const forest = { depth: settings.depth, base: 0, trees: [tree] };
    for (let i = 0; i < count; i++) left[i] = (left[i] ?? 0) - grown(forest, table[i] ?? []);
  }
  return { depth: settings.depth, base, trees };
};

type Binned = readonly Uint8Array[];

/** Cuts between values so that bins hold about as many rows each; one bin a value where there are few. */
const sortIntoBins = (table: readonly ArrayLike<number>[], width: number) => {
  const cuts: number[][] = [];
  const binned: Uint8Array[] = [];
  for (let f = 0; f < width; f++) {
    const values = Float64Array.from(table, (row) => row[f] ?? 0).sort();
    const edges = new Set<number>();
    for (let b = 1; b < BINS; b++) {
      const at = Math.floor((b * values.length) / BINS);
      const [below, above] = [values[at - 1] ?? 0, values[at] ?? 0];
      const edge = below < above ? (below + above) / 2 : nextBetween(values, at);
      if (edge !== null) edges.add(edge);
    }
    const sorted = [...edges].sort((a, b) => a - b);
    cuts.push(sorted);
    binned.push(
      Uint8Array.from(table, (row) => {
        const value = row[f] ?? 0;
        let bin = 0;
        while (bin < sorted.length && value > (sorted[bin] ?? 0)) bin++;
        return bin;
      }),
    );
  }
  return { cuts, binned };
};

/** Halfway to the next larger value, so that rare values get a cut as well. */
const nextBetween = (sorted: Float64Array, from: number): number | null => {
  const value = sorted[from] ?? 0;
  for (let i = from; i < sorted.length; i++) {
    const next = sorted[i] ?? 0;
    if (next > value) return (value + next) / 2;
  }
  return null;
};

const growTree = (
  binned: Binned,
  cuts: readonly (readonly number[])[],
  left: Float64Array,
  rows: readonly number[],
  asked: readonly number[],
  { depth, least, hold, rate }: TreeSettings,
): Tree => {
  const inner = 2 ** depth - 1;
  const tree = {
    facts: Array.from<number>({ length: inner }).fill(0),
    cuts: Array.from<number>({ length: inner }).fill(NEVER),
  };
  const leaves = Array.from<number>({ length: 2 ** depth }).fill(0);
  const visit = (node: number, here: readonly number[]) => {
    if (node >= inner) {
      let sum = 0;
      for (const i of here) sum += left[i] ?? 0;
      leaves[node - inner] = (rate * sum) / (here.length + hold);
      return;
    }
    const cut = bestCut(binned, left, here, asked, least, hold);
    // Nothing to ask: everything goes one way, down to one leaf.
    if (cut === null) return visit(2 * node + 1, here);
    tree.facts[node] = cut.fact;
    tree.cuts[node] = cuts[cut.fact]?.[cut.bin] ?? NEVER;
    const bins = binned[cut.fact];
    visit(
      2 * node + 1,
      here.filter((i) => (bins?.[i] ?? 0) <= cut.bin),
    );
    visit(
      2 * node + 2,
      here.filter((i) => (bins?.[i] ?? 0) > cut.bin),
    );
  };
  visit(0, rows);
  return { ...tree, leaves };
};

const bestCut = (
  binned: Binned,
  left: Float64Array,
  here: readonly number[],
  asked: readonly number[],
  least: number,
  hold: number,
): { fact: number; bin: number } | null => {
  if (here.length < 2 * least) return null;
  let total = 0;
  for (const i of here) total += left[i] ?? 0;
  const whole = (total * total) / (here.length + hold);
  let best: { fact: number; bin: number } | null = null;
  let bestGain = 1e-9;
  const sums = new Float64Array(BINS + 1);
  const counts = new Uint32Array(BINS + 1);
  for (const fact of asked) {
    const bins = binned[fact];
    if (!bins) continue;
    sums.fill(0);
    counts.fill(0);
    for (const i of here) {
      const bin = bins[i] ?? 0;
      sums[bin] = (sums[bin] ?? 0) + (left[i] ?? 0);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    let sum = 0;
    let count = 0;
    for (let bin = 0; bin < BINS; bin++) {
      sum += sums[bin] ?? 0;
      count += counts[bin] ?? 0;
      const over = here.length - count;
      if (count < least) continue;
      if (over < least) break;
      const gain =
        (sum * sum) / (count + hold) + ((total - sum) * (total - sum)) / (over + hold) - whole;
      if (gain > bestGain) [best, bestGain] = [{ fact, bin }, gain];
    }
  }
  return best;
};
