import { useSyncExternalStore } from 'react';

export const sections = ['redeem', 'recent', 'assortment', 'health'] as const;
export type Section = (typeof sections)[number];

/** The section is in the address's hash: a reload and the back button keep the place. */
export const sectionOf = (hash: string): Section =>
  sections.find((section) => hash === `#${section}`) ?? 'redeem';

const watchHash = (onMove: () => void): (() => void) => {
  window.addEventListener('hashchange', onMove);
  return () => window.removeEventListener('hashchange', onMove);
};

export const useSection = (): Section =>
  useSyncExternalStore(watchHash, () => sectionOf(window.location.hash));
