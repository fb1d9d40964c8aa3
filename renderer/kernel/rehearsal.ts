import type { Entry, Happening } from './experience.ts';

/** What an experience gives the suite that plays it through: `rehearsal.ts` in its folder. */
export type Rehearsal<E extends Happening = Happening> = {
  /** One of each of its own events, with every value that matters. */
  readonly events: readonly E[];
  /** Ways of coming in beside the usual ones. */
  readonly entries?: readonly Partial<Entry>[];
};
