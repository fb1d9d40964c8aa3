/**
 * Keeps what is measured from swimming: the 1 euro filter (Casiez, Roussel and Vogel 2012), for each name by itself. It
 * is given proportions of the wearer, which hardly change, and never places: a place that lags behind the picture it
 * was found in would swim more than one that trembles.
 */
export type Steady = {
  /** Null takes the last one, where there was any: what is hidden for a moment is as it was. */
  (name: string, measured: number | null): number | null;
};

const LEAST_HERTZ = 0.3;
/** How much quicker it follows a quick change. */
const EAGERNESS = 1;
const CHANGE_HERTZ = 1;

type Kept = { value: number; change: number; at: number };

const share = (hertz: number, seconds: number): number => {
  const time = 1 / (2 * Math.PI * hertz);
  return seconds / (seconds + time);
};

export const steadying = () => {
  const kept = new Map<string, Kept>();
  return {
    /** `at` in ms, as of the picture. */
    now(at: number): Steady {
      return (name, measured) => {
        const last = kept.get(name);
        if (measured === null) return last?.value ?? null;
        if (!last) {
          kept.set(name, { value: measured, change: 0, at });
          return measured;
        }
        const seconds = (at - last.at) / 1_000;
        if (seconds <= 0) return last.value;
        const speed = (measured - last.value) / seconds;
        const change = last.change + (speed - last.change) * share(CHANGE_HERTZ, seconds);
        const value =
          last.value +
          (measured - last.value) * share(LEAST_HERTZ + EAGERNESS * Math.abs(change), seconds);
        kept.set(name, { value, change, at });
        return value;
      };
    },
    /** Another wearer. */
    forget(): void {
      kept.clear();
    },
  };
};

/** For one picture alone. */
export const unsteadied: Steady = (_name, measured) => measured;
