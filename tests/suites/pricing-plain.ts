import type { Basket, BasketLine, OfferTerms } from '../../preload/contract/index.ts';
import type { HeldCoupon, TillContext } from '../../main/offers/pricing/held.ts';

/**
 * Pricing a second time, as plainly as it can be said and with nothing of the real one: every set of coupons, with
 * whole rationals where the real one divides. Prices only; what it costs to be this plain does not matter.
 */

type Piece = BasketLine | { readonly sku: null; readonly price: number; readonly count: number };

const digits = (gtin: string) => gtin.replace(/^0+/, '');
const chosen = (choice: OfferTerms['conditions']['products']['include'], line: BasketLine) =>
  choice.brands.some((one) => one === line.brand) ||
  choice.categories.some((one) => one === line.category) ||
  choice.skus.some((one) => one === line.sku) ||
  choice.gtins.some((one) => line.gtin !== null && digits(one) === digits(line.gtin));
const isEmpty = (choice: OfferTerms['conditions']['products']['include']) =>
  Object.values(choice).every((list) => list.length === 0);

const isFor = (terms: OfferTerms, piece: Piece): boolean => {
  const { include, exclude, atLeast } = terms.conditions.products;
  if (piece.sku === null)
    return terms.kind !== 'sample' && isEmpty(include) && isEmpty(exclude) && atLeast === 1;
  return (isEmpty(include) || chosen(include, piece)) && !chosen(exclude, piece);
};

const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);

const canUse = (
  { terms, left, usedToday }: HeldCoupon,
  pieces: readonly Piece[],
  at: TillContext,
) => {
  const mine = pieces.filter((piece) => isFor(terms, piece));
  const gross = total(mine.map((piece) => piece.price * piece.count));
  const others = total(pieces.map((piece) => piece.price * piece.count)) - gross;
  return (
    at.at >= terms.validFrom &&
    at.at <= terms.validUntil &&
    (at.brands ?? [terms.brand]).includes(terms.brand) &&
    (terms.conditions.sites.length === 0 || terms.conditions.sites.includes(at.site ?? '')) &&
    (terms.kind !== 'allowance' || left > 0) &&
    (usedToday?.byPerson ?? 0) < (terms.conditions.usesPerPersonDay ?? Infinity) &&
    total(mine.map((piece) => piece.count)) >= Math.max(1, terms.conditions.products.atLeast) &&
    (terms.kind === 'sample' ? others : gross) >= terms.threshold &&
    (terms.kind !== 'allowance' || !terms.per || gross >= terms.per.every)
  );
};

const mayLie = (set: readonly HeldCoupon[]): boolean =>
  set.every((a) =>
    set.every((b) => {
      if (a === b) return true;
      const { stacking, excludes } = a.terms.conditions;
      const theirs = b.terms.conditions.stacking;
      if (excludes.includes(b.terms.id)) return false;
      if (stacking.with === 'none') return false;
      return stacking.with === 'all' || ('group' in theirs && theirs.group === stacking.group);
    }),
  ) &&
  set.every((a) => {
    const same = set.filter((b) => b.terms.id === a.terms.id).length;
    const { perBasket, usesPerPersonDay } = a.terms.conditions;
    return (
      same <= perBasket && same + (a.usedToday?.byPerson ?? 0) <= (usesPerPersonDay ?? Infinity)
    );
  });

const KINDS = [
  'sample',
  'percentage',
  'full-reduction',
  'fixed',
  'red-packet',
  'cash',
  'allowance',
];
const before = (a: HeldCoupon, b: HeldCoupon) =>
  KINDS.indexOf(a.terms.kind) - KINDS.indexOf(b.terms.kind) ||
  b.terms.conditions.priority - a.terms.conditions.priority ||
  a.terms.validUntil - b.terms.validUntil ||
  a.terms.id.localeCompare(b.terms.id, 'en') ||
  a.id.localeCompare(b.id, 'en');

