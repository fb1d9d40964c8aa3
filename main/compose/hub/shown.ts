import { cell, type Value } from '../../base/value.ts';
import { inForce, standingsOf } from '../../offers/brand/overlay.ts';
import type { OfferVersions } from '../../offers/brand/versions.ts';
import { takesPart } from '../../offers/pricing/takes-part.ts';
import { brandsAt, type HubFolder } from '../../settings/hub-folder.ts';

/** The hub's folder with what brands published over it, and what is asked of it by store. */
export const openShown = (settings: Value<HubFolder>, published: OfferVersions['latest']) => {
  const layered = (): HubFolder => {
    const { offers: files, ...rest } = settings.get();
    return { ...rest, offers: inForce(standingsOf(files, published.get(), rest.brands)) };
  };
  const shown = cell(layered());
  const showAgain = () => shown.set(layered());
  const stops = [settings.onChange(showAgain), published.onChange(showAgain)];
  const folder = shown.get;
  return {
    value: shown,
    folder,
    rulesAt(site: string) {
      const store = { site, brands: brandsAt(folder(), site) };
      return folder().offers.filter((rule) => takesPart(rule, store));
    },
    /** What is written down as the place of a redemption. */
    placeOf(site: string): string {
      const name = folder().sites.find(({ id }) => id === site)?.name;
      return name ? (Object.values(name)[0] ?? site) : site;
    },
    /** The stores that sell a brand; all of them where none is named. */
    storesOf: (brand?: string) =>
      folder().sites.filter(({ id }) => {
        const sold = brandsAt(folder(), id);
        return brand === undefined || sold === null || sold.includes(brand);
      }),
    close() {
      for (const stop of stops) stop();
    },
  };
};
