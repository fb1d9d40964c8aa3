/** The cheapest first; costs are whole numbers below `levels`, as in a bucket queue. */
export const bucketQueue = (levels: number) => {
  const buckets: number[][] = Array.from({ length: levels }, () => []);
  let lowest = levels;
  return {
    push(item: number, cost: number) {
      const level = Math.min(levels - 1, Math.max(0, cost));
      buckets[level]?.push(item);
      if (level < lowest) lowest = level;
    },
    /** Undefined where nothing is left. */
    pop(): { readonly item: number; readonly cost: number } | undefined {
      for (; lowest < levels; lowest++) {
        const item = buckets[lowest]?.pop();
        if (item !== undefined) return { item, cost: lowest };
      }
      return undefined;
    },
  };
};
