import type { Basket, BasketLine } from '../../../preload/contract/index.ts';
import type { HeldCoupon } from './held.ts';
import { asksForProducts, counts } from './products.ts';

/**
 * One line of a basket as it is being priced: `price` and `count` are what the tag says, `due` what is left to pay
 * for it, `given` how many of its pieces samples took already.
 */
export type Line = {
  /** Null where only the sum is known. */
  readonly product: BasketLine | null;
  readonly price: number;
  readonly count: number;
};
export type Due = readonly { readonly due: number; readonly given: number }[];

export const linesOf = (basket: Basket): Line[] =>
  basket.kind === 'amount'
    ? [{ product: null, price: basket.amount, count: 1 }]
    : basket.lines.map((product) => ({ product, price: product.price, count: product.count }));

export const grossOf = ({ price, count }: Line): number => price * count;

/** What of the basket counts for a coupon, by the tags: before anything was taken off. */
export type Counted = {
  /** Indexes of lines. */
  readonly lines: readonly number[];
  readonly pieces: number;
  readonly gross: number;
};

export const countedFor = ({ terms }: HeldCoupon, lines: readonly Line[]): Counted => {
  const chosen = lines.flatMap((line, index) => {
    const { product } = line;
    const isIn = product
      ? counts(terms.conditions.products, product)
      : !asksForProducts(terms.conditions);
    return isIn ? [{ line, index }] : [];
  });
  return {
    lines: chosen.map(({ index }) => index),
    pieces: chosen.reduce((sum, { line }) => sum + line.count, 0),
    gross: chosen.reduce((sum, { line }) => sum + grossOf(line), 0),
  };
};
