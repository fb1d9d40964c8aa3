import { CROCKFORD, failed, ok, type Result } from '../../preload/contract/index.ts';
import { foldCode, randomCode } from '../base/ids.ts';

/**
 * A coupon's code: 11 random Crockford symbols (55 bits: not to be guessed) and one check symbol. The check is one
 * parity symbol over GF(2^5): position i weighs alpha^i, so that one wrong symbol and any two swapped ones are
 * always noticed at the till, before the ledger is asked.
 */
const COUPON_CODE_LENGTH = 12;

/** Multiplies by alpha modulo x^5 + x^2 + 1. */
const timesAlpha = (value: number): number => {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
};

/** Horner's scheme: zero for a whole code, the check symbol's value for one that ends in a zero. */
const parity = (symbols: string): number => {
  let sum = 0;
  for (const symbol of symbols) sum = timesAlpha(sum) ^ CROCKFORD.indexOf(symbol);
  return sum;
};

export const newCouponCode = (random?: (bytes: number) => Uint8Array): string => {
  const body = randomCode(COUPON_CODE_LENGTH - 1, random);
  return body + CROCKFORD.charAt(parity(`${body}0`));
};

/** The code somebody typed or scanned. */
export const readCouponCode = (text: string): Result<string> => {
  const code = foldCode(text);
  const whole =
    code.length === COUPON_CODE_LENGTH &&
    Array.from(code).every((symbol) => CROCKFORD.includes(symbol)) &&
    parity(code) === 0;
  return whole ? ok(code) : failed('code-malformed');
};
