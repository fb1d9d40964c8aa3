import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type {
  Basket,
  BasketLine,
  offerTerms,
  RefusalReason,
} from '../../../preload/contract/index.ts';
import { offerCalled } from '../../../tests/fakes/offer-rules.ts';
import type { HeldCoupon } from './held.ts';
import { price } from './price.ts';

const context = {
  site: 'lakeside',
  brands: null,
  at: Date.parse('2026-11-27T12:00:00+08:00'),
  timeZone: 'Asia/Shanghai',
};
const DAY = 24 * 3600 * 1000;
type Terms = Partial<z.input<typeof offerTerms>>;
const held = (id: string, terms: Terms, more: Partial<HeldCoupon> = {}): HeldCoupon => {
  const read = offerCalled(id, {
    title: { en: id },
    validFrom: context.at - DAY,
    validUntil: context.at + DAY,
    ...terms,
  });
  return { id: `${id}-1`, terms: read, left: read.value, ...more };
};
const all = { conditions: { stacking: { with: 'all' as const } } };
const amount = (fen: number): Basket => ({ kind: 'amount', amount: fen });
const coat: BasketLine = {
  sku: 'coat',
  gtin: '4006381333931',
  brand: 'hebai',
  category: 'outer',
  price: 129_900,
  count: 1,
};
const knit: BasketLine = {
  ...coat,
  sku: 'knit',
  gtin: null,
  category: 'knit',
  price: 39_900,
  count: 2,
};
const bag: BasketLine = {
  ...coat,
  sku: 'bag',
  gtin: null,
  brand: 'nanping',
  category: 'bag',
  price: 89_900,
};
const lines = (...list: BasketLine[]): Basket => ({ kind: 'lines', lines: list });
const saved = (basket: Basket, ...coupons: HeldCoupon[]) => price(basket, coupons, context).saved;
const why = (basket: Basket, coupon: HeldCoupon) =>
  price(basket, [coupon], context).refused[0]?.why;

