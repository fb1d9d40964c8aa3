/**
 * Two clocks, because they answer different questions. `now` never jumps and is for durations, presence and
 * timeouts; `wall` is what people read and may be set forward or back under us.
 */
export type Clock = {
  /** Monotonic milliseconds from an arbitrary start. */
  now(): number;
  /** Milliseconds since the Unix epoch. */
  wall(): number;
  /** Runs once after `ms`; the disposer cancels. Timers never keep the process alive. */
  after(ms: number, run: () => void): () => void;
  /** Runs every `ms` until disposed. */
  every(ms: number, run: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};

export type ManualClock = Clock & {
  /** Moves both clocks forward and runs what falls due, in order. */
  advance(ms: number): void;
  /** Sets the wall clock alone, as an NTP step or a flat battery would. */
  setWall(ms: number): void;
};

/** A clock that moves only when told: for tests and for replaying logs. */
export const manualClock = (start = { now: 0, wall: 1_767_225_600_000 }): ManualClock => {
  let now = start.now;
  let wall = start.wall;
  let sequence = 0;
  type Timer = { due: number; order: number; run: () => void; period: number | null };
  const timers = new Set<Timer>();
  const add = (ms: number, run: () => void, period: number | null) => {
    const timer: Timer = { due: now + ms, order: sequence++, run, period };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const next = (until: number) => {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.due > until) continue;
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order))
        first = timer;
    }
    return first;
  };
  return {
    now: () => now,
    wall: () => wall,
    after: (ms, run) => add(ms, run, null),
    every: (ms, run) => add(ms, run, ms),
    advance(ms) {
      const until = now + ms;
      for (let timer = next(until); timer; timer = next(until)) {
        wall += Math.max(0, timer.due - now);
        now = Math.max(now, timer.due);
        if (timer.period === null) timers.delete(timer);
        else timer.due += timer.period;
        timer.run();
      }
      wall += until - now;
      now = until;
    },
    setWall(ms) {
      wall = ms;
    },
  };
};
