import { failed, ok, type CallOutput, type Result } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { foldCode } from '../base/ids.ts';
import { tokenBuckets } from '../base/token-buckets.ts';
import type { Parcels } from './parcels.ts';

/** 2^40 ids, of which a few are good: at this rate one of 16 is hit in 2,000 years. */
const GUESSES = { capacity: 10, perSecond: 1 };

/** Where phones ask for a picture, at a kiosk or at a hub. */
export type ParcelCounter = {
  /** Gives it to whoever comes first, and forgets it in the same moment; whoever guesses is made to wait. */
  take(client: string, asked: string): Promise<Result<CallOutput<'handoff.take'>>>;
};

export const openParcelCounter = ({
  parcels,
  clock,
  onTaken,
}: {
  readonly parcels: Pick<Parcels, 'take'>;
  readonly clock: Clock;
  /** A phone has it: whoever left it may thank. */
  readonly onTaken: (sender: string, id: string) => void;
}): ParcelCounter => {
  const guesses = tokenBuckets({ now: clock.now, ...GUESSES });
  return {
    async take(client, asked) {
      const wait = guesses.wait(client);
      if (wait > 0) return failed('too-many-requests', { retryInMs: wait });
      const id = foldCode(asked);
      // Counted before the answer is there: a hundred asked at once are a hundred guesses.
      guesses.take(client);
      const taken = await parcels.take(id);
      if (taken.kind === 'gone') return failed('picture-gone');
      guesses.giveBack(client);
      if (taken.kind === 'taken') return failed('picture-taken');
      onTaken(taken.sender, id);
      return ok({ sealed: taken.sealed });
    },
  };
};
