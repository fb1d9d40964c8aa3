import type { Site } from '../../preload/contract/index.ts';
import { offerOf, termsOf } from '../offers/offer-rule.ts';
import type { SiteFile } from '../settings/site-file.ts';

/** What pages may know of the settings: named field by field, so that a new setting stays private until somebody decides. */
export const publicSite = (
  site: SiteFile,
  version: string,
  shop: { readonly shades: boolean },
): Site => ({
  name: site.name,
  languages: site.languages,
  currency: site.currency,
  brands: site.brands.map(({ id, name, follow }) => (follow ? { id, name, follow } : { id, name })),
  screens: site.screens.map(({ brand, ...screen }) => ({
    ...screen,
    brand: brand ?? site.brands[0]?.id ?? screen.id,
  })),
  offers: site.offers.map((rule) => offerOf(termsOf(rule))),
  experiences: site.experiences,
  shades: shop.shades,
  version,
});
