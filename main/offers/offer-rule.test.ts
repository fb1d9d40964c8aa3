import { describe, expect, it } from 'vitest';
import { offer, offerRule, offerTerms } from '../../preload/contract/index.ts';
import { canonical } from './chain.ts';
import { offerOf, termsOf, whileClaimable } from './offer-rule.ts';

/** As ledgers kept it before offers had conditions. */
const kept = {
  id: 'winter',
  brand: 'hebai',
  kind: 'fixed',
  title: { zh: '券' },
  terms: { zh: '每人一张' },
  value: 3_000,
  threshold: 29_900,
  validFrom: 1_000,
  validUntil: 2_000,
} as const;

describe('terms kept long ago', () => {
  it.each(['full-reduction', 'fixed', 'red-packet'] as const)('still read: %s', (kind) => {
    const read = offerTerms.parse({ ...kept, kind });
    expect(read).toMatchObject({ ...kept, kind });
    expect(read.conditions).toEqual({
      sites: [],
      products: {
        include: { brands: [], categories: [], skus: [], gtins: [] },
        exclude: { brands: [], categories: [], skus: [], gtins: [] },
        atLeast: 1,
      },
      dayParts: [],
      stacking: { with: 'none' },
      excludes: [],
      priority: 0,
      perBasket: 1,
    });
    expect(whileClaimable(read, 1_000).ok && whileClaimable(read, 2_000).ok).toBe(true);
    expect(whileClaimable(read, 2_001)).toMatchObject({ fault: { code: 'offer-ended' } });
  });

  it('read the same after being kept again', () => {
    const read = offerTerms.parse(kept);
    expect(offerTerms.parse(JSON.parse(canonical(read)))).toEqual(read);
  });
});

describe('an offer', () => {
  const rule = offerRule.parse({
    ...kept,
    claimFrom: 500,
    claimUntil: 1_500,
    stock: 10,
    perPerson: 2,
    budget: 30_000,
    claimsPerDay: 5,
    offlineRisk: { perCoupon: 3_000, perSiteDay: 6_000 },
    conditions: { products: { include: { gtins: ['04006381333931'] } } },
  });

  it('keeps its conditions with the coupon and its limits to itself', () => {
    const terms = termsOf(rule);
    expect(offerTerms.parse(terms)).toEqual(terms);
    expect(Object.keys(terms)).not.toContain('stock');
    expect(Object.keys(terms)).not.toContain('budget');
    expect(terms.conditions.products.include.gtins).toEqual(['04006381333931']);
  });

  it('promises the same whoever counts as one person', () => {
    const member = offerRule.parse({ ...rule, personBy: 'member' });
    expect(member.personBy).toBe('member');
    expect(canonical(termsOf(member))).toBe(canonical(termsOf(rule)));
    expect(canonical(rule)).not.toContain('personBy');
    expect(offerRule.safeParse({ ...rule, personBy: 'phone' }).success).toBe(false);
  });

  it('shows pages its face alone', () => {
    expect(offerOf(termsOf(rule))).toEqual({ ...kept, claimFrom: 500, claimUntil: 1_500 });
    expect(offer.parse(offerOf(termsOf(rule)))).toEqual(offerOf(termsOf(rule)));
  });

  it('is claimed in a window of its own', () => {
    expect(whileClaimable(rule, 499)).toMatchObject({ fault: { code: 'offer-not-started' } });
    expect(whileClaimable(rule, 500).ok && whileClaimable(rule, 1_500).ok).toBe(true);
    expect(whileClaimable(rule, 1_501)).toMatchObject({ fault: { code: 'offer-ended' } });
  });
});
