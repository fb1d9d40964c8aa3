import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShop, type Shop } from '../testing/shop.ts';

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

const find = async (text: string, more: object = {}) => {
  const { products, total } = await shop.catalog.search({ text, limit: 24, offset: 0, ...more });
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
    ['WOOL', ['C1', 'K1']],
    ['shirt', ['S1']],
    ['shir', ['S1']],
    ['etoile', ['E1']],
    ['鹤白 coat', ['C1', 'C2']],
    ['ink 白', ['S1']],
    ['6901234567892', ['C1']],
    ['C1', ['C1']],
    ['c1', ['C1']],
    ['女', ['C1', 'E1', 'S1']],
    ['男士 大衣', ['C2']],
    ['外套', ['C1', 'C2']],
    ['我想找一件灰色的大衣', ['C1']],
  ])('%s', async (text, skus) => expect((await find(text)).toSorted()).toEqual(skus));

  test('nothing typed shows everything, what is sold out last', async () => {
    const all = await find('');
    expect(all).toHaveLength(5);
    expect(all.at(-1)).toBe('C2');
  });

  test('attributes narrow, by the words of the shop or ours', async () => {
    expect(await find('大衣', { gender: 'men' })).toEqual(['C2']);
    expect(await find('大衣', { gender: '女士' })).toEqual(['C1']);
    expect(await find('', { category: 'outerwear', colour: ' Grey ' })).toEqual(['C1']);
    expect(await find('', { category: 'coat', brand: '鹤白' })).toEqual(['C1', 'C2']);
    expect(await find('大衣', { category: 'coat', brand: '鹤白' })).toEqual(['C1', 'C2']);
    expect(await find('', { brand: 'nobody' })).toEqual([]);
    expect(await find('coat', { brand: 'nobody' })).toEqual([]);
  });

  test('words that are not all there still find the products with some of them, and say so', async () => {
    expect(await find('羊毛大衣 zeppelin')).toEqual(['C1']);
    expect(await find('zeppelin')).toEqual([]);
    const found = await shop.catalog.search({ text: 'coat zeppelin', limit: 9, offset: 0 });
    expect(found).toMatchObject({ unknown: ['zeppelin'], matched: 'some', total: 2 });
    const none = await shop.catalog.search({ text: 'green coat', limit: 9, offset: 0 });
    expect(none).toMatchObject({ unknown: [], matched: 'some', total: 2 });
  });

  test('what a person types is never an operator', async () => {
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
      await expect(find(text), text).resolves.toBeDefined();
    expect(await find('near')).toEqual(['E1']);
  });

  test('pages do not overlap and cover all, with words and without', async () => {
    for (const text of ['', '女']) {
      const { total } = await shop.catalog.search({ text, limit: 1, offset: 0 });
      const pages: string[] = [];
      for (let offset = 0; offset < total; offset += 2) {
        const page = await shop.catalog.search({ text, limit: 2, offset });
        pages.push(...page.products.map(({ sku }) => sku));
      }
      expect(new Set(pages).size).toBe(total);
      expect(pages).toEqual(await find(text));
    }
  });

  test('tells how many there are of each kind', async () => {
    const { facets } = await shop.catalog.search({ text: '女', limit: 1, offset: 0 });
    expect(facets.category).toEqual([
      { value: 'coat', count: 1 },
      { value: 'dress', count: 1 },
      { value: 'shirt', count: 1 },
    ]);
    expect(facets.brand).toContainEqual({ value: '鹤白', count: 1 });
  });
});

