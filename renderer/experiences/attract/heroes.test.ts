import { describe, expect, it } from 'vitest';
import type { Product } from '../../../preload/contract/index.ts';
import { chooseHeroes } from './heroes.ts';

const product = (sku: string, category: string, over: Partial<Product> = {}): Product => ({
  sku,
  gtin: null,
  name: { zh: sku },
  brand: 'b',
  category,
  gender: '',
  colour: '',
  season: '',
  price: 100,
  listPrice: null,
  currency: 'CNY',
  image: `/images/${sku}.svg`,
  sizes: [],
  ...over,
});
const skus = (products: readonly Product[]) => chooseHeroes(products).map(({ sku }) => sku);

describe('chooseHeroes', () => {
  it('shows one of each category before a second of any', () => {
    expect(skus([product('c1', 'coat'), product('c2', 'coat'), product('s1', 'shirt')])).toEqual([
      'c1',
      's1',
      'c2',
    ]);
  });

  it('leaves out what has no picture and puts what is sold out last', () => {
    expect(
      skus([
        product('none', 'coat', { image: null }),
        product('sold', 'coat', { sizes: [{ label: 'M', stock: 0 }] }),
        product('has', 'coat', { sizes: [{ label: 'M', stock: 2 }] }),
      ]),
    ).toEqual(['has', 'sold']);
  });

  it('shows eight at most', () => {
    expect(skus(Array.from({ length: 20 }, (_, i) => product(`p${i}`, `c${i}`)))).toHaveLength(8);
  });
});
