import type { Health } from '../../preload/contract/index.ts';

/** How long to leave a device alone before the next try. All in milliseconds. */
export type Patience = {
  /** First wait after a failure; doubles each time. */
  readonly firstMs: number;
  readonly mostMs: number;
  /** Least wait where another client holds the device: it will not let go within seconds. */
  readonly busyMs: number;
  /** Least wait where the device or its driver is at fault: asking again at once helps neither. */
  readonly faultMs: number;
  /** A device must have been well for so long before its failures are forgotten, or a flapping one never slows. */
  readonly healthyMs: number;
};

export const usualPatience: Patience = {
  firstMs: 500,
  mostMs: 30_000,
  busyMs: 15_000,
  faultMs: 5_000,
  healthyMs: 30_000,
};

/**
 * The wait before try number `failures` (1 after the first failure). Half of it is chance, so that the devices of a
 * shop do not all knock together when the power comes back.
 */
export const retryIn = (
  failures: number,
  health: Health,
  random: () => number,
  patience: Patience,
): number => {
  const least =
    health === 'busy' ? patience.busyMs : health === 'fault' ? patience.faultMs : patience.firstMs;
  const wait = Math.min(
    Math.max(least, patience.firstMs * 2 ** Math.min(failures - 1, 16)),
    Math.max(least, patience.mostMs),
  );
  return Math.round(wait * (0.5 + random() / 2));
};
