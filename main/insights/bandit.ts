/** What is known of showing one product beside another, old counts worth less. */
export type Counts = { readonly tries: number; readonly takes: number };

/** A decision and all it was made of: the same five inputs give the same boost, on any machine, at any time. */
export type Decision = Counts & {
  readonly epoch: number;
  readonly lifted: string;
  readonly shown: string;
  /** The share of all showings that are taken up: what a product nothing is known of is expected to do. */
  readonly usual: number;
  /** Drawn from what the counts leave possible. */
  readonly drawn: number;
  /** -1 to 1: how far forward it is moved, before the bound of whoever ranks. */
  readonly boost: number;
};

/** The usual is believed like so many showings: fewer than that decide little. */
const PRIOR_TRIES = 8;
const LEAST_USUAL = 0.01;

const seedOf = (text: string): number => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
};

/** mulberry32: small, even, and the same everywhere. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
};

const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());

/** Marsaglia and Tsang, 2000; shapes below one by their own remark. */
const gamma = (shape: number, next: () => number): number => {
  if (shape < 1) return gamma(shape + 1, next) * next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(next);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};

export const drawBeta = (a: number, b: number, next: () => number): number => {
  const x = gamma(a, next);
  return x / (x + gamma(b, next));
};

/**
 * Thompson sampling: what is promising is shown more, what is unknown is tried, what was tried in vain falls back. The
 * draw is fixed for an epoch, so that a screen does not change its mind from one shopper's glance to the next.
 */
export const decide = (
  seed: string,
  epoch: number,
  lifted: string,
  shown: string,
  { tries, takes }: Counts,
  usualShare: number,
): Decision => {
  const usual = Math.min(1 - LEAST_USUAL, Math.max(LEAST_USUAL, usualShare));
  const next = numbersFrom(seedOf(JSON.stringify([seed, epoch, lifted, shown])));
  const drawn = drawBeta(
    takes + usual * PRIOR_TRIES,
    Math.max(0, tries - takes) + (1 - usual) * PRIOR_TRIES,
    next,
  );
  return {
    epoch,
    lifted,
    shown,
    tries,
    takes,
    usual,
    drawn,
    boost: (drawn - usual) / (drawn + usual),
  };
};
