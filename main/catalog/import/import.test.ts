import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportState } from '../../../preload/contract/index.ts';
import { hurriedClock } from '../testing/hurried-clock.ts';
import { openShop, type Shop } from '../testing/shop.ts';

const HEADER =
  'sku,gtin,name,name_en,brand,category,gender,colour,season,price,list_price,currency,image,sizes,stock';
const COAT =
  'C1,6901234567892,雾灰羊毛大衣,Mist Wool Coat,鹤白,coat,女,grey,autumn-winter,1299.00,1699,CNY,coat/front.svg,S|M,S:3|M:0';
const SHIRT = 'S1,,白衬衫,White shirt,鹤白,shirt,women,white,,399,,CNY,,,';
const list = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');

let shop: Shop;
beforeEach(async () => {
  shop = await openShop(hurriedClock());
});
afterEach(() => shop.close());

const problems = (state: ImportState) =>
  state.problems.map(({ line, field, reason }) => `${line} ${field} ${reason}`);
const names = async () =>
  (await shop.catalog.search({ text: '', limit: 100, offset: 0 })).products.map((p) => p.sku);
const found = (text: string) => shop.catalog.search({ text, limit: 9, offset: 0 });

describe('a product list', () => {
  test('is read with all its columns', async () => {
    await shop.bring('products', list(COAT, SHIRT));
    expect(shop.catalog.product('C1')).toEqual({
      sku: 'C1',
      gtin: '06901234567892',
      name: { zh: '雾灰羊毛大衣', en: 'Mist Wool Coat' },
      brand: '鹤白',
      category: 'coat',
      gender: 'women',
      colour: 'grey',
      season: 'autumn-winter',
      price: 129_900,
      listPrice: 169_900,
      currency: 'CNY',
      image: '/media/coat/front.svg',
      sizes: [
        { label: 'S', stock: 3 },
        { label: 'M', stock: 0 },
      ],
    });
    expect(shop.catalog.product('S1')).toMatchObject({ gtin: null, listPrice: null, sizes: [] });
  });

  test('is not read again while it is the same, also by another start', async () => {
    expect((await shop.bring('products', list(COAT))).state).toBe('done');
    const before = shop.store.all('SELECT * FROM products');
    const again = await shop.bring('products', list(COAT));
    expect(again).toMatchObject({ state: 'unchanged', rows: 1, accepted: 1, progress: 1 });
    expect(shop.store.all('SELECT * FROM products')).toEqual(before);
  });

  test('changed, it changes what it changed and removes what it no longer names', async () => {
    await shop.bring('products', list(COAT, SHIRT));
    await shop.bring('products', list(SHIRT.replace('399', '299').replace('白衬衫', '蓝衬衫')));
    expect(await names()).toEqual(['S1']);
    expect(shop.catalog.product('S1')).toMatchObject({ price: 29_900 });
    expect(await found('大衣')).toMatchObject({ total: 0 });
    expect(await found('蓝衬衫')).toMatchObject({ total: 1, matched: 'all' });
  });

  test('leaves the products of other lists alone, and the newest list owns a product', async () => {
    await shop.bring('products', list(COAT, SHIRT), 'autumn.csv');
    await shop.bring('products', list(SHIRT), 'spring.csv');
    await shop.bring('products', list(COAT.replace('1299', '999')), 'autumn.csv');
    expect((await names()).toSorted()).toEqual(['C1', 'S1']);
  });

  test('reads byte order mark, CRLF, quoted commas, quotes and line breaks', async () => {
    const row = 'Q1,,"大衣, ""雾灰""\r\n第二行",,鹤白,coat,women,grey,,1,,,,,';
    const state = await shop.bring('products', `\uFEFF${HEADER}\r\n${row}\r\n${COAT}\r\n`);
    expect(state).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
    expect(shop.catalog.product('Q1')?.name).toEqual({ zh: '大衣, "雾灰"\r\n第二行' });
  });

  test('reports every bad row by line, field and reason, and takes the others', async () => {
    const state = await shop.bring(
      'products',
      list(
        COAT,
        ',,无货号,,,coat,,,,1,,,,,',
        'B1,,坏价格,,,coat,,,,12x,,,,,',
        'B2,6901234567893,坏条码,,,coat,,,,1,,,,,',
        'B3,,太少列',
        'B4,,坏库存,,,coat,,,,1,,,,S,XL:2',
        'B5,,坏图片,,,coat,,,,1,,,../../etc/passwd,,',
        'B6,,两处坏,,,coat,,,,-1,,CNYY,,,',
        'B7,,"坏引号,,,coat,,,,1,,,,,',
        SHIRT,
      ),
    );
    expect(state).toMatchObject({ state: 'done', rows: 10, accepted: 2, rejected: 8 });
    expect(problems(state)).toEqual([
      '3 sku missing',
      '4 price not-an-amount',
      '5 gtin not-a-gtin',
      '6  column-count',
      '7 stock size-unknown',
      '8 image not-a-path',
      '9 currency not-a-currency',
      '9 price not-an-amount',
      '10  quote-unclosed',
    ]);
    expect((await names()).toSorted()).toEqual(['C1', 'S1']);
    const report = shop.report('products').split('\r\n');
    expect(report[0]).toBe('\uFEFFline,field,reason,meaning,说明,value');
    expect(report[2]).toBe('4,price,not-an-amount,not an amount of money,不是有效金额,12x');
    expect(report).toHaveLength(11);
  });

  test('brings make-up with its shades, and takes a shade that changed', async () => {
    const lipstick = (shades: string, sizes = '') =>
      `sku,name,category,price,sizes,stock,shades\nL1,缎光唇膏,lipstick,68,${sizes},301:0|304:3,${shades}\n`;
    await shop.bring('products', lipstick('301:#a8605c:豆沙/Bean|304:#b3261e'));
    expect(shop.catalog.product('L1')?.sizes).toEqual([
      { label: '301', stock: 0, shade: { hex: '#a8605c', name: { zh: '豆沙', en: 'Bean' } } },
      { label: '304', stock: 3, shade: { hex: '#b3261e' } },
    ]);
    await shop.bring('products', lipstick('301:#a8605d|304:#b3261e'));
    expect(shop.catalog.product('L1')?.sizes[0]?.shade).toEqual({ hex: '#a8605d' });

    const other = 'L2,丝绒唇膏,lipstick,78,,,306:#8f2f24\n';
    const wrong = async (row: string) => problems(await shop.bring('products', row + other));
    expect(await wrong(lipstick('301:#a8605d|302:#b3261e', '301|304'))).toEqual([
      '2 shades shade-unknown',
    ]);
    expect(await wrong(lipstick('301:pink|304:#b3261e'))).toEqual(['2 shades not-a-shade']);
    expect(shop.catalog.product('L2')?.sizes).toEqual([
      { label: '306', stock: null, shade: { hex: '#8f2f24' } },
    ]);
  });

  test('brings whom a size is made for, of its own label too, and takes a chart that changed', async () => {
    const coat = (heights: string) =>
      `sku,name,category,price,sizes,heights\nC9,风衣,coat,899,S|165/88A,${heights}\nS9,衬衫,shirt,399,,\n`;
    await shop.bring('products', coat('S:150-160'));
    expect(shop.catalog.product('C9')?.sizes).toEqual([
      { label: 'S', stock: null, height: { from: 150, to: 160 } },
      { label: '165/88A', stock: null, height: { from: 163, to: 167 } },
    ]);
    await shop.bring('products', coat('S:152-160'));
    expect(shop.catalog.product('C9')?.sizes[0]?.height).toEqual({ from: 152, to: 160 });
    expect(problems(await shop.bring('products', coat('XS:150-160')))).toEqual([
      '2 heights size-unknown',
    ]);
    expect(problems(await shop.bring('products', coat('S:5ft')))).toEqual([
      '2 heights not-heights',
    ]);
  });

  test('shows the first 50 problems and keeps all in the report', async () => {
    const bad = Array.from({ length: 80 }, (_, i) => `B${i},,坏,,,coat,,,,x,,,,,`);
    const state = await shop.bring('products', list(COAT, ...bad));
    expect(state.problems).toHaveLength(50);
    expect(state.rejected).toBe(80);
    expect(shop.report('products').trimEnd().split('\r\n')).toHaveLength(81);
  });

  test('a report runs no formula in a spreadsheet', async () => {
    await shop.bring('products', list(COAT, 'B1,,坏,,,coat,,,,=1+1,,,,,'));
    expect(shop.report('products')).toContain("'=1+1");
  });

  test('a row that went bad leaves what was known of its product', async () => {
    await shop.bring('products', list(COAT, SHIRT));
    await shop.bring('products', list(COAT.replace('1299.00', 'soon'), SHIRT));
    expect(shop.catalog.product('C1')).toMatchObject({ price: 129_900 });
  });

  test('a row nobody can read removes nothing: it may have been any product', async () => {
    await shop.bring('products', list(COAT, SHIRT));
    const state = await shop.bring('products', list('"C1,broken', SHIRT));
    expect(state.rejected).toBe(1);
    expect((await names()).toSorted()).toEqual(['C1', 'S1']);
  });

  test('names a product twice: the first row counts, the second is reported', async () => {
    const state = await shop.bring('products', list(COAT, COAT.replace('1299.00', '1')));
    expect(problems(state)).toEqual(['3 sku duplicate']);
    expect(shop.catalog.product('C1')).toMatchObject({ price: 129_900 });
  });

  test('a GTIN belongs to one product, and may move from one to another', async () => {
    const other = COAT.replace('C1', 'C2');
    const state = await shop.bring('products', list(COAT, other));
    expect(problems(state)).toEqual(['3 gtin gtin-taken']);
    await shop.bring('products', list(other, COAT.replace('6901234567892', '')));
    expect(shop.catalog.product('C1')?.gtin).toBeNull();
    expect(shop.catalog.product('C2')?.gtin).toBe('06901234567892');
  });

  test('a row that is not UTF-8 is reported; a file that is not is refused', async () => {
    const gbk = Buffer.from([0xb4, 0xf3, 0xd2, 0xc2]);
    const text = Buffer.concat([
      Buffer.from(`${HEADER}\n${COAT}\nG1,,`),
      gbk,
      Buffer.from(',,,coat,,,,1,,,,,\n'),
    ]);
    expect(problems(await shop.bring('products', text))).toEqual(['3  not-utf8']);
    const utf16 = shop.write('utf16.csv', Buffer.from(`\uFEFF${list(COAT)}`, 'utf16le'));
    expect(await shop.catalog.importFile('products', utf16)).toMatchObject({
      ok: false,
      fault: { code: 'file-unreadable', details: { reason: 'not-utf8' } },
    });
  });

  test('a mapping names foreign columns, values, delimiter and encoding', async () => {
    const encoded = Buffer.concat([
      Buffer.from('Item;Title;Sex;Money\nX1;'),
      Buffer.from([0xb4, 0xf3, 0xd2, 0xc2]),
      Buffer.from(';F;12.50\n'),
    ]);
    await shop.bring('products', encoded, 'erp.txt', {
      mapping: {
        delimiter: ';',
        encoding: 'gb18030',
        columns: {
          sku: 'Item',
          name: 'Title',
          price: 'Money',
          gender: { column: 'Sex', values: { F: 'women' } },
          category: { value: 'coat' },
        },
      },
    });
    expect(shop.catalog.product('X1')).toMatchObject({
      name: { zh: '大衣' },
      gender: 'women',
      price: 1250,
      category: 'coat',
    });
  });

  test('JSON does as well: one object a line, or an array of them', async () => {
    const row = { sku: 'J1', name: 'Coat', category: 'coat', price: 12 };
    await shop.bring(
      'products',
      `${JSON.stringify(row)}\n{"sku": broken}\n${JSON.stringify({ ...row, sku: 'J2' })}\n`,
      'a.json',
    );
    await shop.bring('products', JSON.stringify([{ ...row, sku: 'J3' }], null, 2), 'b.json');
    expect((await names()).toSorted()).toEqual(['J1', 'J2', 'J3']);
  });
});

