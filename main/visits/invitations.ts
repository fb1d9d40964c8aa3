import {
  failed,
  ok,
  type CallOutput,
  type EventValue,
  type Result,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { foldCode, randomCode } from '../base/ids.ts';
import { tokenBuckets } from '../base/token-buckets.ts';
import { cell, type Value } from '../base/value.ts';

/** 2^40 ids, of which a screen has one: at this rate it is hit in 30,000 years. */
const ID_LENGTH = 8;
const GUESSES = { capacity: 10, perSecond: 1 };
/** A thumb going through a list; more than that is not somebody looking at the screen. */
const SHOWS = { capacity: 6, perSecond: 1 };

type Pointing = EventValue<'pointed'>['pointed'][number];
type Invited = {
  readonly screen: string;
  readonly visit: string;
  shown: Pointing | null;
};

export type Invitations = {
  /** The same one for as long as the visit lasts. */
  invite(screen: string, visit: string): Result<CallOutput<'visits.invite'>>;
  show(client: string, invitation: string, sku: string): Result<CallOutput<'visits.show'>>;
  forgetVisit(visit: string): void;
  readonly value: Value<EventValue<'pointed'>>;
};

/**
 * A phone that has read the code on a screen may say what that screen shows, until the visit ends: whoever comes next
 * is not shown what the one before looks up on the way home.
 */
export const openInvitations = ({
  clock,
  publicUrl,
}: {
  readonly clock: Clock;
  readonly publicUrl: () => string | null;
}): Invitations => {
  const invited = new Map<string, Invited>();
  const guesses = tokenBuckets({ now: clock.now, ...GUESSES });
  const shows = tokenBuckets({ now: clock.now, ...SHOWS });
  const value = cell<EventValue<'pointed'>>({ pointed: [] });
  const tell = () =>
    value.set({ pointed: [...invited.values()].flatMap(({ shown }) => shown ?? []) });

  return {
    value,
    invite(screen, visit) {
      const url = publicUrl();
      if (url === null) return failed('handoff-unavailable');
      let id = [...invited].find(([, one]) => one.visit === visit)?.[0];
      if (id === undefined) {
        id = randomCode(ID_LENGTH);
        invited.set(id, { screen, visit, shown: null });
      }
      // Capitals: a code of them alone needs a third fewer modules.
      return ok({ url: `${url.toUpperCase()}/F/${id}` });
    },
    show(client, invitation, sku) {
      const wait = guesses.wait(client);
      if (wait > 0) return failed('too-many-requests', { retryInMs: wait });
      const id = foldCode(invitation);
      const found = invited.get(id);
      if (!found) {
        guesses.take(client);
        return failed('invitation-gone');
      }
      const early = shows.wait(id);
      if (early > 0) return failed('too-many-requests', { retryInMs: early });
      shows.take(id);
      const { screen, visit, shown } = found;
      found.shown = { screen, visit, sku, turn: (shown?.turn ?? 0) + 1 };
      tell();
      return ok({});
    },
    forgetVisit(visit) {
      for (const [id, one] of invited) if (one.visit === visit) invited.delete(id);
      tell();
    },
  };
};
