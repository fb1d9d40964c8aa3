import { useSyncExternalStore } from 'react';
import { heldAddress } from './leaving.ts';

/** What whoever signed in works with: the till's people, or a brand's own. */
export const sections = {
  staff: ['redeem', 'recent', 'assortment', 'garments', 'cameras', 'health'],
  brand: ['offers', 'exceptions', 'changes'],
} as const;
export type Side = keyof typeof sections;
export type Section = (typeof sections)[Side][number];

/** The section is in the address's hash: a reload and the back button keep the place. */
export const sectionOf = (hash: string, side: Side): Section =>
  sections[side].find((section) => hash === `#${section}`) ?? sections[side][0];

const watchHash = (onMove: () => void): (() => void) => {
  const move = () => {
    if (!heldAddress()) onMove();
  };
  window.addEventListener('hashchange', move);
  return () => window.removeEventListener('hashchange', move);
};

export const useSection = (side: Side): Section =>
  useSyncExternalStore(watchHash, () => sectionOf(window.location.hash, side));
