import type { Clock } from '../../base/clock.ts';
import type { Store } from '../../store/sqlite.ts';
import { inSlices } from '../import/turns.ts';
import { kindLearner } from './kinds.ts';
import { openRacks } from './racks.ts';
import { LIVE_LOOKS, type Learned, type Shelved, type StoreSource } from './source.ts';

/** So few at a time that a slice ends in time. */
const AT_A_TIME = 25;

export const nothingLearned = (): Learned => ({
  kinds: kindLearner().learned(),
  racks: openRacks(),
});

/**
 * Reads every look and every piece once, in slices, and hangs the pieces on new racks. `begun` gets them while they are
 * still filling: a shop that just opened is better served from half of its rails than from none.
 */
export const learnCatalogue = async (
  store: Store,
  source: StoreSource,
  vectorOf: (shelved: Shelved) => Float32Array | null,
  clock: Clock,
  signal: AbortSignal,
  begun: (learned: Learned) => void,
): Promise<Learned> => {
  const learner = kindLearner();
  let after = 0;
  await inSlices(
    clock,
    () => {
      const looks = store.all(
        `${LIVE_LOOKS} WHERE looks.id > ? ORDER BY looks.id LIMIT ?`,
        after,
        AT_A_TIME,
      );
      for (const { id } of looks) {
        after = Number(id);
        learner.add(source.piecesOfLook(after));
      }
      return looks.length === AT_A_TIME;
    },
    signal,
  );
  const learned = { kinds: learner.learned(), racks: openRacks() };
  begun(learned);
  let last: number | null = 0;
  await inSlices(
    clock,
    () => {
      const next = source.shelved(last ?? 0, AT_A_TIME);
      for (const one of next.shelved) learned.racks.add(one.id, one.piece, vectorOf(one));
      last = next.last;
      return last !== null;
    },
    signal,
  );
  return learned;
};
