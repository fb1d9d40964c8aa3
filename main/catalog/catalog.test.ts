import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calls } from '../../preload/contract/index.ts';
import { good } from '../../tests/fakes/results.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openStore } from '../store/sqlite.ts';
import { openCatalog } from './catalog.ts';
import { encodeSgtin96 } from './epc/sgtin.ts';
import { catalogMigrations, catalogPath } from './migrations.ts';
import type { OutfitModel } from './outfits/model/model.ts';
import { remember } from './remembered.ts';
import { hurriedClock } from './testing/hurried-clock.ts';
import { openShop, type Shop } from './testing/shop.ts';

const PRODUCTS = `sku,gtin,name,category,gender,price,stock,sizes
C1,6901234567892,大衣,coat,women,1299,,
T1,,毛衣,knitwear,women,599,,
P1,,西裤,trousers,women,499,,
B1,,短靴,boots,women,899,,
U1,,内衣,bra,women,99,,
`;
const OUTFITS = `outfit,sku,slot
通勤|Commute,C1,outerwear
通勤|Commute,T1,top
通勤|Commute,P1,bottom
通勤|Commute,U1,top
通勤|Commute,GONE,shoes
`;
const REVIEWS = `sku,rating,title,text,language,date,helpful,recommended
C1,5,,面料柔软，版型很好。,zh,,3,yes
C1,1,,掉色严重，质量太差。,zh,,1,no
`;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());
const answer = (sku: string) => good(shop.catalog.answer(sku));
const tag = (gtin: string) => {
  const made = encodeSgtin96({ gtin, serial: '77', prefixDigits: 8 });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
};

describe('an answer', () => {
  test('holds the product, its looks and what shoppers say, as the contract has it', async () => {
    await shop.bring('products', PRODUCTS);
    await shop.bring('outfits', OUTFITS);
    await shop.bring('reviews', REVIEWS);
    const told = answer('C1');
    expect(calls['catalog.product'].output.parse(told)).toEqual(told);
    expect(told.product.name).toEqual({ zh: '大衣' });
    expect(told.outfits[0]).toMatchObject({
      name: { zh: '通勤', en: 'Commute' },
      reasons: [{ kind: 'stylist' }],
      total: 239_700,
    });
    expect(told.outfits[0]?.pieces.map(({ product }) => product.sku)).toEqual(['T1', 'P1']);
    expect(told.reviews).toMatchObject({ count: 2, score: 3 });
    expect(new Set(told.reviews.highlights.map(({ happy }) => happy)).size).toBe(2);
  });

  test('a product nobody knows', () => {
    expect(shop.catalog.answer('nope')).toEqual({
      ok: false,
      fault: { code: 'product-unknown', details: { sku: 'nope' } },
    });
    expect(shop.catalog.product('nope')).toBeNull();
  });

  test('follows new reviews at once, and keeps their digest', async () => {
    await shop.bring('products', PRODUCTS);
    await shop.bring('reviews', REVIEWS);
    expect(answer('C1').reviews.count).toBe(2);
    await shop.catalog.settled();
    expect(shop.store.all('SELECT sku FROM review_digests')).toEqual([{ sku: 'C1' }]);
    await shop.bring('reviews', `${REVIEWS}C1,4,,还不错,zh,,0,\n`);
    expect(answer('C1').reviews.count).toBe(3);
    await shop.catalog.settled();
    expect(answer('C1').reviews.count).toBe(3);
    expect(shop.store.all('SELECT sku FROM review_digests')).toHaveLength(1);
  });

  test('a damaged row is set aside and reported, the others stand', async () => {
    await shop.bring('products', PRODUCTS);
    shop.store.run(`UPDATE products SET name = 'broken' WHERE sku = 'T1'`);
    const reports: string[] = [];
    const catalog = openCatalog({
      store: shop.store,
      log: silentLog,
      clock: systemClock,
      imageUrl: () => null,
      setAside: ({ key }) => reports.push(key),
    });
    expect(catalog.product('T1')).toBeNull();
    expect(reports).toEqual(['T1']);
    expect(catalog.product('P1')).not.toBeNull();
    await catalog.close();
  });
});

test('what was learned elsewhere is used where it is there, and missed by nobody where it is not', async () => {
  const seen: string[] = [];
  const item = { left: new Float32Array([1, 0]), right: new Float32Array([1, 0]) };
  const model: OutfitModel = {
    describe({ title }) {
      seen.push(title);
      return item;
    },
    pair: () => 1,
    completes: () => 1,
    outfit: () => 1,
    explain: () => [],
  };
  await shop.bring('products', PRODUCTS);
  const open = (outfitModel: Promise<OutfitModel | null>) =>
    openCatalog({
      store: shop.store,
      log: silentLog,
      clock: systemClock,
      imageUrl: () => null,
      outfitModel,
    });
  for (const [given, described] of [
    [Promise.resolve(model), true],
    [Promise.resolve(null), false],
  ] as const) {
    seen.length = 0;
    const catalog = open(given);
    await catalog.settled();
    expect(seen.includes('大衣')).toBe(described);
    const told = catalog.answer('C1');
    expect(told.ok && told.value.outfits.length).toBeGreaterThan(0);
    await catalog.close();
  }
});

