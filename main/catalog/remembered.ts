/** The newest answers, `limit` at most and half of that at least: a stray tag read a thousand times a second is looked up once. */
export type Remembered<T, Key = string> = {
  get(key: Key, make: () => T): T;
  /** Keeps an answer nobody asked for yet, where no other has to go for it. */
  hold(key: Key, value: T): boolean;
  clear(): void;
};

/**
 * In two generations: when the younger is full it becomes the older one, and what of that one nobody asked for again is
 * forgotten with it. Moving an answer to the front at every question would cost more than many a question does.
 */
export const remember = <T, Key = string>(limit: number): Remembered<T, Key> => {
  type Answers = Map<Key, { readonly value: T }>;
  let young: Answers = new Map();
  let old: Answers = new Map();
  return {
    get(key, make) {
      const found = young.get(key);
      if (found) return found.value;
      const answer = old.get(key) ?? { value: make() };
      if (young.size >= limit / 2) {
        old = young;
        young = new Map();
      }
      young.set(key, answer);
      return answer.value;
    },
    hold(key, value) {
      const room = young.size < limit / 2;
      if (room) young.set(key, { value });
      return room;
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
};
