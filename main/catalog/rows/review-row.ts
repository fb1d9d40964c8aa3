import { language as languageShape } from '../../../preload/contract/index.ts';
import type { Cells } from '../import/columns.ts';
import { guessLanguage, toCount, toDate, toRating, toYesNo } from '../import/fields.ts';
import { complaints, type RowResult } from '../import/problems.ts';
import { LONGEST_SKU } from './product-row.ts';

export type ReviewRow = {
  readonly sku: string;
  readonly rating: number;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly date: string | null;
  readonly helpful: number;
  readonly recommended: boolean | null;
  /** Where it was written, as a shopper would say it; '' where the file does not say. */
  readonly source: string;
};

const LONGEST_TEXT = 10_000;
const LONGEST_SOURCE = 40;

export const reviewRow = (cells: Cells): RowResult<ReviewRow> => {
  const wrong = complaints();
  const sku = cells('sku');
  if (sku === '') wrong.add('sku', 'missing');
  else if (sku.length > LONGEST_SKU) wrong.add('sku', 'too-long', sku);
  const rating = toRating(cells('rating'));
  if (rating === null)
    wrong.add('rating', cells('rating') === '' ? 'missing' : 'not-a-rating', cells('rating'));
  // A byte order mark inside a cell is left over from files glued together.
  const title = cells('title').replaceAll('\uFEFF', '');
  const text = cells('text').replaceAll('\uFEFF', '');
  if (title.length + text.length > LONGEST_TEXT) wrong.add('text', 'too-long', text.slice(0, 80));
  const language = cells('language') === '' ? guessLanguage(text || title) : cells('language');
  if (!languageShape.safeParse(language).success) wrong.add('language', 'not-a-language', language);
  const source = cells('source');
  if (source.length > LONGEST_SOURCE) wrong.add('source', 'too-long', source);
  const optional = <T>(
    field: string,
    read: (text: string) => T | null,
    reason: 'not-a-date' | 'not-a-count' | 'not-yes-or-no',
  ) => {
    const cell = cells(field);
    if (cell === '') return null;
    const value = read(cell);
    if (value === null) wrong.add(field, reason, cell);
    return value;
  };
  const date = optional('date', toDate, 'not-a-date');
  const helpful = optional('helpful', toCount, 'not-a-count') ?? 0;
  const recommended = optional('recommended', toYesNo, 'not-yes-or-no');
  return wrong.list.length > 0 || rating === null
    ? { ok: false, problems: wrong.list }
    : { ok: true, row: { sku, rating, title, text, language, date, helpful, recommended, source } };
};
