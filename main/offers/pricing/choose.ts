import { goTogether } from './stacking.ts';
import type { Counted, Due, Line } from './counted.ts';
import type { HeldCoupon } from './held.ts';
import { takeOff, type TakenOff } from './take-off.ts';
import { mostBeside } from './usable.ts';

/** A coupon that can be used on this basket, with what of the basket counts for it. */
export type Candidate = { readonly coupon: HeldCoupon; readonly counted: Counted };
export type Step = Candidate & { readonly taken: TakenOff };

/** Whether one more may lie beside those already there. */
export const fitsBeside = (one: HeldCoupon, others: readonly HeldCoupon[]): boolean => {
  if (!others.every((other) => goTogether(one.terms, other.terms))) return false;
  const ofOffer = [one, ...others].filter((other) => other.terms.id === one.terms.id);
  return ofOffer.every((other) => ofOffer.length <= mostBeside(other));
};

type Choice = { readonly saved: number; readonly steps: readonly Step[] };

const compareLists = <T extends number | string>(a: readonly T[], b: readonly T[]): number => {
  for (const [i, one] of a.entries()) {
    const other = b[i];
    if (other !== undefined && one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
};

/**
 * Which of two choices is better: what saves more; then what needs fewer coupons; then what would end sooner, so
 * that the rest is still good tomorrow; then by the coupons' own names, so that there is always one answer.
 */
const better = (a: Choice, b: Choice): boolean => {
  if (a.saved !== b.saved) return a.saved > b.saved;
  if (a.steps.length !== b.steps.length) return a.steps.length < b.steps.length;
  const ends = ({ steps }: Choice) =>
    steps.map(({ coupon }) => coupon.terms.validUntil).toSorted((x, y) => x - y);
  const ids = ({ steps }: Choice) => steps.map(({ coupon }) => coupon.id).toSorted();
  return (compareLists(ends(a), ends(b)) || compareLists(ids(a), ids(b))) < 0;
};

/**
 * The best choice there is: every set of coupons that go together is tried, each in the one order in which coupons
 * take off. A branch is left where even all that each of the rest could save alone would not reach the best so far;
 * nothing saves more beside others than alone, so no better choice is ever left out.
 */
export const choose = (
  candidates: readonly Candidate[],
  lines: readonly Line[],
  start: Due,
): readonly Step[] => {
  const alone = candidates.map(
    ({ coupon, counted }) => takeOff(coupon, counted, lines, start)?.saved ?? 0,
  );
  /** What all from here on could save at most. */
  const rest = alone.map((_, from) => alone.slice(from).reduce((sum, saved) => sum + saved, 0));
  let best: Choice = { saved: 0, steps: [] };

  const search = (from: number, so: Choice, due: Due): void => {
    if (better(so, best)) best = so;
    const candidate = candidates[from];
    if (!candidate || so.saved + (rest[from] ?? 0) < best.saved) return;
    const { coupon, counted } = candidate;
    const chosen = so.steps.map((step) => step.coupon);
    if (fitsBeside(coupon, chosen)) {
      const taken = takeOff(coupon, counted, lines, due);
      if (taken)
        search(
          from + 1,
          { saved: so.saved + taken.saved, steps: [...so.steps, { ...candidate, taken }] },
          taken.due,
        );
    }
    search(from + 1, so, due);
  };
  search(0, best, start);
  return best.steps;
};
