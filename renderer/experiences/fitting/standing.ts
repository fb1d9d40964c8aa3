import type { Unready } from '../../vision/fitting/body.ts';
import { CHOOSES } from '../../vision/tracker/nearest.ts';

/** How somebody stands before the mirror, or why it shows nobody dressed. */
export type Standing = 'loading' | 'ready' | 'legs' | Unready;

const HOLDS_MS = 700;

/** A word is said when it has held for a moment: nobody is told to step back because one picture was blurred. */
export const settled = () => {
  let told: Standing = 'loading';
  let next: Standing = 'loading';
  let since = 0;
  let looks = 0;
  return (seen: Standing, at: number): Standing | null => {
    if (seen !== next) {
      next = seen;
      since = at;
    }
    if (next === told) return null;
    looks += 1;
    // At first a tracker tells of nobody whoever is there: until it has chosen the mirror is still getting ready.
    if (told === 'loading' && next === 'nobody' && looks <= CHOOSES) return null;
    // Good news is told at once.
    if (next !== 'ready' && at - since < HOLDS_MS) return null;
    told = next;
    return told;
  };
};
