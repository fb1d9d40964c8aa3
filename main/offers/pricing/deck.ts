import { createCipheriv, createHash } from 'node:crypto';

/**
 * Red packets are dealt from a shuffled deck: prize k lies in it exactly `count` times, so that the published odds
 * and the budget hold to the last packet, and the packet of serial n is the same whoever asks, and whenever.
 */

export type Prize = { readonly value: number; readonly count: number };
/** A whole number below `bound`, each as likely. */
export type Random = (bound: number) => number;

export const deckSize = (prizes: readonly Prize[]): number =>
  prizes.reduce((sum, { count }) => sum + count, 0);
/** What the whole deck costs, in fen. */
export const deckCost = (prizes: readonly Prize[]): number =>
  prizes.reduce((sum, { value, count }) => sum + value * count, 0);

/** Which prize is dealt when (Fisher and Yates): a byte a packet, as an offer has 64 prizes at most. */
export const shuffledDeck = (prizes: readonly Prize[], random: Random): Uint8Array => {
  if (prizes.length > 256) throw new RangeError('a deck of more than 256 prizes');
  const deck = new Uint8Array(deckSize(prizes));
  let at = 0;
  for (const [prize, { count }] of prizes.entries()) {
    deck.fill(prize, at, at + count);
    at += count;
  }
  for (let i = deck.length - 1; i > 0; i--) {
    const j = random(i + 1);
    const held = deck[i] ?? 0;
    deck[i] = deck[j] ?? 0;
    deck[j] = held;
  }
  return deck;
};

const WORD = 2 ** 32;

const BLOCK = 65_536;

/** AES-256 in counter mode: whoever does not hold the seed can tell nothing of what is dealt next. */
export const seededRandom = (seed: string): Random => {
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const zeros = Buffer.alloc(BLOCK);
  let block = Buffer.alloc(0);
  let used = 0;
  const word = (): number => {
    if (used === block.length) {
      block = stream.update(zeros);
      used = 0;
    }
    const next = block.readUInt32BE(used);
    used += 4;
    return next;
  };
  return (bound) => {
    if (bound > WORD) throw new RangeError('a deck of more than 2^32');
    // The last, incomplete round of numbers is thrown away: a remainder of it would favour small ones.
    const fair = WORD - (WORD % bound);
    for (;;) {
      const next = word();
      if (next < fair) return next % bound;
    }
  };
};

const REMEMBERED = 8;
const decks = new Map<string, Uint8Array>();

/**
 * What the packet of this serial (from 1) holds; null after the deck's last. Dealing a deck takes a moment, so the
 * latest few are kept.
 */
export const drawnAt = (
  deck: { readonly prizes: readonly Prize[]; readonly seed: string },
  serial: number,
): number | null => {
  const key = JSON.stringify([deck.seed, deck.prizes.map(({ value, count }) => [value, count])]);
  let dealt = decks.get(key);
  if (!dealt) {
    dealt = shuffledDeck(deck.prizes, seededRandom(deck.seed));
    decks.set(key, dealt);
    const [oldest] = decks.keys();
    if (decks.size > REMEMBERED && oldest !== undefined) decks.delete(oldest);
  }
  const prize = dealt[serial - 1];
  return prize === undefined ? null : (deck.prizes[prize]?.value ?? null);
};
