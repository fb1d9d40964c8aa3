import type { CallOutput, Product } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Store } from '../../store/sqlite.ts';
import { toGtin14 } from '../epc/gtin.ts';
import type { Shelf } from '../shelf.ts';
import { browse } from './browse.ts';
import { buildIndex } from './build.ts';
import { chineseWords } from './concepts/concepts.ts';
import { openPinyinReader } from './pinyin/reader.ts';
import { openReadings, type Readings } from './pinyin/readings.ts';
import type { ReadQuery } from './query.ts';
import { answerWith, NO_FACETS } from './answer.ts';
import type { Page, SearchQuery } from './search-query.ts';
import { openRanker, type Ranker } from './rank.ts';
import { mayBePinyin, readQuery, strangeWords } from './read-query.ts';
import { indexBuilder, type TextIndex } from './text-index.ts';

export type Found = CallOutput<'catalog.search'>;

export type Search = {
  /** Waits for the first index, and for the pinyin dictionary where the words may be pinyin. */
  find(query: SearchQuery): Promise<Found>;
  /** Reads the products anew; the old index answers until the new one is there. */
  rebuild(signal: AbortSignal): Promise<void>;
  /** What is known of every product, for other orders than a search's. */
  index(): Promise<TextIndex>;
  close(): Promise<void>;
};

export type SearchParts = {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly log: Log;
};

/** Products whose number begins as typed. */
const MOST_NUMBERED = 100;

export const openSearch = ({ store, shelf, clock, log }: SearchParts): Search => {
  const pinyin = openPinyinReader();
  let built: { readonly index: TextIndex; readonly ranker: Ranker } | null = null;
  let isBuilt: () => void = () => {};
  const first = new Promise<void>((resolve) => (isBuilt = resolve));

  // How words sound does not change with the list of products: each is read aloud once.
  const sounds = new Map<string, string>();
  const listen = async (words: readonly string[]) => {
    const fresh = words.filter((word) => !sounds.has(word));
    if (fresh.length === 0) return;
    const heard = await pinyin.read(fresh);
    for (const [i, word] of fresh.entries()) sounds.set(word, heard[i] ?? '');
  };
  let readingsOf: { readonly index: TextIndex; readonly readings: Promise<Readings> } | null = null;
  const readings = (index: TextIndex): Promise<Readings> => {
    if (readingsOf?.index === index) return readingsOf.readings;
    const making = (async () => {
      const words = [...new Set([...chineseWords(), ...index.hanWords()])];
      await listen(words);
      return openReadings(new Map(words.map((word) => [word, sounds.get(word) ?? ''])));
    })();
    readingsOf = { index, readings: making };
    return making;
  };

  const read = async (text: string, index: TextIndex): Promise<ReadQuery> => {
    const strange = strangeWords(text, index);
    if (strange.length === 0 && !mayBePinyin(text, index)) return readQuery(text, index);
    try {
      const known = await readings(index);
      if (strange.length > 0) await listen(strange);
      const heard = new Map(
        strange.map((word) => [word, (sounds.get(word) ?? '').replaceAll(' ', '')]),
      );
      return readQuery(text, index, known, heard);
    } catch (error) {
      log.error('pinyin is not understood just now', { error: String(error) });
      readingsOf = null;
      return readQuery(text, index);
    }
  };

  const numbered = (text: string, like: boolean): Product[] => {
    const typed = text.trim();
    if (!/\d/.test(typed) || /\s/.test(typed)) return [];
    const skus = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])];
    const gtin = toGtin14(typed);
    const sku = gtin === null ? null : shelf.byGtin(gtin);
    const exact = shelf.bySkus(sku === null ? skus : [sku, ...skus]);
    if (exact.length > 0 || !like || typed.length < 3) return exact.map(({ product }) => product);
    return skus
      .flatMap((start) =>
        shelf.select(
          'WHERE sku >= ? AND sku < ? ORDER BY sku LIMIT ?',
          start,
          `${start}\u{10FFFF}`,
          MOST_NUMBERED,
        ),
      )
      .map(({ product }) => product);
  };

  const page = (products: Product[], { limit, offset }: Page): Found => ({
    products: products.slice(offset, offset + limit),
    total: products.length,
    corrected: [],
    unknown: [],
    matched: 'all',
    facets: NO_FACETS,
  });

  return {
    async find(query) {
      if (query.text.trim() === '') {
        const { products, total } = browse(store, shelf, query, query);
        return { ...page([], query), products: products.map(({ product }) => product), total };
      }
      const exact = numbered(query.text, false);
      if (exact.length > 0) return page(exact, query);
      await first;
      if (built === null) return page([], query);
      const { index } = built;
      const understood = await read(query.text, index);
      // The list may have changed while the dictionary was fetched; what was read stays good.
      const found = answerWith(built ?? { index, ranker: openRanker(index) }, understood, query);
      if (found.total === 0) {
        const alike = numbered(query.text, true);
        if (alike.length > 0) return page(alike, query);
      }
      const products = found.ids.flatMap((id) => shelf.select('WHERE id = ?', id));
      return {
        products: products.map(({ product }) => product),
        total: found.total,
        corrected: [...understood.corrected],
        unknown: [...understood.unknown],
        matched: found.matched,
        facets: found.facets,
      };
    },
    async rebuild(signal) {
      const index = await buildIndex(store, clock, signal);
      built = { index, ranker: openRanker(index) };
      isBuilt();
    },
    async index() {
      await first;
      return built?.index ?? indexBuilder().done();
    },
    async close() {
      isBuilt();
      await pinyin.close();
    },
  };
};
