import type { ZonePresence } from '../../../preload/contract/index.ts';
import type { Garment } from '../experience.ts';

/** One lift of one garment: put away and lifted again, it counts as another. */
export const liftOf = (garment: Garment): string => `${garment.epc}@${garment.since}`;

/**
 * What is held before the zones of one screen, last lifted first. While a zone cannot be seen its garments are
 * unknown, not gone: they stay as they were. Tags the catalogue does not know come last; a shopper may wear one.
 */
export const garmentsAt = (
  zones: readonly string[],
  presence: readonly ZonePresence[],
  before: readonly Garment[],
): readonly Garment[] => {
  const found = new Map<string, Garment>();
  for (const zone of zones) {
    const seen = presence.find((one) => one.zone === zone);
    if (!seen || seen.sight === 'unknown') {
      for (const garment of before) if (garment.zone === zone) found.set(garment.epc, garment);
    }
    for (const garment of seen?.held ?? []) found.set(garment.epc, { ...garment, zone });
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(a.sku === null) - Number(b.sku === null) ||
      b.since - a.since ||
      a.epc.localeCompare(b.epc),
  );
};
