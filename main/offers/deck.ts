import type { OfferTerms } from '../../preload/contract/index.ts';
import { drawnAt } from './pricing/deck.ts';

/** What the coupon of this serial is worth, from 1; null behind the last card of a red packet's deck. */
export const drawn = (terms: OfferTerms, seed: string | undefined, serial: number): number | null =>
  terms.kind !== 'red-packet' || !terms.prizes || seed === undefined
    ? terms.value
    : drawnAt({ prizes: terms.prizes, seed }, serial);
