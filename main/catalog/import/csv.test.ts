import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader, type CsvRow } from './csv.ts';

const read = (pieces: readonly string[], delimiter?: string): CsvRow[] => {
  const reader = csvReader(delimiter);
  const rows: CsvRow[] = [];
  const drain = () => {
    for (let row = reader.next(); row; row = reader.next()) rows.push(row);
  };
  for (const piece of pieces) {
    reader.push(piece);
    drain();
  }
  reader.end();
  drain();
  return rows;
};
const fields = (text: string) => read([text]).map((row) => row.fields);

describe('CSV rows', () => {
  test('are what the peer library reads, however the text is cut', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', '大', ',', '"', '\n', '\r\n', ' ', '5', '😀'),
      maxLength: 6,
    });
    const row = fc.array(field, { minLength: 2, maxLength: 4 });
    const newline = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        newline,
        fc.boolean(),
        fc.array(fc.nat(40), { maxLength: 12 }),
        (rows, eol, last, cuts) => {
          const quote = (text: string) =>
            /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const text = rows.map((r) => r.map(quote).join(',')).join(eol) + (last ? eol : '');
          const pieces: string[] = [];
          let from = 0;
          for (const cut of cuts) {
            pieces.push(text.slice(from, from + cut));
            from += cut;
          }
          pieces.push(text.slice(from));
          const ours = read(pieces);
          expect(ours.map((r) => r.fields)).toEqual(
            parse(text, { relax_column_count: true, record_delimiter: eol }),
          );
          expect(ours.every((r) => r.flaw === null)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('say the line they begin on, across quoted and blank lines', () => {
    const rows = read(['a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n']);
    expect(rows.map((r) => r.line)).toEqual([1, 2, 5]);
  });

  test('a quote never closed costs its own line only', () => {
    const rows = read(['a,b\n1,2\n"x,3\n4,5\n', '6,7\n']);
    expect(rows.map((r) => [r.line, r.flaw, r.fields.join()])).toEqual([
      [1, null, 'a,b'],
      [2, null, '1,2'],
      [3, 'quote-unclosed', ''],
      [4, null, '4,5'],
      [5, null, '6,7'],
    ]);
  });

  test('a quote never closed in a long file is given up after a bounded look', () => {
    const rows = read(['a,b\n"x,3\n', ...Array.from({ length: 30_000 }, (_, i) => `${i},y\n`)]);
    expect(rows).toHaveLength(30_002);
    expect(rows[1]).toMatchObject({ line: 2, flaw: 'quote-unclosed' });
    expect(rows.at(-1)).toMatchObject({ line: 30_002, flaw: null, fields: ['29999', 'y'] });
  });

  test('text behind a closing quote costs its own line only', () => {
    const rows = read(['"x,3\n4,"ok",5\n"a"b,1\n6,7\n']);
    expect(rows.map((r) => [r.line, r.flaw])).toEqual([
      [1, 'quote-misplaced'],
      [2, null],
      [3, 'quote-misplaced'],
      [4, null],
    ]);
  });

  test('a bare quote inside a field is kept: inches are inches', () => {
    expect(fields('sku,5" heel,x\n')).toEqual([['sku', '5" heel', 'x']]);
  });

  test('a line of endless text is refused, not kept in memory', () => {
    const rows = read(['a,b\n', 'x'.repeat(70_000), '\n1,2\n']);
    expect(rows.map((r) => r.flaw)).toEqual([null, 'row-too-long', null]);
  });

  test('other delimiters and lone carriage returns', () => {
    expect(read(['a;b\r1;2\r'], ';').map((r) => r.fields)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});