describe('a tag', () => {
  test('is known from the list first, then by the number it carries', async () => {
    await shop.bring('products', PRODUCTS);
    const epc = tag('6901234567892');
    expect(shop.catalog.skuOfEpc(epc)).toBe('C1');
    expect(shop.catalog.skuOfEpc(epc.toLowerCase())).toBe('C1');
    await shop.bring(
      'tags',
      `epc,sku\n${epc},T1\nE2801160600002084F0CAA11,P1\nE2801160600002084F0CAA12,GONE\n`,
    );
    expect(shop.catalog.skuOfEpc(epc)).toBe('T1');
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA11')).toBe('P1');
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA12')).toBeNull();
  });

  test('of nothing we have is nobody’s: strange, damaged, or of another shop', async () => {
    await shop.bring('products', PRODUCTS);
    for (const epc of [
      'E2801160600002084F0CAA99',
      '3035A5',
      'FFFFFFFFFFFFFFFFFFFFFFFF',
      tag('6901234567885'),
      '',
    ])
      expect(shop.catalog.skuOfEpc(epc), epc).toBeNull();
  });

  test('for the bench: from the list, or made of the GTIN', async () => {
    await shop.bring('products', PRODUCTS);
    await shop.bring('tags', 'epc,sku\nE2801160600002084F0CAA11,P1\n');
    expect(shop.catalog.tagOf('P1')).toBe('E2801160600002084F0CAA11');
    expect(shop.catalog.skuOfEpc(shop.catalog.tagOf('C1') ?? '')).toBe('C1');
    expect(shop.catalog.tagOf('T1')).toBeNull();
    expect(shop.catalog.tagOf('nope')).toBeNull();
  });

  test('what another process imports is seen', async () => {
    await shop.bring('products', PRODUCTS);
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA11')).toBeNull();
    const store = await openStore(catalogPath(shop.folder), catalogMigrations, 'normal');
    const other = openCatalog({ store, log: silentLog, clock: systemClock, imageUrl: () => null });
    await other.importFile(
      'tags',
      shop.write('tags.csv', 'epc,sku\nE2801160600002084F0CAA11,P1\n'),
    );
    await other.close();
    store.close();
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA11')).toBe('P1');
  });
});

describe('a site folder', () => {
  test('is imported in the order that makes sense, with mappings beside it', async () => {
    const site = join(shop.folder, 'site');
    mkdirSync(site);
    shop.write('site/reviews.csv', REVIEWS);
    shop.write('site/outfits.csv', OUTFITS);
    shop.write('site/products.csv', PRODUCTS.replace('sku,', 'Item,'));
    shop.write(
      'site/products.map.json',
      JSON.stringify({
        columns: { sku: 'Item', name: 'name', category: 'category', price: 'price' },
      }),
    );
    const results = await shop.catalog.importFolder(site);
    expect(
      results.map((result) => (result.ok ? [result.value.kind, result.value.state] : result)),
    ).toEqual([
      ['products', 'done'],
      ['outfits', 'done'],
      ['reviews', 'done'],
    ]);
    expect((await shop.catalog.importFolder(site)).map((r) => r.ok && r.value.state)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    shop.write('site/products.map.json', '{"columns": 7}');
    expect((await shop.catalog.importFolder(site))[0]).toMatchObject({
      ok: false,
      fault: { code: 'bad-input' },
    });
  });

  test('the demo shop has no bad row, and every garment an outfit', async () => {
    const site = join(shop.folder, 'demo');
    cpSync(join(import.meta.dirname, '..', '..', 'assets', 'demo'), site, { recursive: true });
    for (const result of await shop.catalog.importFolder(site))
      expect(result).toMatchObject({ ok: true, value: { state: 'done', rejected: 0 } });
    const { products } = await shop.catalog.search({ text: '', limit: 100, offset: 0 });
    expect(products.length).toBeGreaterThan(20);
    // Colour for a face is worn with everything, and is never a piece of an outfit.
    const makeup = products.filter(({ sizes }) => sizes.some(({ shade }) => shade));
    expect(makeup.length).toBeGreaterThan(3);
    for (const product of products) {
      const { sku } = product;
      const told = answer(sku);
      expect([sku, told.outfits.length > 0, told.reviews.highlights.length > 0]).toEqual([
        sku,
        !makeup.includes(product),
        true,
      ]);
      const shown = told.outfits.flatMap(({ pieces }) => pieces.map((piece) => piece.product.sku));
      expect(makeup.filter((one) => shown.includes(one.sku))).toEqual([]);
      expect(shop.catalog.skuOfEpc(shop.catalog.tagOf(sku) ?? '')).toBe(sku);
    }
    rmSync(site, { recursive: true });
  });
});

test('closing stops an import and what comes after it', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `M${i},,大衣${i},coat,women,${i},,`).join(
    '\n',
  );
  const { catalog, write, close } = await openShop(hurriedClock());
  const path = write('products.csv', `sku,gtin,name,category,gender,price,stock,sizes\n${many}\n`);
  const amid = new Promise<void>((resolve) =>
    catalog.imports.onChange(({ imports }) => {
      if ((imports[0]?.rows ?? 0) > 0) resolve();
    }),
  );
  const running = catalog.importFile('products', path);
  await amid;
  await catalog.close();
  expect(await running).toEqual({ ok: false, fault: { code: 'aborted' } });
  expect(await catalog.importFile('products', path)).toMatchObject({
    fault: { code: 'aborted' },
  });
  await close();
});

test('a limited number of answers is remembered, the newest', () => {
  const memory = remember<number>(2);
  let made = 0;
  const get = (key: string) => memory.get(key, () => made++);
  get('a');
  get('b');
  get('a');
  get('c');
  expect([get('a'), get('c'), made]).toEqual([0, 2, 3]);
  expect(get('b')).toBe(3);
  memory.clear();
  expect(get('b')).toBe(4);
});

test('an answer can be held before anybody asks, while no other has to go for it', () => {
  const memory = remember<number>(4);
  expect([memory.hold('a', 1), memory.hold('b', 2), memory.hold('c', 3)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([memory.get('a', () => 9), memory.get('c', () => 9)]).toEqual([1, 9]);
});