const worth = ({ terms, left, asked }: HeldCoupon, gross: number, base: number): number => {
  switch (terms.kind) {
    case 'percentage': {
      const exact = BigInt(base) * BigInt(10_000 - terms.rate);
      const off = Number((exact * 2n + 10_000n) / 20_000n);
      return Math.min(off, terms.cap ?? Infinity);
    }
    case 'full-reduction': {
      const times =
        terms.everyFull && terms.threshold > 0 ? Math.trunc(gross / terms.threshold) : 1;
      return Math.min(terms.value * times, terms.cap ?? Infinity);
    }
    case 'allowance':
      return Math.min(
        left,
        asked ?? Infinity,
        terms.per ? Math.trunc(gross / terms.per.every) * terms.per.spend : Infinity,
      );
    case 'fixed':
    case 'red-packet':
    case 'cash':
    case 'sample':
      return terms.value;
  }
};

const pay = (set: readonly HeldCoupon[], pieces: readonly Piece[]): number => {
  const due = pieces.map((piece) => piece.price * piece.count);
  const free = pieces.map((piece) => piece.count);
  for (const coupon of set) {
    const { terms } = coupon;
    const mine = pieces.flatMap((piece, i) => (isFor(terms, piece) ? [i] : []));
    if (terms.kind === 'sample') {
      for (let n = terms.pieces ?? 1; n > 0; n--) {
        const dear = mine
          .filter((i) => (free[i] ?? 0) > 0 && (pieces[i]?.price ?? 0) > terms.price)
          .sort((a, b) => (pieces[b]?.price ?? 0) - (pieces[a]?.price ?? 0))[0];
        if (dear === undefined) break;
        free[dear] = (free[dear] ?? 0) - 1;
        due[dear] = (due[dear] ?? 0) - (pieces[dear]?.price ?? 0) + terms.price;
      }
      continue;
    }
    const gross = total(mine.map((i) => (pieces[i]?.price ?? 0) * (pieces[i]?.count ?? 0)));
    const base = total(mine.map((i) => due[i] ?? 0));
    const off = Math.min(worth(coupon, gross, base), base);
    if (base === 0) continue;
    const exact = mine.map((i) => BigInt(off) * BigInt(due[i] ?? 0));
    const parts = exact.map((one) => one / BigInt(base));
    let rest = BigInt(off) - parts.reduce((sum, one) => sum + one, 0n);
    const order = mine
      .map((_, n) => n)
      .sort((a, b) => {
        const [x, y] = [(exact[a] ?? 0n) % BigInt(base), (exact[b] ?? 0n) % BigInt(base)];
        return x === y ? a - b : x > y ? -1 : 1;
      });
    for (const n of order) {
      if (rest === 0n) break;
      parts[n] = (parts[n] ?? 0n) + 1n;
      rest -= 1n;
    }
    for (const [n, i] of mine.entries()) due[i] = (due[i] ?? 0) - Number(parts[n] ?? 0n);
  }
  return total(due);
};

/** The least that can be paid. */
export const cheapest = (basket: Basket, held: readonly HeldCoupon[], at: TillContext): number => {
  const key = (piece: Piece) =>
    piece.sku === null ? '' : JSON.stringify([piece.sku, piece.gtin, piece.brand, piece.category]);
  const pieces: Piece[] =
    basket.kind === 'amount'
      ? [{ sku: null, price: basket.amount, count: 1 }]
      : basket.lines.toSorted(
          (a, b) =>
            (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
            a.price - b.price ||
            a.count - b.count,
        );
  const usable = held.filter((coupon) => canUse(coupon, pieces, at)).toSorted(before);
  let least = Infinity;
  for (let bits = 0; bits < 1 << usable.length; bits++) {
    const set = usable.filter((_, i) => bits & (1 << i));
    if (mayLie(set)) least = Math.min(least, pay(set, pieces));
  }
  return least;
};
