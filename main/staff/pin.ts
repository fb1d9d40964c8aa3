import { failed, ok, type CallOutput, type Result } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { randomCode } from '../base/ids.ts';
import type { Log } from '../base/log.ts';
import { hashPin, isPin, type PinHash } from './pin-hash.ts';
import { memoryTokens, type StaffTokens } from './tokens.ts';
import { openTries } from './tries.ts';

const SIGNED_IN_MS = 12 * 3600 * 1000;
/** Checking a PIN is made slow, one at a time; a long queue of them is no place to wait in. */
const MOST_WAITING = 8;

export type StaffDoor = {
  signIn(asked: { pin: string; client: string }): Promise<Result<CallOutput<'staff.signIn'>>>;
  signOut(token: string): void;
  /** Whether a token opens the staff pages now. */
  recognise(token: string): boolean;
  /** How a sign-in is named where it is recorded what staff did; null where the token is not good. */
  nameOf(token: string): string | null;
  /** Somebody tried the same door elsewhere. */
  tried(client: string, what: 'tried' | 'succeeded'): void;
};

/**
 * The door to the staff pages. A changed PIN closes every page that the old one opened; what else does depends on how
 * sign-ins are kept: in memory, a restart.
 */
export const openStaffDoor = (options: {
  readonly pin: () => string;
  readonly clock: Clock;
  readonly log: Log;
  /** What sign-ins are named after. */
  readonly called?: string;
  readonly tokens?: StaffTokens;
  /** For others who guard the same door. */
  readonly onTry?: (client: string, what: 'tried' | 'succeeded') => void;
}): StaffDoor => {
  const { pin, clock, log } = options;
  const tokens = options.tokens ?? memoryTokens(clock);
  const tries = openTries(clock);

  let known = pin();
  let hash: Promise<PinHash> | null = null;
  const follow = () => {
    if (pin() === known) return;
    known = pin();
    hash = null;
    tokens.clear();
  };

  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** Right only if the PIN was still the same when the answer came. */
  const check = async (presented: string): Promise<boolean> => {
    follow();
    const against = (hash ??= hashPin(known));
    const right = await isPin(presented, await against);
    follow();
    return right && against === hash;
  };
  const inTurn = (presented: string): Promise<boolean> => {
    const mine = last.then(() => check(presented));
    last = mine.catch(() => {});
    return mine;
  };

  const nameOf = (token: string) => {
    follow();
    return tokens.nameOf(token);
  };

  return {
    async signIn({ pin: presented, client }) {
      if (waiting >= MOST_WAITING) return failed('too-many-requests', { retryInMs: 1_000 });
      const counted = tries.begin(client);
      if (!counted.ok) return counted;
      options.onTry?.(client, 'tried');
      waiting++;
      try {
        if (!(await inTurn(presented))) {
          log.warn('a wrong staff PIN', { client, left: counted.value.left });
          return failed('wrong-pin', { left: counted.value.left });
        }
      } finally {
        waiting--;
      }
      tries.succeeded(client);
      options.onTry?.(client, 'succeeded');
      const name = `${options.called ?? 'staff'}-${randomCode(4)}`;
      const token = tokens.give(name, SIGNED_IN_MS);
      log.info('staff signed in', { name, client });
      return ok({ token, expiresInMs: SIGNED_IN_MS });
    },
    signOut: (token) => tokens.forget(token),
    recognise: (token) => nameOf(token) !== null,
    nameOf,
    tried(client, what) {
      if (what === 'tried') tries.begin(client);
      else tries.succeeded(client);
    },
  };
};
