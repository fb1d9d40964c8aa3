import { createContext, useContext } from 'react';
import type { Redemption } from '../../../preload/contract/index.ts';
import type { Reading } from './couponText.ts';
import type { Till } from './redeem.ts';
import type { BasketDesk } from './useBasket.ts';

/** The till and what stands on it, for every section: a scan is taken whichever one is open. */
export type Desk = {
  readonly state: Till;
  /** The basket that coupons are laid beside; without one a scan redeems at once. */
  readonly purchase: BasketDesk;
  /** What stands in the scan field. */
  readonly text: string;
  setText(text: string): void;
  take(reading: Exclude<Reading, { kind: 'short' }>, text: string, from: 'scanner' | 'keys'): void;
  retry(): void;
  clear(): void;
  startUndo(redemption: Redemption): void;
  /** Asks the hub through the shopper’s phone. */
  startRelay(): void;
  /** Makes a coupon void that is to be used no more. */
  startVoid(): void;
  /** What a scanner typed into an open dialog; nothing was redeemed. */
  readonly stray: string | null;
  readonly name: string;
  /** Null while nobody has said which till this is. */
  readonly keptName: string | null;
  rename(name: string): void;
  readonly sound: boolean;
  switchSound(): void;
};

export const DeskContext = createContext<Desk | null>(null);

export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside TillDesk');
  return desk;
};
