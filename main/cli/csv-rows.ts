import { csvReader, type CsvRow } from '../catalog/import/csv.ts';
import type { ProblemCode } from '../catalog/import/problems.ts';
import { isUtf16, piecesOf } from '../catalog/import/read-file.ts';

type Row = Omit<CsvRow, 'flaw'> & { readonly flaw: ProblemCode | null };

/** The rows of a CSV file as they are read; a row that cannot be read is one with a flaw, and the next follows. */
export async function* csvRows(path: string): AsyncGenerator<Row> {
  const decoder = new TextDecoder('utf-8');
  const reader = csvReader();
  let begun = false;
  for await (const { bytes } of piecesOf(path)) {
    if (!begun && isUtf16(bytes)) return yield { line: 1, fields: [], flaw: 'not-utf8' };
    begun = true;
    reader.push(decoder.decode(bytes, { stream: true }));
    for (let row = reader.next(); row; row = reader.next()) yield row;
  }
  reader.push(decoder.decode());
  reader.end();
  for (let row = reader.next(); row; row = reader.next()) yield row;
}
