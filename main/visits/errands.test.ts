import { describe, expect, it } from 'vitest';
import { product } from '../../preload/contract/index.ts';
import { good } from '../../tests/fakes/results.ts';
import { manualClock } from '../base/clock.ts';
import { openErrands } from './errands.ts';

const coat = product.parse({
  sku: 'COAT',
  gtin: null,
  name: { zh: '大衣', en: 'Coat' },
  brand: 'hebai',
  category: 'coat',
  gender: 'women',
  colour: 'camel',
  season: '',
  price: 189_900,
  listPrice: null,
  currency: 'CNY',
  image: null,
  sizes: [
    { label: 'S', stock: 1 },
    { label: 'M', stock: 2 },
    { label: 'L', stock: 0 },
    { label: 'XL', stock: 4 },
  ],
});

const open = () => {
  const clock = manualClock();
  const desk = openErrands({ clock, productOf: (sku) => (sku === 'COAT' ? coat : null) });
  const ask = (visit: string, size: string, screen = 'atrium') => {
    return good(desk.ask(screen, visit, { sku: 'COAT', size })).id;
  };
  const states = () => desk.value.get().errands.map(({ size, state }) => `${size} ${state}`);
  return { clock, desk, ask, states };
};

describe('a size that a shopper asks for', () => {
  it('is told to staff, fetched and brought', () => {
    const { desk, ask, states } = open();
    const id = ask('visit-1', 'M');
    expect(desk.value.get().errands).toMatchObject([
      { id, screen: 'atrium', size: 'M', state: 'asked', product: { sku: 'COAT' } },
    ]);
    expect(desk.take(id).ok).toBe(true);
    expect(states()).toEqual(['M fetching']);
    expect(desk.finish(id, 'brought').ok).toBe(true);
    expect(states()).toEqual(['M brought']);
    desk.forgetVisit('visit-1');
    expect(states()).toEqual([]);
  });

  it('is one errand however often it is asked for, and another once it was brought', () => {
    const { desk, ask, states } = open();
    const id = ask('visit-1', 'M');
    expect(ask('visit-1', 'M')).toBe(id);
    desk.take(id);
    desk.finish(id, 'not-found');
    expect(ask('visit-1', 'M')).not.toBe(id);
    expect(states()).toEqual(['M not-found', 'M asked']);
  });

  it('has to be a size of a product, and no more of them than hands carry', () => {
    const { desk, ask } = open();
    expect(desk.ask('atrium', 'visit-1', { sku: 'COAT', size: 'XXS' })).toMatchObject({
      fault: { code: 'product-unknown' },
    });
    expect(desk.ask('atrium', 'visit-1', { sku: 'HAT', size: 'M' }).ok).toBe(false);
    for (const size of ['S', 'M', 'L']) ask('visit-1', size);
    expect(desk.ask('atrium', 'visit-1', { sku: 'COAT', size: 'XL' })).toMatchObject({
      fault: { code: 'too-many-requests' },
    });
    expect(ask('visit-2', 'XL', 'cellar')).toBeTruthy();
  });

  it('ends with the visit where nobody has gone for it; whoever carries it is told, for a while', () => {
    const { clock, desk, ask, states } = open();
    const carried = ask('visit-1', 'M');
    ask('visit-1', 'S');
    desk.take(carried);
    desk.forgetVisit('visit-1');
    expect(states()).toEqual(['M called-off']);
    expect(desk.take(carried)).toMatchObject({ fault: { code: 'errand-gone' } });
    clock.advance(2 * 60_000);
    expect(states()).toEqual([]);
    expect(desk.finish(carried, 'brought')).toMatchObject({ fault: { code: 'errand-gone' } });
  });

  it('is put away by whoever carries it, once it is called off', () => {
    const { clock, desk, ask, states } = open();
    const carried = ask('visit-1', 'M');
    desk.take(carried);
    desk.withdraw('atrium', carried);
    expect(states()).toEqual(['M called-off']);
    expect(desk.finish(carried, 'not-found').ok).toBe(true);
    expect(states()).toEqual([]);
    clock.advance(3 * 60_000);
    expect(states()).toEqual([]);
  });

  it('is withdrawn by its own screen alone, and takes no other with it', () => {
    const { desk, ask, states } = open();
    const id = ask('visit-1', 'M');
    const other = ask('visit-1', 'S');
    desk.take(other);
    desk.withdraw('cellar', id);
    expect(states()).toEqual(['M asked', 'S fetching']);
    desk.withdraw('atrium', id);
    expect(states()).toEqual(['S fetching']);
  });
});
