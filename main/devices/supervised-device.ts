import type { DeviceHealth } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { retryIn, type Patience } from './backoff.ts';
import type { DeviceEvent, Driver, DriverContext, DriverStatus, OpenDevice } from './driver.ts';
import { lendContext } from './lent-context.ts';

/** One entry of the site's `devices`. What stands beside these three is for the driver. */
export type DeviceConfig = {
  readonly id: string;
  readonly driver: string;
  readonly simulated?: boolean;
  readonly [option: string]: unknown;
};

export type SupervisorParts = {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1. */
  random(): number;
  openPort: DriverContext['openPort'];
  onEvent(device: string, event: DeviceEvent): void;
};

export type SupervisedDevice = {
  health(): DeviceHealth;
  close(): void;
};

type Shown = DriverStatus & { readonly since: number };

/** One opening of the driver, from `open` to the end of `close`. */
type Attempt = { device: OpenDevice | null; takeBack(): void };

/**
 * Keeps one device open: tries again with backoff, and is the wall at which bugs of its driver stop. Whatever the
 * driver throws, from `open` or from any callback or timer of its, ends as health `fault`, never in the process.
 */
export const superviseDevice = (
  config: DeviceConfig,
  driver: Driver | undefined,
  parts: SupervisorParts,
  patience: Patience,
  onHealth: () => void,
  afterMs = 0,
): SupervisedDevice => {
  const { clock } = parts;
  const log = parts.log.part(config.id);
  let shown: Shown = {
    health: 'starting',
    reason: 'connecting',
    details: {},
    since: clock.wall(),
  };
  let lastEventAt: number | null = null;
  let failures = 0;
  let wellSince: number | null = null;
  let stopRetry = (): void => {};
  /** What is open now; replaced at every try, so that a late callback of an earlier one is known by it. */
  let current: Attempt | null = null;
  let tryOpen = (): void => {};

  const show = (status: DriverStatus): void => {
    const same = status.health === shown.health && status.reason === shown.reason;
    shown = { ...status, since: same ? shown.since : clock.wall() };
    onHealth();
  };

  const end = (attempt: Attempt): void => {
    if (current === attempt) current = null;
    const { device } = attempt;
    attempt.device = null;
    try {
      device?.close();
    } catch (error) {
      log.error('driver threw while closing', { driver: config.driver, error: String(error) });
    }
    attempt.takeBack();
  };

  const failed = (attempt: Attempt, status: DriverStatus): void => {
    if (wellSince !== null && clock.now() - wellSince >= patience.healthyMs) failures = 0;
    wellSince = null;
    failures++;
    end(attempt);
    const wait = retryIn(failures, status.health, parts.random, patience);
    show({ ...status, details: { ...status.details, failures, retryInMs: wait } });
    stopRetry = clock.after(wait, tryOpen);
  };

  const crashed = (attempt: Attempt, error: unknown): void => {
    log.error('driver threw', {
      driver: config.driver,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    if (current !== attempt) return;
    failed(attempt, {
      health: 'fault',
      reason: 'driver-bug',
      details: { error: String(error).slice(0, 200) },
    });
  };

  /** Reads the driver's status after it has said that something changed. */
  const look = (attempt: Attempt): void => {
    if (current !== attempt || !attempt.device) return;
    const status = attempt.device.status();
    switch (status.health) {
      case 'offline':
      case 'busy':
      case 'fault':
        failed(attempt, status);
        return;
      case 'ok':
        wellSince ??= clock.now();
        show(status);
        return;
      case 'starting':
        // Staff see what was wrong until it is right again, not a flicker of hope every few seconds.
        if (failures === 0) show(status);
        return;
    }
  };

  const heard = (event: DeviceEvent): void => {
    lastEventAt = clock.wall();
    try {
      parts.onEvent(config.id, event);
    } catch (error) {
      // Not the driver's doing, and no reason to lose the device.
      log.error('an event found a bug behind the driver', { error: String(error) });
    }
  };

  /** Opens with these options, now and after every failure. */
  const opener = (driver: Driver, options: unknown) => (): void => {
    const { context, takeBack } = lendContext({
      clock,
      log,
      openPort: parts.openPort,
      isCurrent: () => current === attempt,
      onEvent: heard,
      onChanged: () => look(attempt),
      onThrow: (error) => crashed(attempt, error),
    });
    const attempt: Attempt = { device: null, takeBack };
    current = attempt;
    try {
      attempt.device = driver.open(options, context);
      // It may have failed on the spot, before there was a device to ask.
      look(attempt);
    } catch (error) {
      crashed(attempt, error);
    }
  };

  /** Says what is wrong with the settings: nothing to retry, only new ones can mend it. */
  const refuse = (reason: 'bad-options' | 'unknown-driver', details: Record<string, string>) => {
    log.error(reason, details);
    show({ health: 'fault', reason, details });
  };

  const { id: _id, driver: driverId, simulated: _simulated, ...given } = config;
  const options = driver?.options.safeParse(given);
  if (!driver || !options) {
    refuse('unknown-driver', { driver: driverId });
  } else if (options.success) {
    tryOpen = opener(driver, options.data);
    if (afterMs > 0) stopRetry = clock.after(afterMs, tryOpen);
    else tryOpen();
  } else {
    const problems = options.error.issues.map(
      (issue) => [issue.path.join('.') || 'options', issue.message] as const,
    );
    refuse('bad-options', Object.fromEntries(problems));
  }

  return {
    health: () => ({
      id: config.id,
      driver: config.driver,
      kind: driver?.kind ?? 'unknown',
      health: shown.health,
      reason: shown.reason,
      since: shown.since,
      lastEventAt,
      simulated: config.simulated ?? false,
      details: { ...shown.details },
    }),
    close() {
      tryOpen = () => {};
      stopRetry();
      if (current) end(current);
    },
  };
};
