/** The newest `limit` answers, so that a stray tag read a thousand times a second is looked up once. */
export type Remembered<T> = {
  get(key: string, make: () => T): T;
  clear(): void;
};

export const remember = <T>(limit: number): Remembered<T> => {
  const known = new Map<string, { readonly value: T }>();
  return {
    get(key, make) {
      const found = known.get(key);
      if (found) {
        known.delete(key);
        known.set(key, found);
        return found.value;
      }
      const value = make();
      known.set(key, { value });
      if (known.size > limit) {
        const [oldest] = known.keys();
        if (oldest !== undefined) known.delete(oldest);
      }
      return value;
    },
    clear: () => known.clear(),
  };
};
