import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerCalled, NOON as AT } from '../../../tests/fakes/offer-rules.ts';
import { sharedData } from '../../../tests/fakes/shared-data.ts';
import { readDiscountForm } from './discount-form.ts';
import { price } from './price.ts';

const context = { site: null, brands: null, at: AT, timeZone: 'Asia/Shanghai' };
const priced = (form: string, amount: number) => {
  const read = readDiscountForm(form);
  if (!read) throw new Error(`not read: ${form}`);
  const terms = offerCalled('elsewhere', read);
  return price({ kind: 'amount', amount }, [{ id: 'c', terms, left: terms.value }], context);
};

describe('a short form', () => {
  it('is so much off from so much, or a rate', () => {
    expect(readDiscountForm('200:20')).toEqual({
      kind: 'full-reduction',
      threshold: 20_000,
      value: 2_000,
    });
    expect(readDiscountForm('9.9:0.5')).toMatchObject({ threshold: 990, value: 50 });
    expect(readDiscountForm('0.95')).toEqual({
      kind: 'percentage',
      threshold: 0,
      value: 0,
      rate: 9_500,
    });
    expect(readDiscountForm(' .5 ')).toMatchObject({ rate: 5_000 });
  });

  it.each([
    '',
    'fixed',
    '1',
    '1.5',
    '0',
    '0.0',
    '0.12345',
    '20:',
    ':5',
    '20:0',
    '1:2:3',
    '-5:1',
    '5:1e3',
  ])('is not "%s"', (text) => {
    expect(readDiscountForm(text)).toBeNull();
  });

  it('0.95 of any sum is what whole numbers say: the saving to the nearest fen, half a fen upwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000_000_000 }), (amount) => {
        const { saved, total } = priced('0.95', amount);
        expect(BigInt(saved)).toBe((BigInt(amount) * 500n + 5_000n) / 10_000n);
        expect(saved + total).toBe(amount);
      }),
    );
  });
});

const issues = sharedData('coupons/o2o_coupon_issues.csv');

describe.skipIf(issues === null)(
  'the forms of 113,640 real coupons (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  () => {
    it('all 42 are read, and each takes off what it says', async () => {
      const forms = new Set<string>();
      const rows = createReadStream(issues ?? '').pipe(parse({ columns: true }));
      for await (const row of rows) forms.add((row as { Discount_rate: string }).Discount_rate);
      expect(forms.size).toBe(42);
      expect([...forms].filter((form) => readDiscountForm(form) === null)).toEqual([]);
      const sums = [...forms].filter((form) => form.includes(':'));
      for (const form of sums) {
        const [from = 0, off = 0] = form.split(':').map(Number);
        expect(priced(form, from * 100).saved).toBe(off * 100);
        expect(priced(form, from * 100 - 1).refused[0]?.why).toEqual({
          reason: 'below-threshold',
          threshold: from * 100,
          short: 1,
        });
      }
      const rates = [...forms].filter((form) => !form.includes(':'));
      expect(rates.toSorted()).toEqual(['0.5', '0.6', '0.7', '0.8', '0.85', '0.9', '0.95']);
      // Two decimals at most: hundredths are exact.
      for (const form of rates)
        expect(priced(form, 123_400).total).toBe(1_234 * Math.round(Number(form) * 100));
    });
  },
);
