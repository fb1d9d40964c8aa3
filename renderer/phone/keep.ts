import { z } from 'zod';
import {
  calls,
  coupon,
  site,
  type CallOutput,
  type Coupon,
  type Site,
} from '../../preload/contract/index.ts';

/** What this phone remembers by itself, for when the network is gone. The host's word always replaces it. */
export type Kept = { readonly savedAt: number; readonly coupons: readonly Coupon[] };

export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const COUPONS = 'lookglass.coupons';
const SITE = 'lookglass.site';
const STORES = 'lookglass.stores';
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
const read = <T>(shelf: Shelf, key: string, as: z.ZodType<T>): T | null => {
  const text = shelf.getItem(key);
  const parsed = text === null ? null : as.safeParse(json(text));
  return parsed?.success ? parsed.data : null;
};
export const keptCoupons = (shelf: Shelf): Kept | null => read(shelf, COUPONS, kept);

export const keepCoupons = (shelf: Shelf, coupons: readonly Coupon[], now: number): void =>
  shelf.setItem(COUPONS, JSON.stringify({ savedAt: now, coupons } satisfies Kept));

/** Whose page it is and the brands' names: a coupon without them says half of what it is. */
export type KnownSite = Pick<Site, 'name' | 'brands'>;
const knownSite = site.pick({ name: true, brands: true });
export const keptSite = (shelf: Shelf): KnownSite | null => read(shelf, SITE, knownSite);
export const keepSite = (shelf: Shelf, { name, brands }: KnownSite): void =>
  shelf.setItem(SITE, JSON.stringify({ name, brands }));

/** The stores that take each coupon. */
export type Stores = CallOutput<'offers.where'>;
const stores = z.record(z.string(), calls['offers.where'].output);
export const keptStores = (shelf: Shelf): Readonly<Record<string, Stores>> =>
  read(shelf, STORES, stores) ?? {};
/** Of the coupons that can be used: of the others nobody asks any more. */
export const keepStores = (shelf: Shelf, found: Readonly<Record<string, Stores>>): void =>
  shelf.setItem(STORES, JSON.stringify(found));

export const keptLanguage = (shelf: Shelf): string | null => shelf.getItem(LANGUAGE);
export const keepLanguage = (shelf: Shelf, language: string): void =>
  shelf.setItem(LANGUAGE, language);

export const hasSeenHow = (shelf: Shelf): boolean => shelf.getItem(SEEN) !== null;
export const markHowSeen = (shelf: Shelf): void => shelf.setItem(SEEN, '1');