describe('a file that says nothing usable', () => {
  const fails = async (content: string, kind: 'products' | 'reviews' = 'products') => {
    await shop.bring('products', list(COAT));
    const result = await shop.catalog.importFile(kind, shop.write('other.csv', content));
    expect(await names()).toEqual(['C1']);
    return result.ok ? result.value.state : result.fault;
  };

  test('columns are missing: they are named', async () => {
    expect(await fails('sku,colour\n1,red\n')).toEqual({
      code: 'columns-missing',
      details: { file: 'other.csv', columns: 'name, category, price' },
    });
    expect(shop.catalog.imports.get().imports.at(-1)).toMatchObject({
      state: 'failed',
      problems: [
        { line: 1, field: 'name', reason: 'column-missing' },
        { line: 1, field: 'category', reason: 'column-missing' },
        { line: 1, field: 'price', reason: 'column-missing' },
      ],
    });
  });
  test('it is not there', async () => {
    expect(await shop.catalog.importFile('products', '/nowhere/products.csv')).toMatchObject({
      fault: { code: 'file-unreadable', details: { reason: 'ENOENT' } },
    });
  });
  test('it is a folder', async () => {
    expect(await shop.catalog.importFile('products', shop.folder)).toMatchObject({
      fault: { code: 'file-unreadable' },
    });
  });
  test('it is empty', async () => {
    expect(await fails('')).toMatchObject({ details: { reason: 'empty' } });
  });
  test('no row is good', async () => {
    expect(await fails(list('C1,,,,,,,,,,,,,,'))).toMatchObject({
      details: { reason: 'no-usable-row' },
    });
  });
  test('a product list with only its first line does not empty the shop', async () => {
    await shop.bring('products', list(COAT));
    const emptied = await shop.catalog.importFile('products', shop.write('products.csv', list()));
    expect(emptied).toMatchObject({ fault: { details: { reason: 'no-usable-row' } } });
    expect(await names()).toEqual(['C1']);
  });
});

