import {
  toText,
  failed,
  LIVE,
  LIVE_MS,
  liveBody,
  ok,
  type LiveCode,
  type Result,
} from '../../../preload/contract/index.ts';
import { isSignedByPhone, thumbprintOf } from './signing.ts';

/** How a till came by a coupon's code. */
export type ShownAs = {
  /** What the phone showed, where that was made with its key. */
  readonly live: LiveCode | null;
  /** Staff typed it off the phone before them, or have had a live one of it already. */
  readonly seen: boolean;
};

/**
 * The one rule: a coupon that was bound to a phone's key is scanned off that phone, and off no picture of it. One that
 * was never bound is its code, as it always was: of a phone without a key, or a coupon of before there were any.
 */
export const rulePossession = (
  /** The thumbprint of the key that the coupon is bound to; null where there is none. */
  bound: string | null,
  { live, seen }: ShownAs,
  wall: number,
): Result<null> => {
  if (bound === null) return ok(null);
  if (!live) return seen ? ok(null) : failed('proof-needed');
  const body = new TextEncoder().encode(liveBody(live));
  const isOwn =
    toText(thumbprintOf(live.key)) === bound &&
    isSignedByPhone(live.key, LIVE, body, live.signature);
  if (!isOwn) return failed('certificate-elsewhere');
  return Math.abs(wall - live.at * 1_000) > LIVE_MS ? failed('live-code-old') : ok(null);
};
