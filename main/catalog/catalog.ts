import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  failed,
  ok,
  type CallOutput,
  type ImportKind,
  type ImportState,
  type Makeup,
  type Product,
  type ProductAnswer,
  type Result,
  type Wearable,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import type { SetAside } from '../store/rows.ts';
import type { Store } from '../store/sqlite.ts';
import { decodeSgtin, encodeSgtin96 } from './epc/sgtin.ts';
import type { Garments } from './garments/garments.ts';
import { garmentEntries, wearablesOf, type WearableQuery } from './garments/wearables.ts';
import { dropAbandoned, sweepDropped } from './import/batches.ts';
import { columnMapping, type ColumnMapping } from './import/columns.ts';
import { importFile } from './import/import.ts';
import { inSlices } from './import/turns.ts';
import { makeupOf } from './makeup.ts';
import { openRecommender } from './outfits/recommender.ts';
import type { Boost } from './outfits/boosts.ts';
import type { OutfitModel } from './outfits/model/model.ts';
import { remember } from './remembered.ts';
import { openReviewShelf } from './reviews/kept.ts';
import { rulesAlone, type LentJudge } from './reviews/model/judge.ts';
import type { SearchQuery } from './search/search-query.ts';
import { openEndlessShelf, type ShelfQuery } from './search/endless-shelf.ts';
import { openSearch, type Found } from './search/search.ts';
import { openShelf } from './shelf.ts';

export type CatalogParts = {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  /** The address of a picture by its path in the list; null where there is no such picture. */
  readonly imageUrl: (path: string) => string | null;
  /** Folder for the reports of imports. */
  readonly reports?: string;
  readonly setAside?: SetAside;
  /** What was learned of outfits elsewhere; without it, and until it is there, the shop's own looks and the rules decide. */
  readonly outfitModel?: PromiseLike<OutfitModel | null> | OutfitModel | null;
  /** Which reviews help, as learned; by plain rules where there is none. */
  readonly reviewJudge?: LentJudge;
  /** What the mirror can put on; nothing where not given. */
  readonly garments?: Pick<Garments, 'bySku' | 'all'>;
  /** What the shop has learned of showing one product beside a lifted one ('' for none), -1 to 1. */
  readonly boostOf?: (lifted: string, sku: string) => number;
};

export type ImportOptions = {
  readonly signal?: AbortSignal;
  /** Columns of a foreign file; found by the header where not given. */
  readonly mapping?: ColumnMapping;
};

