import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { failed, ok, type Result } from '../../../../preload/contract/index.ts';
import { columnsOf, type Cells } from '../../import/columns.ts';
import { csvReader } from '../../import/csv.ts';
import { guessLanguage, toRating, toYesNo } from '../../import/fields.ts';
import { reviewRow } from '../../rows/review-row.ts';
import type { Review } from '../review.ts';
import type { Lesson, Source } from './learn.ts';

type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const readTable = (path: string): Result<{ table: Table; sha256: string }> => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return failed('file-unreadable', { file: path, reason });
  }
  const text = new TextDecoder().decode(bytes);
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const reader = csvReader(
    [',', '\t', ';'].reduce((best, c) =>
      first.split(c).length > first.split(best).length ? c : best,
    ),
  );
  reader.push(text);
  reader.end();
  const header = reader.next();
  if (!header || header.flaw) return failed('file-unreadable', { file: path, reason: 'empty' });
  const rows: (readonly string[])[] = [];
  // A row that cannot be read keeps its number, and has nothing in it.
  for (let row = reader.next(); row; row = reader.next()) rows.push(row.fields);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ table: { header: header.fields, rows }, sha256 });
};

/** A file to learn from, read as an import reads it; rows an import would refuse are left out. */
export const readLessons = (path: string): Result<{ lessons: Lesson[]; source: Source }> => {
  const read = readTable(path);
  if (!read.ok) return read;
  const { table, sha256 } = read.value;
  const found = columnsOf('reviews', table.header, null);
  if (!found.ok)
    return failed('columns-missing', { file: path, columns: found.missing.join(', ') });
  const lessons = table.rows.flatMap((fields) => {
    const row = reviewRow(found.columns.cells(fields));
    return row.ok ? [row.row] : [];
  });
  return ok({ lessons, source: { file: basename(path), reviews: lessons.length, sha256 } });
};

/** The names a column goes by in files met so far; ours first. */
const NAMES = {
  sku: ['sku', 'clothing id', 'product', 'product_id', '货号', 'cat'],
  text: ['text', 'review text', 'review', 'content', '评价', '内容'],
  title: ['title', '标题'],
  rating: ['rating', 'stars', '评分'],
  recommended: ['recommended', 'recommended ind', '推荐'],
  language: ['language', '语言'],
} as const;
type Field = keyof typeof NAMES;

/** Votes and labels are no columns of ours here: what is to be judged cannot be looked up. */
const cellsOf = (header: readonly string[]) => {
  const places = new Map(header.map((column, i) => [column.trim().toLowerCase(), i]));
  const place = (field: Field) =>
    NAMES[field].map((name) => places.get(name)).find((at) => at !== undefined);
  const cells =
    (fields: readonly string[]): Cells =>
    (field) =>
      (fields[place(field as Field) ?? -1] ?? '').replaceAll('\uFEFF', '').trim();
  return { has: (field: Field) => place(field) !== undefined, cells };
};

const NEUTRAL = 3;

const toJudge = (cells: Cells): Review => {
  const [title, text] = [cells('title'), cells('text')];
  return {
    rating: toRating(cells('rating')) ?? NEUTRAL,
    title,
    text,
    language: cells('language') || guessLanguage(text || title),
    date: null,
    helpful: 0,
    recommended: toYesNo(cells('recommended')),
  };
};

export type Question = { readonly id: string; readonly product: string; readonly review: Review };

/** Every row, in the file's order. Its id is the first column where that has no name, else its number from 0. */
export const readQuestions = (
  path: string,
  needed: readonly Field[],
): Result<readonly Question[]> => {
  const read = readTable(path);
  if (!read.ok) return read;
  const { header, rows } = read.value.table;
  const { has, cells } = cellsOf(header);
  const missing = needed.filter((field) => !has(field));
  if (missing.length > 0)
    return failed('columns-missing', { file: path, columns: missing.join(', ') });
  const numbered = header[0]?.trim() === '';
  return ok(
    rows.map((fields, i) => {
      const own = cells(fields);
      return {
        id: numbered ? (fields[0] ?? String(i)) : String(i),
        product: own('sku'),
        review: toJudge(own),
      };
    }),
  );
};
