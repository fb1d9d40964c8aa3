import type { Store } from '../../store/sqlite.ts';
import { fold, genderOf } from '../attributes.ts';
import type { Shelf } from '../shelf.ts';
import type { Filters, Page } from './search-query.ts';

type Condition = { readonly sql: string; readonly values: readonly string[] };

const conditionsOf = (filters: Filters): Condition[] => {
  const conditions: Condition[] = [];
  const equals = (column: string, text: string | undefined) => {
    if (text !== undefined && text.trim() !== '')
      conditions.push({ sql: `${column} = ?`, values: [fold(text)] });
  };
  if (filters.category !== undefined && filters.category.trim() !== '') {
    const kind = fold(filters.category);
    // A category of the shop's own, or a place in an outfit.
    conditions.push({ sql: '(kind = ? OR slot = ?)', values: [kind, kind] });
  }
  equals(
    'gender',
    filters.gender === undefined ? undefined : (genderOf(filters.gender) ?? filters.gender),
  );
  equals('colour_key', filters.colour);
  equals('brand_key', filters.brand);
  return conditions;
};

/** Nothing was typed: everything, what can be had before what is sold out, in the order of the list. */
export const browse = (
  store: Store,
  shelf: Shelf,
  filters: Filters,
  { limit, offset }: Page,
): { products: ReturnType<Shelf['select']>; total: number } => {
  const conditions = conditionsOf(filters);
  const values = conditions.flatMap((condition) => condition.values);
  const clause = ['available = ?', ...conditions.map(({ sql }) => sql)].join(' AND ');
  const count = (available: number) =>
    Number(
      store.get(`SELECT count(*) AS n FROM products WHERE ${clause}`, available, ...values)?.['n'],
    );
  const [inStock, soldOut] = [count(1), count(0)];
  // Two walks along the rows rather than one sort of all of them.
  const walk = (available: number, from: number, most: number) =>
    most > 0
      ? shelf.select(
          `WHERE ${clause} ORDER BY id LIMIT ? OFFSET ?`,
          available,
          ...values,
          most,
          from,
        )
      : [];
  const first = walk(1, offset, Math.min(limit, Math.max(0, inStock - offset)));
  const rest = walk(0, Math.max(0, offset - inStock), limit - first.length);
  return { products: [...first, ...rest], total: inStock + soldOut };
};
