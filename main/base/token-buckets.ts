/**
 * One token bucket per key: `capacity` at once, then `perSecond`. Forgets the key that was quiet the longest once it
 * knows `most` of them, so that a flood of made-up keys takes no memory.
 */
type TokenBuckets = {
  /** Milliseconds until there is a token; 0 where one is there. Takes nothing. */
  wait(key: string): number;
  take(key: string): void;
  /** One that was taken while the outcome was open, and need not have been. */
  giveBack(key: string): void;
};

export const tokenBuckets = (options: {
  readonly now: () => number;
  readonly capacity: number;
  readonly perSecond: number;
  readonly most?: number;
}): TokenBuckets => {
  const { now, capacity, perSecond, most = 10_000 } = options;
  type Bucket = { tokens: number; at: number };
  const buckets = new Map<string, Bucket>();
  const level = (key: string): number => {
    const bucket = buckets.get(key);
    if (!bucket) return capacity;
    return Math.min(capacity, bucket.tokens + ((now() - bucket.at) / 1_000) * perSecond);
  };
  return {
    wait(key) {
      const missing = 1 - level(key);
      return missing <= 0 ? 0 : Math.ceil((missing / perSecond) * 1_000);
    },
    take(key) {
      const tokens = Math.max(0, level(key) - 1);
      buckets.delete(key);
      buckets.set(key, { tokens, at: now() });
      if (buckets.size > most)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) bucket.tokens += 1;
    },
  };
};
