import fc from 'fast-check';
import {
  conditions,
  type Basket,
  type BasketLine,
  type OfferTerms,
} from '../../preload/contract/index.ts';
import type { HeldCoupon, TillContext } from '../../main/offers/pricing/held.ts';

/** Small worlds in which coupons meet often: three products, two brands, four offers, any rule on any of them. */

export const NOON: TillContext = {
  site: 'lakeside',
  brands: null,
  at: Date.UTC(2026, 10, 25, 4),
  timeZone: 'Asia/Shanghai',
};

const products = [
  { sku: 'coat', gtin: '4006381333931', brand: 'hebai', category: 'outer' },
  { sku: 'knit', gtin: '04006381333948', brand: 'hebai', category: 'knit' },
  { sku: 'bag', gtin: null, brand: 'nanping', category: 'bag' },
] as const;
const arbLine: fc.Arbitrary<BasketLine> = fc
  .record({
    product: fc.constantFrom(...products),
    price: fc.oneof(fc.nat(40), fc.nat(100_000)),
    count: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ product, price, count }) => ({ ...product, price, count }));
export const arbBasket: fc.Arbitrary<Basket> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(arbLine, { minLength: 1, maxLength: 5 })
      .map((lines): Basket => ({ kind: 'lines', lines })),
  },
  { weight: 1, arbitrary: fc.nat(100_000).map((amount): Basket => ({ kind: 'amount', amount })) },
);

const money = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 50_000 }));
const threshold = fc.oneof(fc.constant(0), money);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
/** Fields that are undefined are not there: that is what the contract means by optional. */
const there = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const arbKind = fc.oneof(
  fc.record({
    kind: fc.constant('full-reduction' as const),
    value: money,
    threshold,
    everyFull: maybe(fc.constant(true as const)),
    cap: maybe(money),
  }),
  fc.record({ kind: fc.constant('fixed' as const), value: money, threshold }),
  fc.record({
    kind: fc.constant('percentage' as const),
    value: fc.constant(0),
    threshold,
    rate: fc.integer({ min: 0, max: 9_999 }),
    cap: maybe(money),
  }),
  fc.record({ kind: fc.constant('red-packet' as const), value: money, threshold }),
  fc.record({
    kind: fc.constant('cash' as const),
    value: money,
    threshold: fc.constant(0 as const),
  }),
  fc.record({
    kind: fc.constant('sample' as const),
    value: fc.constant(0),
    threshold,
    price: fc.constantFrom(0 as const, 1 as const),
    pieces: maybe(fc.integer({ min: 1, max: 3 })),
  }),
  fc.record({
    kind: fc.constant('allowance' as const),
    value: fc.constant(50_000),
    threshold,
    per: maybe(fc.record({ every: money, spend: money })),
  }),
);

const OFFERS = ['a', 'b', 'c', 'd'] as const;
const arbChoice = fc.record({
  brands: fc.subarray(['hebai', 'nanping'], { maxLength: 1 }),
  categories: fc.subarray(['outer', 'knit', 'bag'], { maxLength: 1 }),
  skus: fc.subarray(['coat', 'bag'], { maxLength: 1 }),
  gtins: fc.subarray(['04006381333931', '4006381333948'], { maxLength: 1 }),
});
const none = { brands: [], categories: [], skus: [], gtins: [] };
const arbConditions = fc.record({
  products: fc.record({
    include: fc.oneof(fc.constant(none), arbChoice),
    exclude: fc.oneof(
      { weight: 3, arbitrary: fc.constant(none) },
      { weight: 1, arbitrary: arbChoice },
    ),
    atLeast: fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 4 }) },
    ),
  }),
  stacking: fc.oneof(
    fc.constant({ with: 'all' as const }),
    fc.constant({ with: 'all' as const, group: 'autumn' }),
    fc.constant({ with: 'group' as const, group: 'autumn' }),
    fc.constant({ with: 'none' as const }),
  ),
  excludes: fc.subarray([...OFFERS], { maxLength: 1 }),
  priority: fc.integer({ min: -1, max: 1 }),
  perBasket: fc.integer({ min: 1, max: 3 }),
  usesPerPersonDay: maybe(fc.integer({ min: 1, max: 3 })),
  sites: fc.constantFrom([], [], ['lakeside'], ['elsewhere']),
});

const arbTerms: fc.Arbitrary<OfferTerms> = fc
  .record({
    id: fc.constantFrom(...OFFERS),
    kind: arbKind,
    rules: arbConditions,
    ends: fc.integer({ min: -1, max: 3 }),
  })
  .map(({ id, kind, rules, ends }) =>
    there({
      id,
      brand: 'hebai',
      title: { zh: id },
      terms: { zh: '' },
      validFrom: 0,
      validUntil: NOON.at + ends,
      ...kind,
      conditions: conditions.parse(there(rules)),
    }),
  );

export const arbHeld = (most: number): fc.Arbitrary<HeldCoupon[]> =>
  fc
    .array(
      fc.record({
        terms: arbTerms,
        left: fc.nat(50_000),
        asked: maybe(money),
        usedToday: maybe(fc.record({ byPerson: fc.nat(2), byAll: fc.nat(2) })),
      }),
      { maxLength: most },
    )
    .map((list) =>
      list.map(({ asked, usedToday, ...one }, n) => ({
        id: `coupon-${n}`,
        ...one,
        ...(asked === undefined ? {} : { asked }),
        ...(usedToday ? { usedToday } : {}),
      })),
    );
