import type { ComponentType } from 'react';
import type { AnyExperience, Happening, Step, ViewProps } from './experience.ts';
import type { Need } from './needs.ts';

export type AnyView = ComponentType<ViewProps<Step, Happening, Need>>;

/** A view that has come, or why it has not. */
export type Arrival =
  | { readonly kind: 'coming' }
  | { readonly kind: 'here'; readonly View: AnyView }
  | { readonly kind: 'failed'; readonly error: unknown };

const COMING: Arrival = { kind: 'coming' };

/**
 * The views of all experiences: each its own file, fetched before it is wanted and kept. One that has come is there
 * at once, without a turn of the event loop: a lifted garment must not wait.
 */
export const viewShelf = (experiences: readonly AnyExperience[]) => {
  const arrivals = new Map<string, Arrival>();
  const under = new Map<string, Promise<void>>();
  const listeners = new Set<() => void>();

  const arrive = (id: string, arrival: Arrival) => {
    arrivals.set(id, arrival);
    for (const listener of listeners) listener();
  };

  const fetch = (id: string): Promise<void> => {
    const before = under.get(id);
    if (before) return before;
    const experience = experiences.find((one) => one.id === id);
    if (!experience) return Promise.resolve();
    const coming = experience.load().then(
      ({ View }) => arrive(id, { kind: 'here', View }),
      (error: unknown) => {
        // A file that could not be read may be there at the next try.
        under.delete(id);
        arrive(id, { kind: 'failed', error });
      },
    );
    under.set(id, coming);
    return coming;
  };

  return {
    look: (id: string): Arrival => arrivals.get(id) ?? COMING,
    fetch,
    async fetchAll(): Promise<void> {
      // One after the other: the page in front has the first right to the disk and the processor.
      for (const { id } of experiences) await fetch(id);
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

export type ViewShelf = ReturnType<typeof viewShelf>;
