import { describe, expect, it } from 'vitest';
import type { Coupon } from '../../preload/contract/index.ts';
import { hasSeenHow, keepCoupons, keptCoupons, markHowSeen, type Shelf } from './keep.ts';

const shelf = (): Shelf => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
};
const coupon: Coupon = {
  id: 'c1',
  code: '7K4M9QX2ABCD',
  offer: {
    id: 'winter',
    brand: 'hebai',
    kind: 'fixed',
    title: { zh: '券' },
    terms: { zh: '规则' },
    value: 10_000,
    threshold: 0,
    validFrom: 0,
    validUntil: 1,
  },
  state: 'claimed',
  claimedAt: 0,
  redeemedAt: null,
  redeemedWhere: null,
};

describe('what the phone keeps', () => {
  it('comes back as it was, with the moment', () => {
    const place = shelf();
    expect(keptCoupons(place)).toBeNull();
    keepCoupons(place, [coupon], 7);
    expect(keptCoupons(place)).toEqual({ savedAt: 7, coupons: [coupon] });
    keepCoupons(place, [], 8);
    expect(keptCoupons(place)).toEqual({ savedAt: 8, coupons: [] });
  });

  it('is not believed when another build or a person wrote it', () => {
    for (const text of ['', '{', '[]', '{"savedAt":1,"coupons":[{"id":1}]}']) {
      const place = { ...shelf(), getItem: () => text };
      expect(keptCoupons(place)).toBeNull();
    }
  });

  it('shows the three steps once', () => {
    const place = shelf();
    expect(hasSeenHow(place)).toBe(false);
    markHowSeen(place);
    expect(hasSeenHow(place)).toBe(true);
  });
});
