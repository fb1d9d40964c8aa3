import type { Offer, Site } from '../../preload/contract/index.ts';
import type { Place } from './needs.ts';

/** The offer a screen shows: its own brand's, running now, the one that saves most; the sooner to end among equals. */
export const offerFor = (site: Site, brand: string, now: number): Offer | null => {
  const running = site.offers
    .filter((offer) => offer.brand === brand && offer.validFrom <= now && now <= offer.validUntil)
    .sort((a, b) => b.value - a.value || a.validUntil - b.validUntil);
  return running[0] ?? null;
};

/** Null where the site has no such screen: the page then has nowhere to be. */
export const placeOf = (site: Site, screenId: string | null, now: number): Place | null => {
  const screen =
    screenId === null ? site.screens[0] : site.screens.find((one) => one.id === screenId);
  if (!screen) return null;
  const brand = site.brands.find((one) => one.id === screen.brand);
  if (!brand) return null;
  return { site, screen, brand, offer: offerFor(site, brand.id, now) };
};
