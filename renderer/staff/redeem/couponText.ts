import { readLive } from '../../../preload/contract/index.ts';

/** The symbols of a coupon code. The host knows the check symbol; the page knows what can be no coupon at all. */
export const COUPON_LENGTH = 12;
const SCREEN_CODE_LENGTH = 8;

export type Reading =
  /** `live`: what a phone with a key made of it a moment ago. */
  | { readonly kind: 'coupon'; readonly code: string; readonly live?: string }
  /** The code a screen shows for claiming: shoppers hold up the wrong one now and then. */
  | { readonly kind: 'screen-code' }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'shape' };

/** Upper case without what people and printers put between the groups. */
export const foldCoupon = (text: string): string => text.toUpperCase().replaceAll(/[\s\-_.·]/g, '');

const isPlain = (code: string): boolean => /^[0-9A-Z]+$/.test(code);

/**
 * A coupon that somebody else issued has a code of its own length. The bar code of a garment is digits alone, and the
 * eight symbols on a screen are for claiming.
 */
const isOfOthers = (code: string): boolean =>
  /^[0-9A-Z]{6,32}$/.test(code) &&
  code.length !== SCREEN_CODE_LENGTH &&
  !/^(\d{13}|\d{14})$/.test(code);

/** A whole text from a scanner. Twelve symbols are one of ours; of others' codes the host knows which there are. */
export const readScan = (text: string): Reading => {
  const live = readLive(text);
  if (live) return { kind: 'coupon', code: live.code, live: text.trim().toUpperCase() };
  if (/\/C\/[0-9A-Z]+\/?$/i.test(text.trim())) return { kind: 'screen-code' };
  const code = foldCoupon(text);
  if (!isPlain(code)) return { kind: 'shape' };
  if (code.length === COUPON_LENGTH) return { kind: 'coupon', code };
  if (code.length === SCREEN_CODE_LENGTH) return { kind: 'screen-code' };
  return isOfOthers(code) ? { kind: 'coupon', code } : { kind: 'shape' };
};
const isOurs = (reading: Reading): boolean =>
  reading.kind === 'coupon' &&
  (reading.code.length === COUPON_LENGTH || reading.live !== undefined);

/** What a person has typed so far and now wants taken. */
export const readTyped = (text: string): Reading => {
  const code = foldCoupon(text);
  if (isPlain(code) && code.length < COUPON_LENGTH && code.length !== SCREEN_CODE_LENGTH)
    return { kind: 'short', missing: COUPON_LENGTH - code.length };
  return readScan(text);
};

/** For eyes: groups of four. */
export const spacedCoupon = (text: string): string =>
  foldCoupon(text).replaceAll(/(.{4})(?=.)/g, '$1 ');

/**
 * What a burst of keys means together with what already stands in the field. A page that stalls, or a person who types in
 * spurts, gives only part of a code as a burst; the rest stands beside it. Null leaves it to whoever is typing.
 */
export const readHeard = (
  heard: { readonly text: string; readonly ended: boolean },
  field: string,
): { readonly reading: Exclude<Reading, { kind: 'short' }>; readonly text: string } | null => {
  const alone = readScan(heard.text);
  if (isOurs(alone) && alone.kind === 'coupon') return { reading: alone, text: alone.code };
  // Only keys that went into the field: with the focus elsewhere the last shopper's code still stands there.
  const went = foldCoupon(field).includes(foldCoupon(heard.text));
  const together = readTyped(field);
  if (went && isOurs(together) && together.kind === 'coupon')
    return { reading: together, text: together.code };
  if (!heard.ended) return null;
  return { reading: alone.kind === 'short' ? { kind: 'shape' } : alone, text: heard.text };
};
