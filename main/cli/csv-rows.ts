import { csvReader, type CsvRow } from '../catalog/import/csv.ts';
import { piecesOf } from '../catalog/import/read-file.ts';

/** The rows of a CSV file as they are read; a row that cannot be read is one with a flaw, and the next follows. */
export async function* csvRows(path: string): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder('utf-8');
  const reader = csvReader();
  for await (const { bytes } of piecesOf(path)) {
    reader.push(decoder.decode(bytes, { stream: true }));
    for (let row = reader.next(); row; row = reader.next()) yield row;
  }
  reader.push(decoder.decode());
  reader.end();
  for (let row = reader.next(); row; row = reader.next()) yield row;
}
