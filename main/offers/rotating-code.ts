import { createHmac, timingSafeEqual } from 'node:crypto';
import { CROCKFORD } from '../../preload/contract/index.ts';
import { foldCode } from '../base/ids.ts';

/**
 * The claim code on a screen: eight Crockford symbols, made anew for every slot of 20 s.
 *
 *     symbol   0        1            2 ... 7
 *     bits     5        5            30
 *              ticket   slot mod 32  MAC = HMAC-SHA-256(key, ticket, slot, screen, offer), truncated
 *
 * It needs no network on the kiosk: whoever has the key of the kiosk's epoch can check it.
 */
export const CODE_LENGTH = 8;
/** Five bits name a ticket. */
export const MOST_TICKETS = 32;
const SLOT_MS = 20_000;
const PHASES = 32;
/** A phone may be a slot late (the way from camera to page), a hub's clock a slot off. */
const TOLERANCE = 1;

export type CodeSubject = {
  readonly index: number;
  readonly screen: string;
  readonly offer: string;
};

export const slotAt = (wall: number): number => Math.floor(wall / SLOT_MS);
export const untilNextSlot = (wall: number): number => SLOT_MS - (wall - slotAt(wall) * SLOT_MS);

const mod = (value: number, by: number) => ((value % by) + by) % by;
const symbol = (value: number) => CROCKFORD.charAt(value & 31);

const macOf = (key: Uint8Array, { index, screen, offer }: CodeSubject, slot: number): string => {
  const mac = createHmac('sha256', key)
    .update(JSON.stringify(['claim', 1, index, slot, screen, offer]))
    .digest();
  return [...mac.subarray(0, 6)].map(symbol).join('');
};

export const codeFor = (key: Uint8Array, subject: CodeSubject, slot: number): string =>
  symbol(subject.index) + symbol(mod(slot, PHASES)) + macOf(key, subject, slot);

type ReadCode = { readonly index: number; readonly phase: number; readonly mac: string };

/** What was scanned or typed, taken apart; null where it cannot be a code at all. */
export const readCode = (text: string): ReadCode | null => {
  const code = foldCode(text);
  if (code.length !== CODE_LENGTH) return null;
  const values = Array.from(code, (one) => CROCKFORD.indexOf(one));
  const [index, phase] = values;
  if (index === undefined || phase === undefined || values.includes(-1)) return null;
  return { index, phase, mac: code.slice(2) };
};

type CodeVerdict =
  | { readonly kind: 'good'; readonly slot: number }
  /** It was ours, within the last ten minutes: a screenshot, a shared link, a slow phone. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

/** The slot a phase stands for is the one nearest in the past, or just ahead within the tolerance. */
export const checkCode = (
  key: Uint8Array,
  subject: CodeSubject,
  code: ReadCode,
  slot: number,
): CodeVerdict => {
  const ahead = mod(code.phase - slot, PHASES);
  const meant = slot + (ahead <= TOLERANCE ? ahead : ahead - PHASES);
  const expected = macOf(key, subject, meant);
  // Both are six ASCII symbols: the comparison takes as long whichever of them differ.
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(code.mac))) return { kind: 'unknown' };
  return meant >= slot - TOLERANCE ? { kind: 'good', slot: meant } : { kind: 'expired' };
};

/**
 * Upper case throughout, so that a QR code stays in its alphanumeric mode: 38 symbols at level M (47 at level L) fit
 * 25 modules a side. `HTTP://192.168.1.20:8080/C/` and a code are 35; only an address of 15 figures with a port of
 * five (39) needs level L to stay there. Scheme and host do not mind case; the host serves /C/.
 */
export const claimUrl = (publicUrl: string, code: string): string =>
  `${new URL(publicUrl).origin}/c/${code}`.toUpperCase();
