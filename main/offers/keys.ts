import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Log } from '../base/log.ts';

/** What a kiosk signs with. Each purpose has a key of its own, all from one secret and the epoch it was made in. */
export type OfferKeys = {
  readonly epoch: string;
  readonly code: Uint8Array;
  readonly pass: Uint8Array;
  /** Shuffles the deck of each red packet offer. */
  readonly deck: Uint8Array;
  /** Makes codes for coupons that were issued elsewhere without one. */
  readonly issued: Uint8Array;
  /** Makes digests of member numbers. */
  readonly member: Uint8Array;
  /** The seed of the key that this house signs papers with. */
  readonly papers: Uint8Array;
};

const kept = z.object({
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  epoch: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});
type Kept = z.infer<typeof kept>;

export const keysFrom = ({ secret, epoch }: Kept): OfferKeys => {
  const key = (purpose: string) =>
    new Uint8Array(
      hkdfSync('sha256', Buffer.from(secret, 'base64url'), epoch, `lookglass ${purpose}`, 32),
    );
  return {
    epoch,
    code: key('claim code 1'),
    pass: key('claim pass 1'),
    deck: key('red packet deck 1'),
    issued: key('issued code 1'),
    member: key('member digest 1'),
    papers: key('papers 1'),
  };
};

/** An offer's own: two offers with the same prizes are not dealt alike. */
export const deckSeed = (keys: OfferKeys, { brand, id }: { brand: string; id: string }): string =>
  createHmac('sha256', keys.deck)
    .update(JSON.stringify([brand, id]))
    .digest('base64url');

export const newSecret = (): Kept => ({
  secret: randomBytes(32).toString('base64url'),
  epoch: randomBytes(16).toString('base64url'),
});

const read = (path: string): Kept | null => {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
};

/**
 * The kiosk's secret, made at the first start and readable to the kiosk's own user alone. A file that cannot be read
 * is set aside and a new secret made: codes on screens change within seconds, coupons do not depend on it.
 */
export const openOfferKeys = (path: string, log: Log): OfferKeys => {
  mkdirSync(dirname(path), { recursive: true });
  const found = read(path);
  if (found) {
    chmodSync(path, 0o600);
    return keysFrom(found);
  }
  if (existsSync(path)) {
    renameSync(path, `${path}.unreadable`);
    log.warn('the secret of the claim codes could not be read; a new one is made', { file: path });
  }
  const made = newSecret();
  writeFileSync(`${path}.new`, JSON.stringify(made), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return keysFrom(made);
};
