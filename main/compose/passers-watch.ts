import type { Clock } from '../base/clock.ts';

/** A page asks again three times within it; one that is gone holds no camera for longer. */
export const LEASE_MS = 60_000;

export type PassersWatch = {
  /** The wall stands at this screen and looks. Good for a while. */
  begin(screen: string): void;
  end(screen: string): void;
  isWatching(screen: string): boolean;
  close(): void;
};

/** Which screens look for passers-by now: a shopper's yes opens the camera for a visit, this for the wall at rest. */
export const openPassersWatch = ({
  clock,
  changed,
}: {
  readonly clock: Pick<Clock, 'after'>;
  changed(): void;
}): PassersWatch => {
  const leases = new Map<string, () => void>();
  const end = (screen: string) => {
    const cancel = leases.get(screen);
    if (!cancel) return;
    cancel();
    leases.delete(screen);
    changed();
  };
  return {
    begin(screen) {
      const before = leases.get(screen);
      before?.();
      leases.set(
        screen,
        clock.after(LEASE_MS, () => end(screen)),
      );
      if (!before) changed();
    },
    end,
    isWatching: (screen) => leases.has(screen),
    close() {
      for (const cancel of leases.values()) cancel();
      leases.clear();
    },
  };
};
