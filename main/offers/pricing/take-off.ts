import type { SavingHow, SavingLimit } from '../../../preload/contract/index.ts';
import type { Counted, Due, Line } from './counted.ts';
import type { HeldCoupon } from './held.ts';
import { offByRate, shareOut } from './money.ts';

export type TakenOff = {
  readonly saved: number;
  readonly how: SavingHow;
  readonly limit: SavingLimit | null;
  readonly shares: readonly number[];
  readonly due: Due;
};

type Wanted = { readonly sum: number; readonly limit: SavingLimit | null };

const capped = (sum: number, cap: number | undefined): Wanted =>
  cap !== undefined && cap < sum ? { sum: cap, limit: 'cap' } : { sum, limit: null };

/** Of an allowance: all that is left, if the basket is large enough for it and no less is asked for. */
const allowanceFor = (coupon: HeldCoupon, gross: number): Wanted => {
  const { terms, left, asked } = coupon;
  const per = terms.kind === 'allowance' ? terms.per : undefined;
  const byBasket = per ? Math.floor(gross / per.every) * per.spend : Infinity;
  const sum = Math.min(left, byBasket, asked ?? Infinity);
  return { sum, limit: sum === asked ? 'asked' : sum === left ? 'balance' : 'per-full' };
};

const wantedFor = (coupon: HeldCoupon, gross: number, base: number): Wanted => {
  const { terms } = coupon;
  switch (terms.kind) {
    case 'full-reduction': {
      const times =
        terms.everyFull && terms.threshold > 0 ? Math.floor(gross / terms.threshold) : 1;
      return capped(terms.value * times, terms.cap);
    }
    case 'percentage':
      return capped(offByRate(base, terms.rate), terms.cap);
    case 'fixed':
    case 'red-packet':
    case 'cash':
      return { sum: terms.value, limit: null };
    case 'allowance':
      return allowanceFor(coupon, gross);
    case 'sample':
      throw new Error('a sample takes pieces, not a sum');
  }
};

const howOf = (coupon: HeldCoupon, gross: number, base: number, saved: number): SavingHow => {
  const { terms, left } = coupon;
  switch (terms.kind) {
    case 'full-reduction': {
      const { threshold, value } = terms;
      return terms.everyFull && threshold > 0
        ? {
            kind: 'every-full',
            threshold,
            value,
            times: Math.floor(gross / threshold),
            counted: gross,
          }
        : { kind: 'full-reduction', threshold, value, counted: gross };
    }
    case 'fixed':
      return { kind: 'fixed', threshold: terms.threshold, value: terms.value };
    case 'percentage':
      return { kind: 'percentage', rate: terms.rate, base };
    case 'red-packet':
    case 'cash':
      return { kind: terms.kind, value: terms.value };
    case 'allowance':
      return { kind: 'allowance', balance: left, left: left - saved };
    case 'sample':
      throw new Error('a sample takes pieces, not a sum');
  }
};

/** The dearest pieces first: that is what the shopper would choose. */
const takeSample = (
  coupon: HeldCoupon,
  counted: Counted,
  lines: readonly Line[],
  due: Due,
): TakenOff | null => {
  const { terms } = coupon;
  if (terms.kind !== 'sample') return null;
  const shares = lines.map(() => 0);
  const after = due.map((one) => ({ ...one }));
  const dearest = counted.lines.toSorted((a, b) => (lines[b]?.price ?? 0) - (lines[a]?.price ?? 0));
  let wanted = terms.pieces ?? 1;
  let pieces = 0;
  for (const index of dearest) {
    const line = lines[index];
    const left = after[index];
    if (!line || !left || line.price <= terms.price) continue;
    const taken = Math.min(wanted, line.count - left.given);
    const saved = taken * (line.price - terms.price);
    shares[index] = saved;
    left.due -= saved;
    left.given += taken;
    pieces += taken;
    wanted -= taken;
  }
  if (pieces === 0) return null;
  const saved = shares.reduce((sum, share) => sum + share, 0);
  return {
    saved,
    how: { kind: 'sample', pieces, price: terms.price },
    limit: null,
    shares,
    due: after,
  };
};

/** What a coupon takes off what is still due; null where that is nothing. Never more than is due. */
export const takeOff = (
  coupon: HeldCoupon,
  counted: Counted,
  lines: readonly Line[],
  due: Due,
): TakenOff | null => {
  if (coupon.terms.kind === 'sample') return takeSample(coupon, counted, lines, due);
  const base = counted.lines.reduce((sum, index) => sum + (due[index]?.due ?? 0), 0);
  const wanted = wantedFor(coupon, counted.gross, base);
  const saved = Math.min(wanted.sum, base);
  if (saved <= 0) return null;
  const parts = shareOut(
    saved,
    counted.lines.map((index) => due[index]?.due ?? 0),
  );
  const shares = lines.map(() => 0);
  for (const [i, index] of counted.lines.entries()) shares[index] = parts[i] ?? 0;
  return {
    saved,
    how: howOf(coupon, counted.gross, base, saved),
    limit: wanted.sum > base ? 'payable' : wanted.limit,
    shares,
    due: due.map((one, index) => ({ ...one, due: one.due - (shares[index] ?? 0) })),
  };
};
