import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShop, type Shop } from '../testing/shop.ts';
import { indexTokens, matchExpression } from './tokens.ts';

const PRODUCTS = `sku,gtin,name,name_en,brand,category,gender,colour,season,price,stock,sizes
C1,6901234567892,雾灰羊毛大衣,Mist Wool Coat,鹤白,coat,women,grey,,1299,S:3,S
C2,,驼色大衣,Camel Coat,鹤白,coat,men,camel,,1899,S:0,S
S1,,白衬衫,White shirts,Ink,shirt,women,white,,399,,
K1,,羊绒围巾,Cashmere scarf,Ink,scarf,unisex,red,,299,,
E1,,"50% OR ""x"" NEAR(a)",Étoile Crêpe,,dress,women,,,1,,
`;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await shop.bring('products', PRODUCTS);
});
afterAll(() => shop.close());

const find = (text: string, more: object = {}) => {
  const { products, total } = shop.catalog.search({ text, limit: 24, offset: 0, ...more });
  expect(products.length).toBe(Math.min(24, total));
  return products.map(({ sku }) => sku);
};

describe('search', () => {
  test.each([
    ['大衣', ['C1', 'C2']],
    ['羊毛大衣', ['C1']],
    ['羊', ['C1', 'K1']],
    ['围巾', ['K1']],
    ['coat', ['C1', 'C2']],
    ['WOOL', ['C1']],
    ['shirt', ['S1']],
    ['shir', ['S1']],
    ['etoile', ['E1']],
    ['鹤白 coat', ['C1', 'C2']],
    ['ink 白', ['S1']],
    ['6901234567892', ['C1']],
    ['C1', ['C1']],
    ['女', ['C1', 'E1', 'S1']],
    ['男士 大衣', ['C2']],
    ['外套', ['C1', 'C2']],
  ])('%s', (text, skus) => expect(find(text).toSorted()).toEqual(skus));

  test('nothing typed shows everything, what is sold out last', () => {
    const all = find('');
    expect(all).toHaveLength(5);
    expect(all.at(-1)).toBe('C2');
  });

  test('attributes narrow, by the words of the shop or ours', () => {
    expect(find('大衣', { gender: 'men' })).toEqual(['C2']);
    expect(find('大衣', { gender: '女士' })).toEqual(['C1']);
    expect(find('', { category: 'outerwear', colour: ' Grey ' })).toEqual(['C1']);
    expect(find('', { category: 'coat', brand: '鹤白' })).toEqual(['C1', 'C2']);
    expect(find('', { brand: 'nobody' })).toEqual([]);
  });

  test('words that are not all there still find the products with some of them', () => {
    expect(find('羊毛大衣 zeppelin')).toContain('C1');
    expect(find('zeppelin')).toEqual([]);
  });

  test('what a person types is never an operator', () => {
    for (const text of [
      '"',
      'a"b',
      'NEAR(',
      'x OR',
      '*',
      '-coat',
      '(',
      'coat AND',
      "'; DROP TABLE products; --",
      '50%',
    ])
      expect(() => find(text), text).not.toThrow();
    expect(find('near')).toEqual(['E1']);
  });

  test('pages do not overlap and cover all', () => {
    const pages = [0, 2, 4].flatMap((offset) => find2(offset));
    expect(pages.toSorted()).toEqual(['C1', 'C2', 'E1', 'K1', 'S1']);
  });
  const find2 = (offset: number) =>
    shop.catalog.search({ text: '', limit: 2, offset }).products.map(({ sku }) => sku);
});

test('runs without spaces are cut into characters and pairs', () => {
  expect(indexTokens('雾灰Wool大衣 2')).toBe('雾 灰 雾灰 wool 大 衣 大衣 2');
  expect(matchExpression('羊毛大衣')).toBe('"羊毛" AND "毛大" AND "大衣"');
  expect(matchExpression('衣')).toBe('"衣"');
  expect(matchExpression('  !? ')).toBeNull();
});