export type Catalog = {
  product(sku: string): Product | null;
  answer(sku: string): Result<ProductAnswer>;
  /** The tag list first, then the number the tag carries. Null for a tag of nothing we have. */
  skuOfEpc(epc: string): string | null;
  /** A tag this product could carry: one from the list, else one made of its GTIN. Null where it has neither. */
  tagOf(sku: string): string | null;
  /** Waits until what was imported before has been read, at the first start a second or so. */
  search(query: SearchQuery): Promise<Found>;
  /** What is worn on a face, with its shades; what can be had first. */
  makeup(): readonly Makeup[];
  hasShades(): boolean;
  /** A page of the whole shop, in an order without an end. */
  shelf(query: ShelfQuery): Promise<Result<CallOutput<'catalog.shelf'>>>;
  /** Products the mirror can put on: what can be had first, then what a person has looked at. */
  wearables(query: WearableQuery): Wearable[];
  /** The same for whoever looks after them, with what has no garment yet. */
  garmentEntries(text: string): CallOutput<'garments.list'>;
  importFile(kind: ImportKind, path: string, options?: ImportOptions): Promise<Result<ImportState>>;
  /** Imports what there is of products, tags, outfits and reviews in a site folder. Done when all are. */
  importFolder(
    folder: string,
    options?: Pick<ImportOptions, 'signal'>,
  ): Promise<Result<ImportState>[]>;
  readonly imports: Value<{ imports: ImportState[] }>;
  /** From now on these are shown before others that suit as well; each is marked. */
  promote(boosts: readonly Boost[]): void;
  /** What the index outfits are chosen from holds, and the bytes it takes. */
  outfitIndex(): { readonly pieces: number; readonly memory: number };
  /** Resolves when nothing is imported or prepared any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Products before what speaks of them. */
const FOLDER_ORDER = ['products', 'tags', 'outfits', 'reviews'] as const satisfies ImportKind[];
const TAGS_REMEMBERED = 8192;
const DIGESTS_REMEMBERED = 256;
/** An import of another process is read once in a while, not after each of its commits. */
const AFTER_ANOTHER_MS = 2_000;

export const openCatalog = ({
  store,
  log,
  clock,
  imageUrl,
  reports,
  outfitModel = null,
  setAside = (report) => log.warn('row set aside', report),
  reviewJudge = rulesAlone,
  garments = { bySku: () => null, all: () => [] },
  boostOf,
}: CatalogParts): Catalog => {
  const stop = new AbortController();
  const shelf = openShelf(store, imageUrl, setAside);
  const reviews = openReviewShelf(store, setAside, reviewJudge);
  const imports = cell<{ imports: ImportState[] }>({ imports: [] });
  const tags = remember<string | null>(TAGS_REMEMBERED);
  const digests = remember<ProductAnswer['reviews']>(DIGESTS_REMEMBERED);
  const search = openSearch({ store, shelf, clock, log });
  const endless = openEndlessShelf({ store, shelf, search, clock, boostOf });
  const recommender = openRecommender({
    store,
    clock,
    setAside,
    product: (sku) => shelf.bySku(sku)?.product ?? null,
    model: outfitModel,
    boostOf,
  });

  const forget = () => {
    tags.clear();
    digests.clear();
    recommender.forget();
  };
  /** One more reading of the looks is waiting already: an import elsewhere commits many times. */
  let relearning = false;
  let cancelRelearn = () => {};
  let version = store.get('PRAGMA data_version')?.['data_version'];
  /** Another process has imported: what is remembered here may be gone. https://sqlite.org/pragma.html#pragma_data_version */
  const notice = () => {
    const now = store.get('PRAGMA data_version')?.['data_version'];
    if (now === version) return;
    version = now;
    forget();
    if (relearning) return;
    relearning = true;
    cancelRelearn = clock.after(AFTER_ANOTHER_MS, () => void inTurn(relearn));
  };

  // One thing after the other: two imports at once would only be in each other's way.
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work);
    tail = done.catch(() => {});
    return done;
  };
  const relearn = async () => {
    relearning = false;
    try {
      await search.rebuild(stop.signal);
      await recommender.learn(stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  };
  dropAbandoned(store);
  void inTurn(() => inSlices(clock, () => sweepDropped(store)));
  void inTurn(relearn);
  const prepare = () =>
    inTurn(() => reviews.prepare(clock, stop.signal)).catch((error: unknown) => {
      if (!stop.signal.aborted) log.error('digests not prepared', { error: String(error) });
    });

  const show = (state: ImportState) => {
    const others = imports
      .get()
      .imports.filter(({ kind, file }) => kind !== state.kind || file !== state.file);
    imports.set({ imports: [...others, state] });
  };

  const skuOf = (epc: string): string | null => {
    const tag = store.get(
      `SELECT tags.sku FROM tags JOIN batches ON batches.id = tags.batch AND batches.state = 'live'
         JOIN products ON products.sku = tags.sku
       WHERE epc = ? ORDER BY tags.batch DESC LIMIT 1`,
      epc,
    );
    if (tag) return String(tag['sku']);
    const sgtin = decodeSgtin(epc);
    return sgtin.ok ? shelf.byGtin(sgtin.value.gtin) : null;
  };

  const run = (kind: ImportKind, path: string, options: ImportOptions = {}) =>
    inTurn(async () => {
      const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
      const result = await importFile(
        { store, clock, log, reports: reports ?? null },
        { kind, path, mapping: options.mapping ?? null, signal, onState: show },
      ).finally(forget);
      if (result.ok && result.value.state === 'done' && kind !== 'reviews' && kind !== 'tags')
        await relearn();
      if (kind === 'reviews') void prepare();
      return result;
    });
  void prepare();

  return {
    imports,
    product: (sku) => shelf.bySku(sku)?.product ?? null,
    answer(sku) {
      notice();
      const found = shelf.bySku(sku);
      if (!found) return failed('product-unknown', { sku });
      return ok({
        product: found.product,
        outfits: recommender.outfits(sku),
        reviews: digests.get(sku, () => reviews.digest(sku)),
        garment: garments.bySku(sku),
      });
    },
    skuOfEpc(epc) {
      notice();
      return tags.get(epc.toUpperCase(), () => skuOf(epc.toUpperCase()));
    },
    tagOf(sku) {
      const tag = store.get(
        `SELECT epc FROM tags JOIN batches ON batches.id = tags.batch AND batches.state = 'live'
         WHERE sku = ? ORDER BY tags.batch DESC, epc LIMIT 1`,
        sku,
      );
      if (tag) return String(tag['epc']);
      const gtin = shelf.bySku(sku)?.product.gtin ?? null;
      const made = gtin === null ? null : encodeSgtin96({ gtin, serial: '1' });
      return made?.ok ? made.value : null;
    },
    search(query) {
      notice();
      return search.find(query);
    },
    makeup() {
      notice();
      return makeupOf(shelf);
    },
    hasShades: () => makeupOf(shelf).length > 0,
    shelf(query) {
      notice();
      return endless(query);
    },
    wearables: (query) => wearablesOf(shelf, garments.all(), query),
    garmentEntries: (text) => garmentEntries(shelf, garments.all(), text),
    importFile: run,
    async importFolder(folder, { signal } = {}) {
      const results: Result<ImportState>[] = [];
      for (const kind of FOLDER_ORDER) {
        const path = join(folder, `${kind}.csv`);
        if (!existsSync(path)) continue;
        const mapping = await readMapping(join(folder, `${kind}.map.json`));
        results.push(
          mapping.ok
            ? await run(kind, path, {
                ...(mapping.value ? { mapping: mapping.value } : {}),
                ...(signal ? { signal } : {}),
              })
            : mapping,
        );
      }
      return results;
    },
    promote(boosts) {
      recommender.promote(boosts);
      void inTurn(relearn);
    },
    outfitIndex: recommender.index,
    async settled() {
      for (let seen: unknown; seen !== tail;) {
        seen = tail;
        await tail;
      }
    },
    async close() {
      stop.abort();
      cancelRelearn();
      await tail;
      await search.close();
    },
  };
};

/** A mapping file, where there is one. */
export const readMapping = async (path: string): Promise<Result<ColumnMapping | null>> => {
  if (!existsSync(path)) return ok(null);
  try {
    const parsed = columnMapping.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    const issue = parsed.error.issues[0];
    return failed('bad-input', {
      file: path,
      path: issue?.path.join('.') ?? '',
      reason: issue?.message ?? '',
    });
  } catch (error) {
    return failed('file-unreadable', {
      file: path,
      reason: error instanceof SyntaxError ? 'not-json' : String(error),
    });
  }
};
