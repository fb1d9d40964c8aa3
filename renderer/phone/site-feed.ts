import { useEffect, useState } from 'react';
import { useWatch } from '../link/react.tsx';
import { keepSite, keptSite, type KnownSite, type Shelf } from './keep.ts';

/** The host's word for whose page this is, kept for when there is none. */
export const useSiteFeed = (shelf: Shelf): KnownSite | null => {
  const site = useWatch('site');
  const [kept] = useState(() => keptSite(shelf));
  useEffect(() => {
    if (site) keepSite(shelf, site);
  }, [site, shelf]);
  return site ?? kept;
};
