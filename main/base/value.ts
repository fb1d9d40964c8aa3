/** A present value that can be read at once and watched: what every snapshot-then-events feed is made of. */
export type Value<T> = {
  get(): T;
  /** Called on every later change, not with the present value. */
  onChange(listener: (value: T) => void): () => void;
};

export type Cell<T> = Value<T> & { set(value: T): void };

export const cell = <T>(initial: T): Cell<T> => {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener(next);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** What follows from another value. */
export const mapped = <T, U>(value: Value<T>, map: (value: T) => U): Value<U> => ({
  get: () => map(value.get()),
  onChange: (listener) => value.onChange((next) => listener(map(next))),
});