describe('each kind', () => {
  it('full reduction: from its threshold on, once', () => {
    const coupon = held('c', { kind: 'full-reduction', value: 10_000, threshold: 99_900 });
    expect(saved(amount(99_900), coupon)).toBe(10_000);
    expect(saved(amount(299_700), coupon)).toBe(10_000);
    expect(why(amount(99_899), coupon)).toEqual({
      reason: 'below-threshold',
      threshold: 99_900,
      short: 1,
    });
  });

  it('every full: as often as it fits, up to its cap', () => {
    const coupon = held('c', {
      kind: 'full-reduction',
      value: 5_000,
      threshold: 30_000,
      everyFull: true,
      cap: 12_000,
    });
    expect(saved(amount(59_999), coupon)).toBe(5_000);
    expect(saved(amount(60_000), coupon)).toBe(10_000);
    const answer = price(amount(95_000), [coupon], context);
    expect(answer.savings[0]).toMatchObject({
      saved: 12_000,
      limit: 'cap',
      how: { kind: 'every-full', times: 3, counted: 95_000 },
    });
  });

  it('percentage: of what counts, to the fen, up to its cap', () => {
    const only = { conditions: { products: { include: { brands: ['nanping'] } } } };
    const coupon = held('c', { kind: 'percentage', rate: 8_500, value: 0, threshold: 0, ...only });
    expect(saved(lines(coat, bag), coupon)).toBe(13_485);
    expect(
      saved(lines(coat, bag), {
        ...coupon,
        terms: { ...coupon.terms, cap: 9_900 } as HeldCoupon['terms'],
      }),
    ).toBe(9_900);
    expect(why(lines(coat), coupon)).toEqual({ reason: 'no-such-product' });
    expect(why(amount(500_000), coupon)).toEqual({ reason: 'products-needed' });
  });

  it('a red packet is worth what was drawn; cash gives no change', () => {
    const packet = held('c', { kind: 'red-packet', value: 880, threshold: 0 });
    expect(saved(amount(10_000), packet)).toBe(880);
    const cash = held('c', { kind: 'cash', value: 10_000, threshold: 0 });
    const answer = price(amount(3_000), [cash], context);
    expect(answer).toMatchObject({ saved: 3_000, total: 0, savings: [{ limit: 'payable' }] });
  });

  it('a sample: pieces for one fen, the dearest first, the threshold met by other things', () => {
    const coupon = held('c', {
      kind: 'sample',
      price: 1,
      pieces: 2,
      value: 0,
      threshold: 50_000,
      conditions: { products: { include: { categories: ['knit', 'bag'] } } },
    });
    const answer = price(lines(knit, coat, bag), [coupon], context);
    expect(answer.savings[0]).toMatchObject({
      shares: [39_899, 0, 89_899],
      how: { kind: 'sample', pieces: 2, price: 1 },
    });
    expect(why(lines(knit, bag), coupon)).toMatchObject({
      reason: 'below-threshold',
      short: 50_000,
    });
    expect(why(amount(99_900), coupon)).toEqual({ reason: 'products-needed' });
  });

  it('an allowance: in parts, by the balance, by the basket, by what was asked', () => {
    const coupon = held(
      'c',
      { kind: 'allowance', value: 20_000, threshold: 0, per: { every: 30_000, spend: 5_000 } },
      { left: 12_000 },
    );
    const spent = (basket: Basket, one: HeldCoupon) => price(basket, [one], context).savings[0];
    expect(spent(amount(60_000), coupon)).toMatchObject({
      saved: 10_000,
      limit: 'per-full',
      how: { kind: 'allowance', balance: 12_000, left: 2_000 },
    });
    expect(spent(amount(95_000), coupon)).toMatchObject({ saved: 12_000, limit: 'balance' });
    expect(spent(amount(95_000), { ...coupon, asked: 700 })).toMatchObject({
      saved: 700,
      limit: 'asked',
    });
    expect(why(amount(29_999), coupon)).toEqual({
      reason: 'below-threshold',
      threshold: 30_000,
      short: 1,
    });
    expect(why(amount(95_000), { ...coupon, left: 0 })).toEqual({ reason: 'used-up' });
  });
});

