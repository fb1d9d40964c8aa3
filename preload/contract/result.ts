import { z } from 'zod';

/**
 * Everything that can be expected to go wrong, by code. The list is closed: words for people are looked up
 * by code and language on the page that shows them, so a new code needs copy in every language.
 */
export const faultCodes = [
  // the line between page and host
  'offline',
  'timeout',
  'aborted',
  'not-allowed',
  'bad-input',
  'unknown-call',
  'version-mismatch',
  'too-many-requests',
  'crashed',
  // staff
  'wrong-pin',
  'pin-locked',
  // catalogue
  'product-unknown',
  'file-unreadable',
  'columns-missing',
  // offers
  'offer-unknown',
  'offer-not-started',
  'offer-ended',
  'offer-sold-out',
  'code-malformed',
  'code-expired',
  'code-unknown',
  'slot-full',
  'pass-expired',
  'already-claimed',
  'member-needed',
  'member-holds',
  'coupon-unknown',
  'coupon-expired',
  'coupon-redeemed',
  'coupon-void',
  'redemption-unknown',
  'redemption-reversed',
  'redemption-elsewhere',
  'reason-missing',
  'coupon-unclaimed',
  'coupon-elsewhere',
  'balance-too-low',
  'limit-today',
  'code-taken',
  'lease-unknown',
  'lease-ended',
  'lease-unaccounted',
  'exception-unknown',
  'exception-settled',
  'ledger-moved',
  'offer-not-here',
  'offer-not-now',
  'price-changed',
  'nothing-applies',
  // a brand's own offers
  'offer-unsound',
  'offer-doubtful',
  'offer-changed',
  'handoff-unavailable',
  'picture-taken',
  'picture-gone',
  'invitation-gone',
  'errand-gone',
  // redeeming without a network
  'challenge-unknown',
  'challenge-expired',
  'challenge-elsewhere',
  'challenge-forged',
  'receipt-forged',
  'receipt-unreadable',
  'certificate-forged',
  'certificate-expired',
  'certificate-elsewhere',
  'proof-needed',
  'live-code-old',
  'proof-wrong',
  'proof-stale',
  'risk-not-allowed',
  'risk-too-high',
  'risk-budget-spent',
  // devices and storage
  'device-unknown',
  'device-not-simulated',
  'disk-full',
] as const;

export const faultCode = z.enum(faultCodes);
export type FaultCode = z.infer<typeof faultCode>;

/** Facts that words can be built from: ids, times (epoch ms), amounts (fen), places. Never prose. */
export const faultDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const fault = z.object({ code: faultCode, details: faultDetails.optional() });
export type Fault = z.infer<typeof fault>;

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Failed = { readonly ok: false; readonly fault: Fault };
export type Result<T> = Ok<T> | Failed;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const failed = (code: FaultCode, details?: Fault['details']): Failed => ({
  ok: false,
  fault: details === undefined ? { code } : { code, details },
});
