import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  findingCode,
  offerFinding,
  offerRule,
  type FindingCode,
} from '../../../preload/contract/index.ts';
import { lintOffer } from './lint.ts';

const NOW = Date.parse('2026-11-25T00:00:00Z');
const DAY = 24 * 3600 * 1000;
type Written = z.input<typeof offerRule>;
const sound: Written = {
  id: 'winter',
  brand: 'hebai',
  kind: 'full-reduction',
  title: { zh: '冬季券', en: 'Winter' },
  terms: { zh: '满减', en: 'Off' },
  value: 10_000,
  threshold: 99_900,
  validFrom: NOW,
  validUntil: NOW + 10 * DAY,
  stock: 500,
  budget: 5_000_000,
};
const lint = (more: object) =>
  lintOffer(offerRule.parse({ ...sound, ...more }), {
    now: NOW,
    languages: ['zh', 'en'],
    sites: 3,
  });
const codes = (more: object) => lint(more).map(({ code }) => code);

const packet = {
  kind: 'red-packet',
  value: 8_800,
  threshold: 0,
  prizes: [
    { value: 100, count: 490 },
    { value: 8_800, count: 10 },
  ],
};
const on = (conditions: object) => ({ conditions });
/** What makes each finding, and nothing beside it. */
const wrong: Record<FindingCode, object> = {
  'top-prize-too-high': { ...packet, prizes: [{ value: 5_000_001, count: 500 }], budget: 5e9 },
  'odds-missing': { ...packet, prizes: undefined },
  'odds-differ-from-stock': { ...packet, stock: 499 },
  'deck-too-large': {
    ...packet,
    prizes: [1, 2].map((value) => ({ value, count: 9_000_000 })),
    stock: 18_000_000,
    budget: 27_000_000,
  },
  'worth-nothing': { kind: 'fixed', value: 0 },
  'gives-more-than-paid': { value: 99_901, budget: undefined },
  'every-full-of-nothing': { value: 0, threshold: 0, everyFull: true, cap: 100 },
  'cap-missing': { everyFull: true, budget: undefined },
  'stock-missing': { stock: null, budget: undefined },
  'budget-below-worst': { budget: 4_999_999 },
  'budget-not-provable': {
    kind: 'sample',
    price: 0,
    value: 0,
    ...on({ products: { include: { skus: ['s'] } } }),
  },
  'window-inverted': { validFrom: NOW + 11 * DAY },
  'window-past': { validFrom: NOW - 2 * DAY, validUntil: NOW - 1 },
  'claim-window-inverted': { claimFrom: NOW + 2, claimUntil: NOW + 1 },
  'claim-outlives-use': { claimUntil: NOW + 11 * DAY },
  'hours-empty': on({ dayParts: [{ days: [1], from: '10:00', until: '10:00' }] }),
  'day-limits-inverted': on({ usesPerPersonDay: 300, usesPerDay: 200 }),
  'uses-fall-short': on({ usesPerDay: 10 }),
  'person-falls-short': { perPerson: 50, ...on({ usesPerPersonDay: 2 }) },
  'products-missing': { kind: 'sample', price: 0, value: 100 },
  'products-contradict': on({
    products: { include: { brands: ['a'] }, exclude: { brands: ['a'] } },
  }),
  'exclusion-of-itself': on({ stacking: { with: 'all' }, excludes: ['winter'] }),
  'exclusion-overlaps': on({ excludes: ['spring'] }),
  'together-never': on({ perBasket: 2 }),
  'title-missing': { title: { zh: '冬季券', en: ' ' } },
  'terms-missing': { terms: { zh: '满减' } },
  'loan-unkept': { loan: 20, claimsPerDay: 50 },
  'loan-above-stock': { loan: 251 },
  'offline-for-cash': { kind: 'cash', threshold: 0, offlineRisk: { perCoupon: 1, perSiteDay: 1 } },
  'offline-limits-inverted': { offlineRisk: { perCoupon: 2, perSiteDay: 1 } },
  'offline-loss': { offlineRisk: { perCoupon: 10_000, perSiteDay: 50_000 } },
};
/** These come with another that cannot be helped. */
const besides: Partial<Record<FindingCode, FindingCode>> = {
  'every-full-of-nothing': 'worth-nothing',
  'offline-for-cash': 'offline-loss',
  'offline-limits-inverted': 'offline-loss',
};

describe('an offer before it is published', () => {
  it('has nothing against it where it is sound', () => {
    expect(lint({})).toEqual([]);
    expect(lint(packet)).toEqual([]);
    expect(lint({ kind: 'percentage', rate: 9_500, value: 0, threshold: 0, cap: 10_000 })).toEqual(
      [],
    );
  });

  it.each(findingCode.options)('finds %s', (code) => {
    const found = lint(wrong[code]);
    expect(found.map((one) => one.code).toSorted()).toEqual(
      [code, besides[code]].filter((one) => one !== undefined).toSorted(),
    );
    for (const one of found) expect(offerFinding.parse(one)).toEqual(one);
  });

  it('keeps nothing at kiosks of an offer that is one a member', () => {
    expect(codes({ loan: 20 })).toEqual([]);
    expect(codes({ loan: 20, personBy: 'member' })).toEqual(['loan-unkept']);
  });

  it('allows a top prize of CNY 50,000 and not a fen more', () => {
    const top = (value: number) => ({ ...packet, prizes: [{ value, count: 500 }], budget: 5e9 });
    expect(codes(top(5_000_000))).toEqual([]);
    expect(codes(top(5_000_001))).toEqual(['top-prize-too-high']);
    expect(codes({ ...packet, prizes: undefined, value: 5_000_001, budget: 5e9 })).toContain(
      'top-prize-too-high',
    );
  });

  it('says what it may cost: by the deck, by stock and value, by the days with no network', () => {
    expect(lint({ ...packet, budget: 1 })[0]).toMatchObject({
      code: 'budget-below-worst',
      level: 'error',
      details: { budget: 1, worst: 137_000 },
    });
    expect(lint({ everyFull: true, cap: 20_000 })[0]?.details).toEqual({
      budget: 5_000_000,
      worst: 10_000_000,
    });
    // Ten days from the middle of one on are budgets of eleven.
    const risk = { offlineRisk: { perCoupon: 10_000, perSiteDay: 50_000 } };
    expect(lint(risk)[0]).toMatchObject({ level: 'note', details: { loss: 50_000 * 3 * 11 } });
    expect(lint({ ...risk, ...on({ sites: ['a'] }) })[0]?.details).toEqual({ loss: 50_000 * 11 });
  });

  it('says the worst first', () => {
    const levels = lint({
      stock: null,
      budget: undefined,
      terms: { zh: '' },
      ...wrong['offline-loss'],
    }).map(({ level }) => level);
    expect(levels).toEqual(['error', 'error', 'warning', 'note']);
  });
});
