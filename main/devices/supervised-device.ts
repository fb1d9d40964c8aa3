import type { DeviceHealth, HealthReason } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { retryIn, type Patience } from './backoff.ts';
import type {
  DeviceEvent,
  Driver,
  DriverContext,
  DriverStatus,
  OpenDevice,
  PortListener,
} from './driver.ts';

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
type Attempt = {
  device: OpenDevice | null;
  /** What the driver took out and may have forgotten, or had no chance, to give back: ports and timers. */
  readonly lent: Set<() => void>;
  /** Closed for good: whatever still comes of it is nobody's any more. */
  over: boolean;
};

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
  let closed = false;

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
    // Its last words may be spoken while it closes, not after.
    attempt.over = true;
    for (const giveBack of attempt.lent) giveBack();
    attempt.lent.clear();
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

  const contextFor = (attempt: Attempt): DriverContext => {
    /** Runs a callback of the driver unless its try is over, and keeps what it throws. */
    const guard =
      <A extends readonly unknown[]>(run: (...args: A) => void) =>
      (...args: A): void => {
        if (current !== attempt) return;
        try {
          run(...args);
        } catch (error) {
          crashed(attempt, error);
        }
      };
    /** Kept until the driver gives it back, or is made to. */
    const lend = (giveBack: () => void): (() => void) => {
      const once = (): void => {
        if (attempt.lent.delete(once)) giveBack();
      };
      attempt.lent.add(once);
      return once;
    };
    return {
      log,
      clock: {
        ...clock,
        after(ms, run) {
          const cancel = lend(
            clock.after(ms, () => {
              attempt.lent.delete(cancel);
              guard(run)();
            }),
          );
          return cancel;
        },
        every: (ms, run) => lend(clock.every(ms, guard(run))),
      },
      emit(event) {
        if (attempt.over) return;
        lastEventAt = clock.wall();
        try {
          parts.onEvent(config.id, event);
        } catch (error) {
          // Not the driver's doing, and no reason to lose the device.
          log.error('an event found a bug behind the driver', { error: String(error) });
        }
      },
      changed: guard(() => look(attempt)),
      openPort(address, listener) {
        const guarded: PortListener = {
          onOpen: guard(() => listener.onOpen()),
          onData: guard((bytes: Uint8Array) => listener.onData(bytes)),
          onClose: guard((reason: HealthReason) => listener.onClose(reason)),
        };
        const port = parts.openPort(address, guarded);
        const destroy = lend(() => port.destroy());
        return { write: (bytes) => port.write(bytes), destroy };
      },
    };
  };

  const tryOpen = (): void => {
    if (closed || !driver) return;
    const { id: _id, driver: _driver, simulated: _simulated, ...given } = config;
    const options = driver.options.safeParse(given);
    if (!options.success) {
      const problems = options.error.issues.map(
        (issue) => [issue.path.join('.') || 'options', issue.message] as const,
      );
      log.error('options refused', Object.fromEntries(problems));
      // Nothing to retry: only new settings can mend this.
      show({ health: 'fault', reason: 'bad-options', details: Object.fromEntries(problems) });
      return;
    }
    const attempt: Attempt = { device: null, lent: new Set(), over: false };
    current = attempt;
    try {
      attempt.device = driver.open(options.data, contextFor(attempt));
      // It may have failed on the spot, before there was a device to ask.
      look(attempt);
    } catch (error) {
      crashed(attempt, error);
    }
  };

  if (driver && afterMs > 0) stopRetry = clock.after(afterMs, tryOpen);
  else if (driver) tryOpen();
  else show({ health: 'fault', reason: 'unknown-driver', details: { driver: config.driver } });

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
      closed = true;
      stopRetry();
      if (current) end(current);
    },
  };
};
