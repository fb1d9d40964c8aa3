import { describe, expect, it } from 'vitest';
import type { Offer, Site } from '../../preload/contract/index.ts';
import { isMet, narrow } from './needs.ts';
import { offerFor, placeOf } from './place.ts';

const offer = (
  id: string,
  over: Partial<Pick<Offer, 'brand' | 'value' | 'validFrom' | 'validUntil'>> = {},
): Offer => ({
  id,
  brand: 'a',
  kind: 'fixed',
  title: { zh: id },
  terms: { zh: '' },
  value: 1_000,
  threshold: 0,
  validFrom: 0,
  validUntil: 100,
  ...over,
});
const site = (over: Partial<Site> = {}): Site => ({
  name: { zh: '店' },
  languages: ['zh'],
  currency: 'CNY',
  brands: [
    { id: 'a', name: { zh: '甲' }, follow: { label: { zh: '关注' }, url: 'https://a.example' } },
    { id: 'b', name: { zh: '乙' } },
  ],
  screens: ['a', 'b'].map((brand) => ({
    id: `screen-${brand}`,
    name: { zh: '' },
    place: { zh: '' },
    theme: 'paper' as const,
    brand,
    diagonalInches: 43,
    lowerEdgeMm: 300,
    zones: brand === 'a' ? ['mirror'] : [],
    ...(brand === 'a'
      ? {
          camera: {
            rotation: 0 as const,
            mirror: true,
            fieldOfView: 65,
            demo: false,
            passers: false,
          },
        }
      : {}),
  })),
  offers: [],
  version: '1',
  ...over,
});

describe('offerFor', () => {
  it('takes the running offer of the brand that saves most, the sooner to end among equals', () => {
    const offers = [
      offer('small'),
      offer('later', { value: 5_000 }),
      offer('sooner', { value: 5_000, validUntil: 90 }),
      offer('over', { value: 9_000, validUntil: 40 }),
      offer('other brand', { value: 9_000, brand: 'b' }),
    ];
    expect(offerFor(site({ offers }), 'a', 50)?.id).toBe('sooner');
    expect(offerFor(site({ offers }), 'a', 95)?.id).toBe('later');
    expect(offerFor(site({ offers }), 'a', 101)).toBeNull();
  });
});

describe('placeOf', () => {
  it('is the named screen, else the first; a screen that does not exist is nowhere', () => {
    expect(placeOf(site(), 'screen-b', 0)?.brand.id).toBe('b');
    expect(placeOf(site(), null, 0)?.screen.id).toBe('screen-a');
    expect(placeOf(site(), 'gone', 0)).toBeNull();
  });

  it('decides which needs are met', () => {
    const rich = placeOf(site({ offers: [offer('o')] }), 'screen-a', 50);
    const poor = placeOf(site({ offers: [offer('o')] }), 'screen-b', 50);
    if (!rich || !poor) throw new Error('both screens exist');
    const met = (place: typeof rich) =>
      (['catalog', 'tags', 'offers', 'follow', 'camera'] as const).filter((need) =>
        isMet(need, place),
      );
    expect(met(rich)).toEqual(['catalog', 'tags', 'offers', 'follow', 'camera']);
    expect(met(poor)).toEqual(['catalog']);
  });
});

describe('narrow', () => {
  const asked: string[] = [];
  const link = {
    call: (name: string) => {
      asked.push(name);
      return Promise.resolve({ ok: true, value: {} });
    },
    watch: (name: string) => {
      asked.push(name);
      return () => {};
    },
  };
  const host = narrow(link as never, ['catalog']);

  it('lets through what the needs open and nothing else', async () => {
    await host.call('catalog.product', { sku: 'COAT' });
    expect(asked).toEqual(['catalog.product']);
    expect(() => host.call('offers.ticket' as never, {} as never)).toThrow('offers.ticket');
    expect(() => host.watch('presence' as never, () => {})).toThrow('presence');
  });
});
