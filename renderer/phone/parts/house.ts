import type { Site, Words } from '../../../preload/contract/index.ts';

/** Whose page it is: the brand's where it is alone, the place's where several share it. */
export const houseOf = (site: Site): Words => {
  const [only, ...others] = site.brands;
  return only && others.length === 0 ? only.name : site.name;
};
