import {
  failed,
  ok,
  type CallOutput,
  type CallParsed,
  type Result,
} from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Store } from '../../store/sqlite.ts';
import { seasonAt } from '../attributes.ts';
import type { Shelf } from '../shelf.ts';
import { passes } from './answer.ts';
import type { Search } from './search.ts';
import { firstPosition, readPosition, shelfPage, writePosition } from './shelf-order.ts';

export type ShelfQuery = CallParsed<'catalog.shelf'>;

type Parts = {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly search: Search;
  readonly clock: Clock;
  readonly boostOf?: ((lifted: string, sku: string) => number) | undefined;
};

/** Pages through the whole shop. Innerwear hangs on no public wall unless somebody asks for it. */
export const openEndlessShelf = ({ store, shelf, search, clock, boostOf }: Parts) => {
  const idOf = (sku: string): number | null => {
    const row = store.get('SELECT id FROM products WHERE sku = ?', sku);
    return row ? Number(row['id']) : null;
  };
  const boostFor = (lifted: string) => {
    if (!boostOf) return undefined;
    const asked = new Map<number, number>();
    return (id: number): number => {
      const known = asked.get(id);
      if (known !== undefined) return known;
      const sku = store.get('SELECT sku FROM products WHERE id = ?', id)?.['sku'];
      const boost = typeof sku === 'string' ? boostOf(lifted, sku) : 0;
      asked.set(id, boost);
      return boost;
    };
  };

  return async (query: ShelfQuery): Promise<Result<CallOutput<'catalog.shelf'>>> => {
    const from =
      query.cursor === undefined
        ? firstPosition(seasonAt(new Date(clock.wall()).getMonth()))
        : readPosition(query.cursor);
    if (from === null) return failed('bad-input', { field: 'cursor', reason: 'not-ours' });
    const index = await search.index();
    const wanted = passes(index, query);
    const { slot } = index.columns;
    const innerwear = query.category === undefined ? slot.find('innerwear') : undefined;
    const page = shelfPage(
      index,
      {
        seed: query.seed,
        lifted: query.sku === undefined ? null : idOf(query.sku),
        fits: (document) =>
          (innerwear === undefined || slot.of[document] !== innerwear) && wanted(document),
        boost: boostFor(query.sku ?? ''),
      },
      from,
      query.limit,
    );
    const products = page.ids.flatMap((id) => shelf.select('WHERE id = ?', id));
    return ok({
      products: products.map(({ product }) => product),
      cursor: page.ids.length === 0 ? null : writePosition(page.at),
    });
  };
};