describe('together', () => {
  it('are taken off in one order: pieces, rates, sums, money’s worth', () => {
    const coupons = [
      held('allowance', { kind: 'allowance', value: 5_000, threshold: 0, ...all }),
      held('cash', { kind: 'cash', value: 3_000, threshold: 0, ...all }),
      held('fixed', { kind: 'fixed', value: 2_000, threshold: 0, ...all }),
      held('full', { kind: 'full-reduction', value: 10_000, threshold: 200_000, ...all }),
      held('rate', { kind: 'percentage', rate: 9_000, value: 0, threshold: 0, ...all }),
      held('gift', {
        kind: 'sample',
        price: 0,
        value: 0,
        threshold: 0,
        conditions: { stacking: { with: 'all' }, products: { include: { skus: ['knit'] } } },
      }),
    ];
    const answer = price(lines(coat, knit), coupons, context);
    expect(answer.subtotal).toBe(209_700);
    expect(answer.savings.map(({ offer, saved: off }) => [offer, off])).toEqual([
      ['gift', 39_900],
      ['rate', 16_980],
      // The threshold is held against the tags, 2,097.00, though less is left to pay by now.
      ['full', 10_000],
      ['fixed', 2_000],
      ['cash', 3_000],
      ['allowance', 5_000],
    ]);
    expect(answer.total).toBe(209_700 - 39_900 - 16_980 - 20_000);
  });

  it('one that stands alone wins only where it saves more than all others', () => {
    const alone = held('alone', { kind: 'fixed', value: 9_000, threshold: 0 });
    const a = held('a', { kind: 'fixed', value: 5_000, threshold: 0, ...all });
    const b = held('b', { kind: 'fixed', value: 3_000, threshold: 0, ...all });
    expect(price(amount(50_000), [a, b, alone], context)).toMatchObject({
      saved: 9_000,
      refused: [
        { offer: 'a', why: { reason: 'not-together', beside: { en: 'alone' }, alone: 5_000 } },
        { offer: 'b', why: { reason: 'not-together', beside: { en: 'alone' }, alone: 3_000 } },
      ],
    });
    const more = held('b', { kind: 'fixed', value: 4_500, threshold: 0, ...all });
    expect(price(amount(50_000), [a, more, alone], context).saved).toBe(9_500);
  });

  it('a group keeps to itself, and an exclusion holds both ways', () => {
    const of = (id: string, group: string, excludes: string[] = []) =>
      held(id, {
        kind: 'fixed',
        value: 1_000,
        threshold: 0,
        conditions: { stacking: { with: 'group', group }, excludes },
      });
    const free = held('free', { kind: 'fixed', value: 100, threshold: 0, ...all });
    expect(saved(amount(9_000), of('a', 'x'), of('b', 'x'))).toBe(2_000);
    expect(saved(amount(9_000), of('a', 'x'), of('b', 'y'))).toBe(1_000);
    expect(saved(amount(9_000), of('a', 'x'), free)).toBe(1_000);
    expect(saved(amount(9_000), of('a', 'x', ['b']), of('b', 'x'))).toBe(1_000);
    expect(saved(amount(9_000), of('a', 'x'), of('b', 'x', ['a']))).toBe(1_000);
  });

  it('no more of one offer than a basket takes, or a day', () => {
    const of = (n: number, conditions: object, usedToday?: HeldCoupon['usedToday']) => ({
      ...held('a', {
        kind: 'fixed',
        value: 1_000,
        threshold: 0,
        conditions: { stacking: { with: 'all' }, ...conditions },
      }),
      id: `a-${n}`,
      ...(usedToday ? { usedToday } : {}),
    });
    const three = (conditions: object, usedToday?: HeldCoupon['usedToday']) =>
      price(
        amount(9_000),
        [1, 2, 3].map((n) => of(n, conditions, usedToday)),
        context,
      );
    expect(three({ perBasket: 2 })).toMatchObject({
      saved: 2_000,
      refused: [{ coupon: 'a-3', why: { reason: 'enough-of-it', perBasket: 2 } }],
    });
    expect(three({ perBasket: 3, usesPerPersonDay: 2 }, { byPerson: 1, byAll: 1 }).saved).toBe(
      1_000,
    );
    expect(three({ usesPerDay: 5 }, { byPerson: 0, byAll: 5 }).refused[0]?.why).toEqual({
      reason: 'enough-today',
    });
  });

  it('what is not needed is kept for another day', () => {
    const big = held('big', { kind: 'cash', value: 5_000, threshold: 0, ...all });
    const soon = held('soon', {
      kind: 'cash',
      value: 5_000,
      threshold: 0,
      validUntil: context.at + 1,
      ...all,
    });
    expect(price(amount(4_000), [big, soon], context)).toMatchObject({
      savings: [{ offer: 'soon', saved: 4_000 }],
      refused: [{ offer: 'big', why: { reason: 'nothing-to-save' } }],
    });
  });
});

it('the odd fen falls on the same product however the lines come', () => {
  const three = ['a', 'b', 'c'].map((sku) => ({ ...coat, sku, price: 100 }));
  const coupon = held('f', { kind: 'fixed', value: 100, threshold: 0 });
  const shares = (...list: BasketLine[]) =>
    price(lines(...list), [coupon], context).savings[0]?.shares;
  expect(shares(...three)).toEqual([34, 33, 33]);
  expect(shares(...three.toReversed())).toEqual([33, 33, 34]);
});

