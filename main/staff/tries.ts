import type { Clock } from '../base/clock.ts';
import { failed, ok, type Result } from '../../preload/contract/index.ts';
import { tokenBuckets } from '../base/token-buckets.ts';

const TRIES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;
/** What all strangers together may try: 30 at once, then one in ten seconds. */
const EVERYBODY = { capacity: 30, perSecond: 0.1 };
const MOST_CLIENTS = 10_000;

type Tries = { left: number; locks: number; lockedUntil: number };

/**
 * How often somebody may try a PIN. Five wrong ones lock the client, each time for twice as long. A try is counted
 * before it is checked, so that many at once are no way round. All clients together are slowed as well, but gently,
 * and never one that has signed in before: otherwise anybody could keep staff out.
 */
export const openTries = (clock: Clock) => {
  const clients = new Map<string, Tries>();
  const known = new Set<string>();
  const everybody = tokenBuckets({ now: clock.now, ...EVERYBODY });

  const triesOf = (client: string): Tries => {
    const found = clients.get(client) ?? { left: TRIES, locks: 0, lockedUntil: 0 };
    clients.delete(client);
    clients.set(client, found);
    if (clients.size > MOST_CLIENTS)
      for (const oldest of clients.keys()) {
        clients.delete(oldest);
        break;
      }
    return found;
  };

  return {
    /** Counts one try, or says how long to wait. */
    begin(client: string): Result<{ readonly left: number }> {
      const tries = triesOf(client);
      const locked = tries.lockedUntil - clock.now();
      if (locked > 0) return failed('pin-locked', { retryInMs: Math.ceil(locked) });
      if (!known.has(client)) {
        const wait = everybody.wait('all');
        if (wait > 0) return failed('pin-locked', { retryInMs: wait });
        everybody.take('all');
      }
      tries.left--;
      if (tries.left === 0) {
        tries.lockedUntil =
          clock.now() + Math.min(FIRST_LOCK_MS * 2 ** tries.locks, LONGEST_LOCK_MS);
        tries.locks++;
        tries.left = TRIES;
        return ok({ left: 0 });
      }
      return ok({ left: tries.left });
    },
    succeeded(client: string) {
      clients.delete(client);
      known.add(client);
    },
  };
};
