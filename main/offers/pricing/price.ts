import {
  MOST_COUPONS,
  type Basket,
  type BasketLine,
  type Quote,
  type Refusal,
} from '../../../preload/contract/index.ts';
import { choose, fitsBeside, type Candidate, type Step } from './choose.ts';
import { countedFor, grossOf, linesOf, type Line } from './counted.ts';
import { inOrder, type HeldCoupon, type TillContext } from './held.ts';
import { goTogether } from './stacking.ts';
import { takeOff } from './take-off.ts';
import { whyNot } from './usable.ts';

const byLine = (a: BasketLine, b: BasketLine): number => {
  const key = ({ sku, gtin, brand, category }: BasketLine) =>
    JSON.stringify([sku, gtin, brand, category]);
  const [x, y] = [key(a), key(b)];
  return x < y ? -1 : x > y ? 1 : a.price - b.price || a.count - b.count;
};

/** Lines in an order of their own, so that the rest of a division falls on the same line however they were put in. */
const canonicalLines = (basket: Basket): { line: Line; asked: number }[] =>
  linesOf(basket)
    .map((line, asked) => ({ line, asked }))
    .toSorted((a, b) =>
      a.line.product && b.line.product ? byLine(a.line.product, b.line.product) : 0,
    );

/** Why a coupon that could be used was not. */
const whyLeft = (
  { coupon, counted }: Candidate,
  steps: readonly Step[],
  lines: readonly Line[],
  alone: number,
): Refusal => {
  const inTheWay = steps.find((step) => !goTogether(coupon.terms, step.coupon.terms));
  if (inTheWay && alone > 0)
    return { reason: 'not-together', beside: inTheWay.coupon.terms.title, alone };
  const due = steps.at(-1)?.taken.due;
  const more = due ? takeOff(coupon, counted, lines, due) : null;
  const chosen = steps.map((step) => step.coupon);
  if (more && !fitsBeside(coupon, chosen))
    return { reason: 'enough-of-it', perBasket: coupon.terms.conditions.perBasket };
  return { reason: 'nothing-to-save' };
};

/**
 * What a basket costs with these coupons: the best for the shopper among all that may be used together, and why.
 * The same basket and coupons give the same answer in whatever order they come.
 */
export const price = (basket: Basket, held: readonly HeldCoupon[], context: TillContext): Quote => {
  if (held.length > MOST_COUPONS) throw new RangeError(`more than ${MOST_COUPONS} coupons`);
  const sorted = canonicalLines(basket);
  const lines = sorted.map(({ line }) => line);
  const start = lines.map((line) => ({ due: grossOf(line), given: 0 }));
  const asJudged = held.toSorted(inOrder).map((coupon) => {
    const counted = countedFor(coupon, lines);
    return { coupon, counted, no: whyNot(coupon, counted, lines, context) };
  });
  const candidates = asJudged.filter(({ no }) => no === null);
  const steps = choose(candidates, lines, start);

  /** Back into the order the basket came in. */
  const asAsked = (shares: readonly number[]): number[] => {
    const back = shares.map(() => 0);
    for (const [i, { asked }] of sorted.entries()) back[asked] = shares[i] ?? 0;
    return back;
  };
  const named = ({ id, terms }: HeldCoupon) => ({
    coupon: id,
    offer: terms.id,
    title: terms.title,
  });

  const used = new Set(steps.map(({ coupon }) => coupon.id));
  const subtotal = start.reduce((sum, { due }) => sum + due, 0);
  const saved = steps.reduce((sum, { taken }) => sum + taken.saved, 0);
  return {
    subtotal,
    savings: steps.map(({ coupon, taken }) => ({
      ...named(coupon),
      saved: taken.saved,
      how: taken.how,
      limit: taken.limit,
      shares: asAsked(taken.shares),
    })),
    refused: asJudged
      .filter(({ coupon }) => !used.has(coupon.id))
      .map(({ coupon, counted, no }) => ({
        ...named(coupon),
        why:
          no ??
          whyLeft(
            { coupon, counted },
            steps,
            lines,
            takeOff(coupon, counted, lines, start)?.saved ?? 0,
          ),
      })),
    saved,
    total: subtotal - saved,
  };
};
