import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';

/**
 * Who may come in, decided before anything else is read. Three defences for pages served on loopback and the shop's
 * network: the Host must be one of our own names (DNS rebinding), the Origin must be the page's own (other sites),
 * and shopper screens and the bench carry a key made anew at every start (other programs on this machine).
 */
export type Admission = {
  /** Hand this to whoever opens the screen; it is good until the next start. */
  readonly key: string;
  isKey(presented: string | null | undefined): boolean;
  /** Whether `host` (a Host header) is one of ours. */
  isOurs(host: string | undefined): boolean;
  /** A browser always sends Origin with what matters; without one it is not a page. */
  isOwnOrigin(origin: string | undefined, host: string | undefined): boolean;
  isLoopback(address: string | undefined): boolean;
};

const digest = (text: string) => createHash('sha256').update(text).digest();

const nameOf = (host: string): string => {
  const bracketed = /^\[([^\]]+)\]/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, '')).toLowerCase();
};

/** Own addresses change when cables and networks do: they are read anew, at most once in this time. */
const ADDRESSES_KEPT_MS = 5_000;

export const openAdmission = (options: {
  now: () => number;
  publicHost: () => string | null;
  addresses?: () => readonly string[];
}): Admission => {
  const key = randomBytes(24).toString('base64url');
  const keyDigest = digest(key);
  const read =
    options.addresses ??
    (() =>
      Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.address)));
  let addresses = new Set<string>();
  let readAt = Number.NEGATIVE_INFINITY;
  const own = () => {
    if (options.now() - readAt > ADDRESSES_KEPT_MS) {
      addresses = new Set(['localhost', '127.0.0.1', '::1', ...read()]);
      readAt = options.now();
    }
    return addresses;
  };
  const isOurs = (host: string | undefined) => {
    if (!host) return false;
    const name = nameOf(host);
    return own().has(name) || name === options.publicHost()?.toLowerCase();
  };
  return {
    key,
    isKey: (presented) =>
      typeof presented === 'string' && timingSafeEqual(digest(presented), keyDigest),
    isOurs,
    isOwnOrigin(origin, host) {
      if (!origin || !host) return false;
      try {
        return new URL(origin).host.toLowerCase() === host.toLowerCase() && isOurs(host);
      } catch {
        return false;
      }
    },
    isLoopback: (address) => address !== undefined && /^(::1$|::ffff:127\.|127\.)/.test(address),
  };
};

/** The address phones on the shop's network can reach: the first IPv4 that is not this machine talking to itself. */
export const lanAddress = (interfaces = networkInterfaces()): string | null => {
  for (const list of Object.values(interfaces)) {
    for (const one of list ?? [])
      if (one.family === 'IPv4' && !one.internal && !one.address.startsWith('169.254.'))
        return one.address;
  }
  return null;
};
