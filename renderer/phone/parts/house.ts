import { createContext, useContext } from 'react';
import type { Words } from '../../../preload/contract/index.ts';
import type { KnownSite } from '../keep.ts';

export const SiteContext = createContext<KnownSite | null>(null);
/** As it is while there is a line, and as this phone last heard of it while there is none. */
export const useKnownSite = (): KnownSite | null => useContext(SiteContext);

/** Whose page it is: the brand's where it is alone, the place's where several share it. */
export const houseOf = (site: KnownSite): Words => {
  const [only, ...others] = site.brands;
  return only && others.length === 0 ? only.name : site.name;
};
