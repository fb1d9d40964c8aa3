import { describe, expect, test } from 'vitest';
import { columnMapping, columnsOf } from './columns.ts';
import { jsonReader } from './json-rows.ts';

const read = (
  kind: Parameters<typeof columnsOf>[0],
  header: string,
  row: string,
  mapping: unknown = null,
) => {
  const found = columnsOf(
    kind,
    header.split(','),
    mapping === null ? null : columnMapping.parse(mapping),
  );
  if (!found.ok) return found;
  const cells = found.columns.cells(row.split(','));
  return {
    name: found.columns.name,
    ...Object.fromEntries(found.columns.fields.map((f) => [f, cells(f)])),
  };
};

describe('columns', () => {
  test('our own, in any order and case, unknown ones left out', () => {
    expect(
      read('products', 'Price,Name EN,note,SKU,name,category', '12,Coat,x,C1,大衣,coat'),
    ).toEqual({
      name: '大衣',
      price: '12',
      name_en: 'Coat',
      sku: 'C1',
      category: 'coat',
    });
  });
  test('Chinese headers of a store list', () => {
    expect(read('products', '货号,商品名称,品类,售价,尺码', 'C1,大衣,外套,12,S')).toMatchObject({
      sku: 'C1',
      category: '外套',
      price: '12',
      sizes: 'S',
    });
  });
  test('styles.csv by its header', () => {
    const header =
      'id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,productDisplayName';
    expect(
      read('products', header, '1,Men,Apparel,Topwear,Shirts,NA,Fall,2011,Casual,Blue Shirt'),
    ).toMatchObject({
      sku: '1',
      category: 'Shirts',
      department: 'Apparel',
      line: 'Topwear',
      colour: '',
      occasion: 'Casual',
    });
  });
  test('labelled comments: the label becomes the ends of the scale', () => {
    expect(read('reviews', 'cat,label,review', '衣服,0,差')).toMatchObject({
      rating: '1',
      language: 'zh',
    });
  });
  test('a mapping whose column is not there names it, and what it forgot', () => {
    expect(read('tags', 'EPC,Item', 'E2,1', { columns: { epc: 'EPC', sku: 'Article' } })).toEqual({
      ok: false,
      missing: ['Article'],
    });
    expect(read('tags', 'EPC,Item', 'E2,1', { columns: { epc: 'EPC' } })).toEqual({
      ok: false,
      missing: ['sku'],
    });
  });
  test('a mapping file is checked', () => {
    expect(columnMapping.safeParse({ columns: {}, encoding: 'klingon' }).success).toBe(false);
    expect(columnMapping.safeParse({ columns: {}, colums: {} }).success).toBe(false);
    expect(columnMapping.safeParse({ columns: { sku: '' } }).success).toBe(false);
  });
});

describe('JSON as rows', () => {
  const rows = (text: string, cut: number) => {
    const reader = jsonReader();
    const found: string[] = [];
    const drain = () => {
      for (let row = reader.next(); row; row = reader.next())
        found.push(row.flaw ?? `${row.line}:${row.fields.join('|')}`);
    };
    for (let i = 0; i < text.length; i += cut) {
      reader.push(text.slice(i, i + cut));
      drain();
    }
    reader.end();
    drain();
    return found;
  };
  /** The rows, the same wherever the text is cut. */
  const everyCut = (text: string) => {
    const whole = rows(text, text.length);
    for (const cut of [1, 2, 3, 7, 64]) expect(rows(text, cut), `cut ${cut}`).toEqual(whole);
    return whole;
  };

  test('one object a line, a broken one alone lost', () => {
    expect(everyCut('{"a":1,"b":"x}\\"{"}\n{"a":nope}\n{"b":null,"a":true}\n')).toEqual([
      '1:a|b',
      '1:1|x}"{',
      'not-json',
      '3:true|',
    ]);
  });
  test('an array of objects', () => {
    expect(everyCut('[\n {"a": 1},\n {"a": [1, {"b": 2}]}\n]')).toEqual([
      '2:a',
      '2:1',
      '3:[1,{"b":2}]',
    ]);
  });
  test('outfit sets keyed by their number become one row a piece', () => {
    expect(
      everyCut(
        '{"214": {"upper": {"index": 2, "name": "jacket"}, "shoe": {"index": 3, "name": "boots"}}}',
      ),
    ).toEqual(['1:set|item|part|title', '1:214|214_2|upper|jacket', '1:214|214_3|shoe|boots']);
  });
  test('an entry cut off at the end is no row', () => {
    expect(everyCut('[{"a":1},{"a":')).toEqual(['1:a', '1:1', 'not-json']);
  });
});
