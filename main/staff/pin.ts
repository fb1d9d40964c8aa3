import { createHash, randomBytes } from 'node:crypto';
import { failed, ok, type CallOutput, type Result } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { randomCode } from '../base/ids.ts';
import type { Log } from '../base/log.ts';
import { hashPin, isPin, type PinHash } from './pin-hash.ts';
import { openTries } from './tries.ts';

const SIGNED_IN_MS = 12 * 3600 * 1000;
/** Checking a PIN is made slow, one at a time; a long queue of them is no place to wait in. */
const MOST_WAITING = 8;
const MOST_SIGNED_IN = 1_000;

export type StaffDoor = {
  signIn(asked: { pin: string; client: string }): Promise<Result<CallOutput<'staff.signIn'>>>;
  signOut(token: string): void;
  /** Whether a token opens the staff pages now. */
  recognise(token: string): boolean;
  /** How a sign-in is named where it is recorded what staff did; null where the token is not good. */
  nameOf(token: string): string | null;
};

/**
 * The door to the staff pages. Tokens are known by their hashes alone and only in memory. A changed PIN closes every
 * page that the old one opened, and so does a restart.
 */
export const openStaffDoor = (options: {
  readonly pin: () => string;
  readonly clock: Clock;
  readonly log: Log;
}): StaffDoor => {
  const { pin, clock, log } = options;
  const tries = openTries(clock);
  const signedIn = new Map<string, { readonly name: string; readonly until: number }>();
  const keyOf = (token: string) => createHash('sha256').update(token).digest('base64url');

  let known = pin();
  let hash: Promise<PinHash> | null = null;
  const follow = () => {
    if (pin() === known) return;
    known = pin();
    hash = null;
    signedIn.clear();
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

  const find = (token: string) => {
    follow();
    const found = signedIn.get(keyOf(token));
    return found && found.until > clock.now() ? found : null;
  };

  return {
    async signIn({ pin: presented, client }) {
      if (waiting >= MOST_WAITING) return failed('too-many-requests', { retryInMs: 1_000 });
      const counted = tries.begin(client);
      if (!counted.ok) return counted;
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
      for (const [key, one] of signedIn)
        if (one.until <= clock.now() || signedIn.size >= MOST_SIGNED_IN) signedIn.delete(key);
      const token = randomBytes(24).toString('base64url');
      const name = `staff-${randomCode(4)}`;
      signedIn.set(keyOf(token), { name, until: clock.now() + SIGNED_IN_MS });
      log.info('staff signed in', { name, client });
      return ok({ token, expiresInMs: SIGNED_IN_MS });
    },
    signOut: (token) => void signedIn.delete(keyOf(token)),
    recognise: (token) => find(token) !== null,
    nameOf: (token) => find(token)?.name ?? null,
  };
};
