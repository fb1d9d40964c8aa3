import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importCommand } from './import.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = async (...args: string[]) => {
  let out = '';
  let err = '';
  const code = await importCommand([...args, '--data', join(folder, 'data')], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
};

describe('lookglass import', () => {
  test('says how many rows are in, what is wrong with the others and where to read all of it', async () => {
    const path = file(
      'products.csv',
      'sku,name,category,price\nA,大衣,coat,12\nB,毛衣,knitwear,x\n',
    );
    const { code, out, err } = await run('products', path);
    expect(code).toBe(0);
    expect(out).toContain(
      'products.csv: 1 of 2 rows are in, 1 are not.\n  line 3, price: not an amount of money\n',
    );
    const report = /All of them: (.+)\n/.exec(out)?.[1] ?? '';
    expect(readFileSync(report, 'utf8')).toContain('3,price,not-an-amount');
    expect(err).toContain(' %');
    expect((await run('products', path)).out).toBe(
      'products.csv: unchanged since the last import, 1 rows stand.\n',
    );
  });

  test('takes a mapping', async () => {
    const map = file('map.json', JSON.stringify({ columns: { epc: 'Tag', sku: 'Item' } }));
    const tags = file('tags.csv', 'Tag,Item\nE2801160600002084F0CAA11,A\n');
    expect((await run('tags', tags, '--map', map)).out).toContain('1 of 1 rows are in');
    expect(await run('tags', tags, '--map', file('bad.json', '{"colums": {}}'))).toMatchObject({
      code: 1,
    });
    expect((await run('tags', tags, '--map', join(folder, 'none.json'))).err).toContain(
      'no such file',
    );
  });

  test('names what a file lacks', async () => {
    expect(await run('outfits', file('outfits.csv', 'name,sku\nx,A\n'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('columns-missing (file: outfits.csv, columns: outfit)'),
    });
    expect(await run('reviews', join(folder, 'none.csv'))).toMatchObject({ code: 1 });
  });

  test('a command line that makes no sense is answered with the usage', async () => {
    for (const args of [
      [],
      ['shoes', 'x.csv'],
      ['tags'],
      ['tags', 'a', 'b'],
      ['tags', 'a', '--nope'],
    ]) {
      const { code, err } = await run(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(err).toContain('lookglass import products|outfits|reviews|tags FILE');
    }
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
  });
});
