import type { OfferTerms } from '../../../preload/contract/index.ts';

type FormOf<K extends OfferTerms['kind'], F extends string> = Pick<
  Extract<OfferTerms, { kind: K }>,
  Extract<F, keyof Extract<OfferTerms, { kind: K }>>
>;
export type DiscountForm =
  | FormOf<'full-reduction', 'kind' | 'value' | 'threshold'>
  | FormOf<'percentage', 'kind' | 'value' | 'threshold' | 'rate'>;

/** Yuan as written, to fen, without ever being a fraction in between. */
const fenOf = (text: string): number | null => {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return null;
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
};

/**
 * The short form in which coupon lists say what a coupon is: `200:20` is spend 200 and save 20, `0.95` is 95 % of
 * the price. Null where it is neither.
 */
export const readDiscountForm = (text: string): DiscountForm | null => {
  const [from, off, ...more] = text.trim().split(':');
  if (from !== undefined && off !== undefined && more.length === 0) {
    const [threshold, value] = [fenOf(from), fenOf(off)];
    return threshold === null || value === null || value === 0
      ? null
      : { kind: 'full-reduction', threshold, value };
  }
  const rate = /^0?\.(\d{1,4})$/.exec(text.trim());
  if (!rate?.[1]) return null;
  const basisPoints = Number(rate[1].padEnd(4, '0'));
  return basisPoints === 0
    ? null
    : { kind: 'percentage', threshold: 0, value: 0, rate: basisPoints };
};