describe('the shelf without an end', () => {
  test('comes in pages, what is sold out last, and begins again', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 5; page++) {
      const found = await shop.catalog.shelf({ seed: 's', limit: 2, cursor });
      if (!found.ok || found.value.cursor === null) throw new Error('no page');
      seen.push(...found.value.products.map(({ sku }) => sku));
      cursor = found.value.cursor;
    }
    expect(seen.slice(0, 5).toSorted()).toEqual(['C1', 'C2', 'E1', 'K1', 'S1']);
    expect(seen[4]).toBe('C2');
    expect(seen.slice(5).toSorted()).toEqual(['C1', 'C2', 'E1', 'K1', 'S1']);
  });

  test('narrows, leaves out what is held, and refuses a cursor it does not know', async () => {
    const coats = await shop.catalog.shelf({ seed: 's', limit: 1, category: 'coat', sku: 'C2' });
    expect(coats).toMatchObject({ ok: true, value: { products: [{ sku: 'C1' }] } });
    const none = await shop.catalog.shelf({ seed: 's', limit: 9, category: 'tent' });
    expect(none).toMatchObject({ ok: true, value: { products: [], cursor: null } });
    expect(await shop.catalog.shelf({ seed: 's', limit: 9, cursor: 'x' })).toMatchObject({
      ok: false,
      fault: { code: 'bad-input' },
    });
  });
});

/** One shop in two languages: a search has to find the grey coats in each. */
const GREY_COATS = {
  中文: `sku,name,category,gender,colour,price
G1,雾灰长款外套,大衣,女,灰色,1
G2,经典双排扣外套,大衣,男,深灰,1
B1,黑色长款大衣,大衣,女,黑色,1
R1,灰色长裤,裤子,女,灰色,1
W1,白色衬衫,衬衫,女,白色,1
`,
  English: `sku,name,category,gender,colour,price
G1,Mist long coat,Coats,Women,Gray,1
G2,Classic double breasted,Coats,Men,Charcoal,1
B1,Long black coat,Coats,Women,Black,1
R1,Grey trousers,Trousers,Women,Grey,1
W1,White shirt,Shirts,Women,White,1
`,
};

describe.each(Object.entries(GREY_COATS))('a shop that speaks %s alone', (_language, list) => {
  let own: Shop;
  beforeAll(async () => {
    own = await openShop();
    await own.bring('products', list);
  });
  afterAll(() => own.close());

  test.each([
    '灰色 外套',
    '灰色外套',
    '灰外套',
    '灰大衣',
    'hui se waitao',
    'hui se wai tao',
    'huisewaitao',
    'huise dayi',
    'grey coat',
    'gray coats',
    'GREY COATS',
    'grye coat',
    'grey caots',
    'a coat in grey, please',
  ])('%s', async (text) => {
    const { products, total, matched } = await own.catalog.search({ text, limit: 9, offset: 0 });
    expect(products.map(({ sku }) => sku).toSorted()).toEqual(['G1', 'G2']);
    expect([total, matched]).toEqual([2, 'all']);
  });

  test('tells what it took the letters for', async () => {
    const grye = await own.catalog.search({ text: 'grye coat', limit: 9, offset: 0 });
    expect(grye.corrected).toEqual([{ typed: 'grye', read: 'grey' }]);
    const spelt = await own.catalog.search({ text: 'huise waitao', limit: 9, offset: 0 });
    expect(spelt.corrected.map(({ read }) => read).join(' ')).toBe('灰色 外套');
  });

  test('hears a wrong character that sounds right', async () => {
    const found = await own.catalog.search({ text: '白色衬杉', limit: 9, offset: 0 });
    expect(found.products.map(({ sku }) => sku)).toEqual(['W1']);
    expect(found.corrected).toEqual([{ typed: '衬杉', read: '衬衫' }]);
  });

  test('what the columns say comes before what a name mentions', async () => {
    await own.bring(
      'products',
      `sku,name,category,gender,colour,price\nX1,Black shirt with white collar,Shirts,Women,Black,1\n`,
      'more.csv',
    );
    const found = await own.catalog.search({ text: 'white shirt', limit: 9, offset: 0 });
    expect(found.products.map(({ sku }) => sku)).toEqual(['W1', 'X1']);
  });
});
