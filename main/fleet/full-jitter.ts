/**
 * How long to wait before try `failures` (1 after the first): anywhere up to a bound that doubles. Everything of the
 * wait is chance, so that a hundred thousand kiosks that lost their hub together do not come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const fullJitter = (
  failures: number,
  random: () => number,
  { firstMs, mostMs }: { readonly firstMs: number; readonly mostMs: number },
): number => Math.round(random() * Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 24)));

export const RECONNECT = { firstMs: 1_000, mostMs: 60_000 } as const;
