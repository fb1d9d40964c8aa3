import type { Product } from '../../../preload/contract/index.ts';
import type { Store } from '../../store/sqlite.ts';
import { fold, genderOf } from '../attributes.ts';
import type { Shelf } from '../shelf.ts';
import { matchExpression } from './tokens.ts';

export type SearchQuery = {
  readonly text: string;
  readonly category?: string | undefined;
  readonly gender?: string | undefined;
  readonly colour?: string | undefined;
  readonly brand?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

export type Found = { products: Product[]; total: number };

/** A word in the name counts most, then in the category, then in the facts (brand, colour, number). */
const WEIGHTS = 'bm25(product_text, 6.0, 4.0, 2.0)';

type Filter = { readonly sql: string; readonly values: readonly string[] };

const filtersOf = (query: SearchQuery): Filter[] => {
  const filters: Filter[] = [];
  const equals = (column: string, text: string | undefined) => {
    if (text !== undefined && text.trim() !== '')
      filters.push({ sql: `${column} = ?`, values: [fold(text)] });
  };
  if (query.category !== undefined && query.category.trim() !== '') {
    const kind = fold(query.category);
    // A category of the shop's own, or a place in an outfit.
    filters.push({ sql: '(kind = ? OR slot = ?)', values: [kind, kind] });
  }
  equals(
    'gender',
    query.gender === undefined ? undefined : (genderOf(query.gender) ?? query.gender),
  );
  equals('colour_key', query.colour);
  equals('brand_key', query.brand);
  return filters;
};

/**
 * Every word has to be there; where no product has them all, those with the most telling ones are shown rather than
 * nothing. Products that can be had come before those sold out when nothing was typed.
 */
export const searchProducts = (store: Store, shelf: Shelf, query: SearchQuery): Found => {
  const filters = filtersOf(query);
  const conditions = filters.map(({ sql }) => sql);
  const values = filters.flatMap((filter) => filter.values);

  const page = (match: string | null): Found => {
    const from =
      match === null
        ? 'products'
        : 'product_text JOIN products ON products.id = product_text.rowid';
    const where = [...(match === null ? [] : ['product_text MATCH ?']), ...conditions];
    const bound = [...(match === null ? [] : [match]), ...values];
    const clause = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
    // Counting what only the text decides needs no look at the products themselves.
    const counted = match !== null && conditions.length === 0 ? 'product_text' : from;
    const total = Number(
      store.get(`SELECT count(*) AS n FROM ${counted} ${clause}`, ...bound)?.['n'] ?? 0,
    );
    if (total === 0) return { products: [], total };
    const order = match === null ? 'available DESC, products.id' : WEIGHTS;
    const ids = store
      .all(
        `SELECT products.id AS id FROM ${from} ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
        ...bound,
        query.limit,
        query.offset,
      )
      .map(({ id }) => Number(id));
    const products = ids.flatMap((id) => shelf.select('WHERE id = ?', id));
    return { products: products.map(({ product }) => product), total };
  };

  const all = matchExpression(query.text);
  const found = page(all);
  if (found.total > 0 || all === null) return found;
  const some = matchExpression(query.text, 'OR');
  return some === all ? found : page(some);
};
