import type { Offer } from '../../../preload/contract/index.ts';

export type OfferTime = 'running' | 'soon' | 'over';

export const offerTime = (offer: Offer, now: number): OfferTime => {
  if (now < offer.validFrom) return 'soon';
  return now >= offer.validUntil ? 'over' : 'running';
};
