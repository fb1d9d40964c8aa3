import { createHmac } from 'node:crypto';
import type { OfferTerms } from '../../preload/contract/index.ts';

/**
 * The prizes lie in a deck that was shuffled once, by the seed: the coupon of serial n gets the n-th card. So the odds
 * are exactly those published, whoever hands the coupons out, and nobody without the seed can tell which comes next.
 */

const ROUNDS = 6;

/** One word of the shuffle, by a keyed hash of where it is asked for. */
const word = (seed: string, round: number, half: number): number =>
  createHmac('sha256', seed).update(`${round} ${half}`).digest().readUInt32BE(0);

/**
 * The place in the sorted deck of the card at `place` in the shuffled one: a Feistel network over the next even
 * number of bits, walked until it falls inside the deck (https://doi.org/10.1007/3-540-45760-7_9).
 */
const shuffled = (seed: string, size: number, place: number): number => {
  const bits = Math.max(1, Math.ceil(Math.ceil(Math.log2(size)) / 2));
  const mask = 2 ** bits - 1;
  let at = place;
  do {
    let left = Math.floor(at / 2 ** bits);
    let right = at & mask;
    for (let round = 0; round < ROUNDS; round++)
      [left, right] = [right, (left ^ word(seed, round, right)) & mask];
    at = left * 2 ** bits + right;
  } while (at >= size);
  return at;
};

/** What the coupon of this serial is worth, from 1; null behind the last card. */
export const drawn = (
  terms: OfferTerms,
  seed: string | undefined,
  serial: number,
): number | null => {
  if (terms.kind !== 'red-packet' || !terms.prizes || seed === undefined) return terms.value;
  const size = terms.prizes.reduce((sum, { count }) => sum + count, 0);
  if (serial < 1 || serial > size) return null;
  let card = shuffled(seed, size, serial - 1);
  for (const { value, count } of terms.prizes) {
    if (card < count) return value;
    card -= count;
  }
  return null;
};
