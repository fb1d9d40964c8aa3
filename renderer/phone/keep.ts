import { z } from 'zod';
import { coupon, type Coupon } from '../../preload/contract/index.ts';

/** What this phone remembers by itself, for when the network is gone. The host's word always replaces it. */
export type Kept = { readonly savedAt: number; readonly coupons: readonly Coupon[] };

export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const COUPONS = 'lookglass.coupons';
const LANGUAGE = 'lookglass.language';
const SEEN = 'lookglass.how-seen';

const kept = z.object({ savedAt: z.number(), coupons: z.array(coupon) });

/** Some in-app browsers forbid storage, and a full one throws on writing: the page works without. */
export const phoneShelf = (): Shelf => {
  const guard = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof DOMException) return otherwise;
      throw error;
    }
  };
  return {
    getItem: (key) => guard(() => window.localStorage.getItem(key), null),
    setItem: (key, value) => guard(() => window.localStorage.setItem(key, value), undefined),
  };
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Null where nothing was kept, or by a build that wrote it otherwise. */
export const keptCoupons = (shelf: Shelf): Kept | null => {
  const text = shelf.getItem(COUPONS);
  if (text === null) return null;
  const parsed = kept.safeParse(json(text));
  return parsed.success ? parsed.data : null;
};

export const keepCoupons = (shelf: Shelf, coupons: readonly Coupon[], now: number): void =>
  shelf.setItem(COUPONS, JSON.stringify({ savedAt: now, coupons } satisfies Kept));

export const keptLanguage = (shelf: Shelf): string | null => shelf.getItem(LANGUAGE);
export const keepLanguage = (shelf: Shelf, language: string): void =>
  shelf.setItem(LANGUAGE, language);

export const hasSeenHow = (shelf: Shelf): boolean => shelf.getItem(SEEN) !== null;
export const markHowSeen = (shelf: Shelf): void => shelf.setItem(SEEN, '1');
