/** Counts what went wrong lately: `true` from the moment there are `limit` within `withinMs`. */
export const strikes = (limit: number, withinMs: number, now: () => number): (() => boolean) => {
  const times: number[] = [];
  return () => {
    const at = now();
    times.push(at);
    while (times.length > 0 && at - (times[0] ?? at) > withinMs) times.shift();
    return times.length >= limit;
  };
};
