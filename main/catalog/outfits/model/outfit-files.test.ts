import { describe, expect, test } from 'vitest';
import { readOutfitFile } from './outfit-files.ts';

describe('a file of outfits', () => {
  test('Polyvore-T: titles under coarse types; the place in the set is not kept', () => {
    const text = '{"7":{"upper":{"index":2,"name":"coat"},"shoe":{"index":1,"name":"boots"}}}';
    expect(readOutfitFile('p.json', text)).toEqual({
      ok: true,
      value: {
        kind: 'outfits',
        outfits: [
          {
            id: '7',
            items: [
              { title: 'coat', category: 'upper' },
              { title: 'boots', category: 'shoe' },
            ],
          },
        ],
      },
    });
  });

  test('Maryland: numbers only', () => {
    const text = '[{"items_category":[25,27],"items_index":[1,2],"set_id":"9"}]';
    expect(readOutfitFile('m.json', text)).toMatchObject({
      ok: true,
      value: { outfits: [{ id: '9', items: [{ title: '', category: '25' }, { category: '27' }] }] },
    });
  });

  test('ours: one outfit a line, one line or many, fields that are not there left out', () => {
    const line = '{"outfit":[{"title":"coat","colour":"red"},{"title":"bag","category":35}]}';
    for (const text of [line, `\uFEFF${line}\r\n\r\n${line}\n`]) {
      const read = readOutfitFile('o.jsonl', text);
      expect(read).toMatchObject({ ok: true, value: { kind: 'outfits' } });
      const outfits = read.ok && read.value.kind === 'outfits' ? read.value.outfits : [];
      expect(outfits[0]?.items).toEqual([
        { title: 'coat', category: '', colour: 'red' },
        { title: 'bag', category: '35' },
      ]);
    }
  });

  test('category names', () => {
    const read = readOutfitFile('c.txt', '25 Jackets\n4456 Men’s Jackets\n');
    expect(read).toMatchObject({ ok: true, value: { kind: 'category-names' } });
    const names = read.ok && read.value.kind === 'category-names' ? [...read.value.names] : [];
    expect(names).toEqual([
      ['25', 'Jackets'],
      ['4456', 'Men’s Jackets'],
    ]);
  });

  test.each([
    ['', 'no outfits'],
    ['{"outfit":[{"title":"a"}]}\n{"outfit":7}\n', 'line'],
    ['[1,2]', 'known shape'],
    ['title,category\na,b\n', 'known shape'],
  ])('anything else is refused: %j', (text, words) => {
    const read = readOutfitFile('x', text);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).toContain(words);
  });
});