describe('tags, outfits and reviews', () => {
  test('are replaced as a whole by a new file, and kept by a bad one', async () => {
    await shop.bring('products', list(COAT, SHIRT));
    await shop.bring(
      'tags',
      'epc,sku\nE2801160600002084F0CAA11,C1\ne280116060000208 4f0caa12,S1\n',
    );
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA11')).toBe('C1');
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA12')).toBe('S1');
    await shop.bring('tags', 'epc,sku\nE2801160600002084F0CAA11,S1\n');
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA11')).toBe('S1');
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA12')).toBeNull();
    const bad = await shop.catalog.importFile('tags', shop.write('tags.csv', 'epc,sku\nxyz,S1\n'));
    expect(bad.ok).toBe(false);
    expect(shop.catalog.skuOfEpc('E2801160600002084F0CAA11')).toBe('S1');
    expect(shop.store.all('SELECT * FROM tags')).toHaveLength(1);
    expect(shop.store.all('SELECT * FROM batches')).toHaveLength(2);
  });

  test('bad rows of each kind', async () => {
    const tags = await shop.bring(
      'tags',
      'epc,sku\nE2801160600002084F0CAA11,C1\nE28,C1\nE2801160600002084F0CAA11,C2\nE2801160600002084F0CAA13,\n',
    );
    expect(problems(tags)).toEqual(['3 epc not-an-epc', '4 epc duplicate', '5 sku missing']);
    const outfits = await shop.bring(
      'outfits',
      'outfit,sku,slot\n通勤,C1,outerwear\n通勤,S1,hovercraft\n通勤,C1,top\n,S1,top\n',
    );
    expect(problems(outfits)).toEqual(['3 slot not-a-slot', '4 sku duplicate', '5 outfit missing']);
    const reviews = await shop.bring(
      'reviews',
      'sku,rating,title,text,language,date,helpful,recommended\nC1,5,,好,zh,2026-01-02,3,yes\nC1,6,,好,,,,\nC1,4,,好,zh,2026-02-31,,\nC1,4,,好,zh,,x,\nC1,4,,好,zh,,,perhaps\nC1,4,,好,Chinese!,,,\n',
    );
    expect(problems(reviews)).toEqual([
      '3 rating not-a-rating',
      '4 date not-a-date',
      '5 helpful not-a-count',
      '6 recommended not-yes-or-no',
      '7 language not-a-language',
    ]);
  });
});