it('one piece is given away once', () => {
  const gift = (id: string) =>
    held(id, {
      kind: 'sample',
      price: 0,
      value: 0,
      threshold: 0,
      pieces: 2,
      conditions: { stacking: { with: 'all' }, products: { include: { skus: ['knit'] } } },
    });
  const [a, b] = [gift('a'), gift('b')];
  expect(price(lines({ ...knit, count: 3 }), [a, b], context).savings).toMatchObject([
    { offer: 'a', saved: 79_800, how: { pieces: 2 } },
    { offer: 'b', saved: 39_900, how: { pieces: 1 } },
  ]);
  expect(price(lines(knit), [a, b], context).refused).toMatchObject([
    { offer: 'b', why: { reason: 'nothing-to-save' } },
  ]);
});

describe('where and when', () => {
  const fixed = { kind: 'fixed' as const, value: 1_000, threshold: 0 };
  it.each<[RefusalReason, Terms]>([
    ['not-started', { ...fixed, validFrom: context.at + 1 }],
    ['ended', { ...fixed, validUntil: context.at - 1 }],
    ['not-at-this-site', { ...fixed, conditions: { sites: ['hilltop'] } }],
    [
      'not-at-this-hour',
      { ...fixed, conditions: { dayParts: [{ days: [5], from: '12:01', until: '13:00' }] } },
    ],
  ])('says %s', (reason, terms) => {
    expect(why(amount(5_000), held('c', terms))?.reason).toBe(reason);
  });

  it('is good where its brand is sold, and nowhere else', () => {
    const coupon = held('c', fixed);
    const at = (brands: readonly string[]) =>
      price(amount(5_000), [coupon], { ...context, brands }).refused[0]?.why;
    expect(at(['nanping'])).toEqual({ reason: 'not-at-this-site' });
    expect(at(['nanping', coupon.terms.brand])).toBeUndefined();
  });

  it('is good to the last millisecond', () => {
    const edge = held('c', { ...fixed, validFrom: context.at, validUntil: context.at });
    expect(saved(amount(5_000), edge)).toBe(1_000);
  });

  it('asks for a number of pieces, and knows a product by its 13 or 14 digits', () => {
    const products = { include: { gtins: ['04006381333931'] }, atLeast: 2 };
    const coupon = held('c', { ...fixed, conditions: { products } });
    expect(why(lines(coat), coupon)).toEqual({ reason: 'too-few-pieces', need: 2, have: 1 });
    expect(saved(lines({ ...coat, count: 2 }), coupon)).toBe(1_000);
    expect(why(lines(knit), coupon)).toEqual({ reason: 'no-such-product' });
  });

  it('leaves excluded products out of the threshold and of what is taken off', () => {
    const products = { exclude: { categories: ['outer'] } };
    const coupon = held('c', {
      ...fixed,
      value: 90_000,
      threshold: 79_800,
      conditions: { products },
    });
    const answer = price(lines(coat, knit), [coupon], context);
    expect(answer.savings[0]).toMatchObject({
      saved: 79_800,
      shares: [0, 79_800],
      limit: 'payable',
    });
    expect(why(lines(coat, { ...knit, count: 1 }), coupon)).toMatchObject({ short: 39_900 });
  });
});

it('takes no more coupons than it can weigh against one another', () => {
  const many = Array.from({ length: 13 }, (_, n) => ({ ...held('a', {}), id: `a-${n}` }));
  expect(() => price(amount(100), many, context)).toThrow(RangeError);
});

it('weighs twelve in no time, even where hardly any branch can be left early', () => {
  const twelve = Array.from({ length: 12 }, (_, n) =>
    held(`o${n}`, {
      kind: 'percentage',
      rate: 9_000 + n,
      value: 0,
      threshold: 0,
      conditions: { stacking: { with: 'all' } },
    }),
  );
  const answer = price(lines(coat, knit, bag), twelve, context);
  expect(answer.savings).toHaveLength(12);
});
