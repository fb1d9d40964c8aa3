import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { readSigned, writeSigned } from '../base/signed.ts';

/** How sign-ins are kept. */
export type StaffTokens = {
  give(name: string, forMs: number): string;
  /** How the sign-in is named, or null where it is none (any more). */
  nameOf(token: string): string | null;
  forget(token: string): void;
  /** The PIN changed. */
  clear(): void;
};

const MOST_SIGNED_IN = 1_000;
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** Known by their hashes alone, and only until the next start. */
export const memoryTokens = (clock: Clock): StaffTokens => {
  const signedIn = new Map<string, { readonly name: string; readonly until: number }>();
  return {
    give(name, forMs) {
      for (const [key, one] of signedIn)
        if (one.until <= clock.now() || signedIn.size >= MOST_SIGNED_IN) signedIn.delete(key);
      const token = randomBytes(24).toString('base64url');
      signedIn.set(hashOf(token), { name, until: clock.now() + forMs });
      return token;
    },
    nameOf(token) {
      const found = signedIn.get(hashOf(token));
      return found && found.until > clock.now() ? found.name : null;
    },
    forget: (token) => void signedIn.delete(hashOf(token)),
    clear: () => signedIn.clear(),
  };
};

const written = z.tuple([z.string(), z.number(), z.string()]);

/**
 * Signed, so that every instance of a hub knows what another gave, and a restart asks nobody for the PIN again. The PIN
 * is part of what is signed: a new one ends them all. Those signed out early are told among the instances.
 */
export const signedTokens = (parts: {
  readonly key: Uint8Array;
  readonly site: string;
  readonly pin: () => string;
  readonly wall: () => number;
  readonly isRevoked: (id: string) => boolean;
  readonly revoke: (id: string, until: number) => void;
}): StaffTokens => {
  const { key, site, pin, wall, isRevoked, revoke } = parts;
  const purpose = () => `staff ${site} ${pin()}`;
  /** A till's every call comes with the same one. What was signed once stays so, as long as the PIN does. */
  const known = new Map<string, z.output<typeof written>>();
  let knownFor = '';
  const read = (token: string) => {
    const now = purpose();
    if (now !== knownFor) known.clear();
    knownFor = now;
    const before = known.get(token);
    if (before) return before;
    const found = written.safeParse(readSigned(key, now, token));
    if (!found.success) return null;
    if (known.size >= MOST_SIGNED_IN) known.clear();
    known.set(token, found.data);
    return found.data;
  };
  return {
    give: (name, forMs) =>
      writeSigned(key, purpose(), [name, wall() + forMs, randomBytes(9).toString('base64url')]),
    nameOf(token) {
      const found = read(token);
      if (!found || found[1] <= wall() || isRevoked(found[2])) return null;
      return found[0];
    },
    forget(token) {
      const found = read(token);
      if (found) revoke(found[2], found[1]);
    },
    clear() {},
  };
};
