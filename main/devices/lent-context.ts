import type { Clock } from '../base/clock.ts';
import type { DeviceEvent, DriverContext } from './driver.ts';

export type Lending = {
  readonly clock: Clock;
  readonly log: DriverContext['log'];
  openPort: DriverContext['openPort'];
  /** False once this opening has ended: its late callbacks and timers are dropped. */
  isCurrent(): boolean;
  onEvent(event: DeviceEvent): void;
  onChanged(): void;
  onThrow(error: unknown): void;
};

export type LentContext = {
  readonly context: DriverContext;
  /** Takes back ports and timers the driver has forgotten, or had no chance, to give back. Nothing it says is heard any more. */
  takeBack(): void;
};

/** What a driver is given for one opening: everything goes through here, so that nothing it throws or forgets gets past. */
export const lendContext = (parts: Lending): LentContext => {
  const { clock } = parts;
  const lent = new Set<() => void>();
  let over = false;
  const lend = (giveBack: () => void): (() => void) => {
    const once = (): void => {
      if (lent.delete(once)) giveBack();
    };
    lent.add(once);
    return once;
  };
  const guard =
    <A extends readonly unknown[]>(run: (...args: A) => void) =>
    (...args: A): void => {
      if (!parts.isCurrent()) return;
      try {
        run(...args);
      } catch (error) {
        parts.onThrow(error);
      }
    };
  const context: DriverContext = {
    log: parts.log,
    clock: {
      ...clock,
      after(ms, run) {
        const guarded = guard(run);
        const cancel = lend(
          clock.after(ms, () => {
            lent.delete(cancel);
            guarded();
          }),
        );
        return cancel;
      },
      every: (ms, run) => lend(clock.every(ms, guard(run))),
    },
    emit(event) {
      // Its last words may be spoken while it closes, not after.
      if (!over) parts.onEvent(event);
    },
    changed: guard(parts.onChanged),
    openPort(address, listener) {
      const port = parts.openPort(address, {
        onOpen: guard(() => listener.onOpen()),
        onData: guard((bytes: Uint8Array) => listener.onData(bytes)),
        onClose: guard((reason: Parameters<typeof listener.onClose>[0]) =>
          listener.onClose(reason),
        ),
      });
      return { write: (bytes) => port.write(bytes), destroy: lend(() => port.destroy()) };
    },
  };
  return {
    context,
    takeBack() {
      over = true;
      for (const giveBack of lent) giveBack();
    },
  };
};
