import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote, type Basket, type Quote } from '../../../preload/contract/index.ts';
import type { HeldCoupon } from './held.ts';
import { price } from './price.ts';
import { goTogether } from './stacking.ts';
import { arbBasket, arbHeld, NOON } from '../../../tests/suites/pricing-worlds.ts';
import { cheapest } from '../../../tests/suites/pricing-plain.ts';

const RUNS = Number(process.env['LOOKGLASS_PRICING_RUNS'] ?? 600);
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

const always = (most: number, check: (basket: Basket, held: HeldCoupon[], answer: Quote) => void) =>
  fc.assert(
    fc.property(arbBasket, arbHeld(most), (basket, held) =>
      check(basket, held, price(basket, held, NOON)),
    ),
    { numRuns: RUNS },
  );

/** Fixed pseudo-random order, so that a failure can be shrunk. */
const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const keyed = list.map((one, i) => ({ one, key: Math.imul(seed + i, 2_654_435_761) >>> 0 }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
};

describe('whatever the basket and the coupons', () => {
  it('no sum is negative, none is broken, and the answer is what the contract says', () => {
    always(6, (basket, _held, answer) => {
      expect(quote.parse(answer)).toEqual(answer);
      expect(answer.total).toBe(answer.subtotal - answer.saved);
      if (basket.kind !== 'lines') return;
      const left = basket.lines.map((line, i) =>
        answer.savings.reduce((due, { shares }) => due - (shares[i] ?? 0), line.price * line.count),
      );
      expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
      expect(sum(left)).toBe(answer.total);
    });
  });

  it('what is shared out over the lines is what is taken off', () => {
    always(6, (basket, _held, { savings, saved }) => {
      for (const one of savings) {
        expect(sum(one.shares)).toBe(one.saved);
        expect(one.shares).toHaveLength(basket.kind === 'lines' ? basket.lines.length : 1);
      }
      expect(sum(savings.map((one) => one.saved))).toBe(saved);
    });
  });

  it('every coupon is answered once: it takes off, or it is said why not', () => {
    always(6, (_basket, held, { savings, refused }) => {
      const named = [...savings, ...refused].map(({ coupon }) => coupon);
      expect(named.toSorted()).toEqual(held.map(({ id }) => id).toSorted());
    });
  });

  it('nothing cheaper can be had: a second, plain pricing tries every set', () => {
    always(6, (basket, held, { total }) => {
      expect(total).toBe(cheapest(basket, held, NOON));
    });
  });

  it('one more coupon never makes it dearer', () => {
    always(5, (basket, held, { total }) => {
      for (const [i] of held.entries())
        expect(price(basket, held.toSpliced(i, 1), NOON).total).toBeGreaterThanOrEqual(total);
    });
  });

  it('the order in which coupons and lines come makes no difference', () => {
    fc.assert(
      fc.property(arbBasket, arbHeld(6), fc.nat(), (basket, held, seed) => {
        const answer = price(basket, held, NOON);
        expect(price(basket, shuffled(held, seed), NOON)).toEqual(answer);
        if (basket.kind !== 'lines') return;
        const order = shuffled(
          basket.lines.map((_, i) => i),
          seed,
        );
        const lines = order.flatMap((i) => basket.lines[i] ?? []);
        const other = price({ kind: 'lines', lines }, held, NOON);
        expect({ ...other, savings: [] }).toEqual({ ...answer, savings: [] });
        /** Which share fell on which product; two lines that are the same in all may change places. */
        const fell = (one: Quote, of: Basket) =>
          one.savings.map(({ shares, ...rest }) => ({
            ...rest,
            shares: shares
              .map((share, i) => JSON.stringify([of.kind === 'lines' && of.lines[i], share]))
              .toSorted(),
          }));
        expect(fell(other, { kind: 'lines', lines })).toEqual(fell(answer, basket));
      }),
      { numRuns: RUNS },
    );
  });

  it('the same question has the same answer, and asking changes nothing', () => {
    always(6, (basket, held, answer) => {
      const asked = structuredClone({ basket, held });
      expect(price(basket, held, NOON)).toEqual(answer);
      expect({ basket, held }).toEqual(asked);
    });
  });

  it('without the coupons that were refused it is the same price', () => {
    always(6, (basket, held, { savings, total }) => {
      const used = held.filter(({ id }) => savings.some(({ coupon }) => coupon === id));
      const again = price(basket, used, NOON);
      expect(again.total).toBe(total);
      expect(again.savings).toEqual(savings);
    });
  });

  it('what excludes one another never lies together, nor more of an offer than it allows', () => {
    always(6, (_basket, held, { savings }) => {
      const used = savings.flatMap(({ coupon }) => held.find(({ id }) => id === coupon) ?? []);
      for (const a of used) {
        const beside = used.filter((b) => b !== a);
        expect(beside.filter((b) => !goTogether(a.terms, b.terms))).toEqual([]);
        const same = used.filter((b) => b.terms.id === a.terms.id).length;
        expect(same).toBeLessThanOrEqual(a.terms.conditions.perBasket);
      }
    });
  });

  it('an allowance never gives more than its balance, nor more than was asked of it', () => {
    always(6, (_basket, held, { savings }) => {
      for (const { coupon, saved, how } of savings) {
        const one = held.find(({ id }) => id === coupon);
        if (one?.terms.kind !== 'allowance') continue;
        expect(saved).toBeLessThanOrEqual(Math.min(one.left, one.asked ?? Infinity));
        expect(how).toEqual({ kind: 'allowance', balance: one.left, left: one.left - saved });
      }
    });
  });
});
