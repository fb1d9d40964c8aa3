import { describe, expect, it } from 'vitest';
import type { Coupon } from '../../preload/contract/index.ts';
import {
  hasSeenHow,
  keepCoupons,
  keepSite,
  keepStores,
  keptCoupons,
  keptSite,
  keptStores,
  markHowSeen,
  type Shelf,
} from './keep.ts';

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

  it('is whose page it was, and where each coupon can be used', () => {
    const place = shelf();
    expect(keptSite(place)).toBeNull();
    expect(keptStores(place)).toEqual({});
    const brands = [{ id: 'hebai', name: { zh: '鹤白' } }];
    const site = { name: { zh: '湖滨店' }, brands };
    keepSite(place, { ...site, screens: [{ id: 's-1' }] } as typeof site);
    expect(keptSite(place)).toEqual(site);
    const stores = { c1: { everywhere: true, stores: [{ zh: '湖滨店' }], count: 1 } };
    keepStores(place, stores);
    expect(keptStores(place)).toEqual(stores);
    const spoilt = { ...shelf(), getItem: () => '{"name":1,"c1":{"count":-1}}' };
    expect(keptSite(spoilt)).toBeNull();
    expect(keptStores(spoilt)).toEqual({});
  });

  it('shows the three steps once', () => {
    const place = shelf();
    expect(hasSeenHow(place)).toBe(false);
    markHowSeen(place);
    expect(hasSeenHow(place)).toBe(true);
  });
});
