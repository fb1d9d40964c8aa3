import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CROCKFORD } from '../../preload/contract/index.ts';
import { spaceCode } from '../base/ids.ts';
import { newCouponCode, readCouponCode } from './coupon-code.ts';

/** Any UTF-16 at all, halves of surrogate pairs included. */
const anyText = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));

const code = fc
  .uint8Array({ minLength: 11, maxLength: 11 })
  .map((bytes) => newCouponCode(() => bytes));
const place = fc.integer({ min: 0, max: 11 });

it('reads what it writes, also as people type it', () => {
  fc.assert(
    fc.property(code, (code) => {
      expect(readCouponCode(code)).toEqual({ ok: true, value: code });
      const typed = spaceCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readCouponCode(typed)).toEqual({ ok: true, value: code });
    }),
  );
});

it('notices every wrong symbol and every two that were swapped', () => {
  fc.assert(
    fc.property(
      code,
      place,
      place,
      fc.constantFrom(...CROCKFORD.split('')),
      (code, i, j, other) => {
        const wrong = code.slice(0, i) + other + code.slice(i + 1);
        expect(readCouponCode(wrong).ok).toBe(wrong === code);
        const swapped = Array.from(code);
        [swapped[i], swapped[j]] = [code.charAt(j), code.charAt(i)];
        expect(readCouponCode(swapped.join('')).ok).toBe(swapped.join('') === code);
      },
    ),
    { numRuns: 2_000 },
  );
});

it('refuses everything else', () => {
  fc.assert(
    fc.property(anyText(40), (text) => {
      const read = readCouponCode(text);
      expect(read.ok ? read.value : read.fault.code).toMatch(
        /^([0-9A-HJKMNP-TV-Z]{12}|code-malformed)$/,
      );
    }),
    { numRuns: 1_000 },
  );
});