describe('an import under way', () => {
  const many = list(
    ...Array.from({ length: 3000 }, (_, i) => `M${i},,大衣${i},,,coat,,,,${i + 1},,,,,`),
  );

  test('lets others go first again and again, tells its progress, and ends with one state', async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns++;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const states: ImportState[] = [];
    shop.catalog.imports.onChange(({ imports }) => states.push(...imports));
    await shop.bring('products', many);
    counting = false;
    expect(turns).toBeGreaterThan(10);
    expect(states[0]).toMatchObject({ state: 'running', progress: 0 });
    const progress = states.map((state) => state.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(shop.catalog.imports.get().imports).toHaveLength(1);
    expect(shop.catalog.imports.get().imports[0]).toMatchObject({ state: 'done', accepted: 3000 });
  });

  test('stopped, it says so, keeps whole rows, and is done again', async () => {
    const stop = new AbortController();
    const path = shop.write('products.csv', many);
    const unwatch = shop.catalog.imports.onChange(({ imports }) => {
      if ((imports[0]?.rows ?? 0) > 0) stop.abort();
    });
    const stopped = await shop.catalog.importFile('products', path, { signal: stop.signal });
    unwatch();
    expect(stopped).toEqual({ ok: false, fault: { code: 'aborted' } });
    expect((await names()).length).toBeLessThan(3000);
    expect(await shop.catalog.importFile('products', path)).toMatchObject({
      value: { state: 'done', accepted: 3000 },
    });
    expect(readdirSync(`${shop.folder}/imports`)).toContain('products-report.csv');
  });

  test('two at once are done one after the other', async () => {
    const [one, two] = await Promise.all([
      shop.bring('products', many, 'one.csv'),
      shop.bring('products', list(COAT), 'two.csv'),
    ]);
    expect([one.accepted, two.accepted]).toEqual([3000, 1]);
    expect(await found('')).toMatchObject({ total: 3001 });
  });
});
