import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parse } from 'csv-parse';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog, type Catalog } from '../../main/catalog/catalog.ts';
import { encodeSgtin96, decodeSgtin } from '../../main/catalog/epc/sgtin.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import peers from 'epc-tds';
import type { ImportKind } from '../../preload/contract/index.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { count, mb, ms, percentile, times, type Figures, type Row } from './figures.ts';

const PRODUCTS = 44_446;
const ANSWERS = 2000;

/** A list of the size of styles.csv where that is not at hand: the same columns, invented words. */
const madeUp = (folder: string): string => {
  const kinds = [
    'Shirts',
    'Tshirts',
    'Jeans',
    'Casual Shoes',
    'Handbags',
    'Watches',
    'Dresses',
    'Jackets',
  ];
  const colours = ['Black', 'White', 'Blue', 'Red', 'Green', 'Grey'];
  const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
  const rows = Array.from({ length: PRODUCTS }, (_, i) => {
    const gender = pick(['Men', 'Women'], i);
    const [colour, kind] = [pick(colours, i >> 3), pick(kinds, i * 7)];
    const season = pick(['Summer', 'Fall', 'Winter'], i >> 5);
    return `${i},${gender},Apparel,Topwear,${kind},${colour},${season},2012,Casual,Brand${i % 97} ${gender} ${colour} ${kind} ${i}`;
  });
  const path = join(folder, 'styles.csv');
  writeFileSync(
    path,
    `id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,productDisplayName\n${rows.join('\n')}\n`,
  );
  return path;
};

/** The least any import must do: the peer library reads the file and throws the rows away. */
const readOnly = async (path: string): Promise<number> => {
  const from = performance.now();
  let rows = 0;
  for await (const _ of createReadStream(path).pipe(parse())) rows++;
  return (rows - 1) / ((performance.now() - from) / 1000);
};

const timed = (runs: number, work: (i: number) => void): number[] =>
  Array.from({ length: runs }, (_, i) => {
    const from = performance.now();
    work(i);
    return performance.now() - from;
  });

const spread = (samples: readonly number[]) =>
  `${ms(percentile(samples, 0.5))} / ${ms(percentile(samples, 0.99))}`;

const importing = async (catalog: Catalog, kind: ImportKind, path: string) => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  const result = await catalog.importFile(kind, path);
  const seconds = (performance.now() - from) / 1000;
  delay.disable();
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return { rate: result.value.rows / seconds, seconds, waited: delay.percentile(99) / 1e6 };
};

const answers = (catalog: Catalog, store: Store): Row => {
  const skus = store.all('SELECT sku FROM products').map(({ sku }) => String(sku));
  const sku = (i: number) => skus[(i * 7919) % skus.length] ?? '';
  timed(100, (i) => catalog.answer(sku(i + ANSWERS)));
  const ours = timed(ANSWERS, (i) => catalog.answer(sku(i)));
  const floor = timed(ANSWERS, (i) => catalog.product(sku(i)));
  return {
    metric: `answer at ${count(skus.length)} products, p50 / p99 (floor: the product alone)`,
    ours: spread(ours),
    peer: spread(floor),
    ratio: times(percentile(ours, 0.5), percentile(floor, 0.5)),
  };
};

const tagRate = (): Row => {
  const made = encodeSgtin96({ gtin: '80614141123458', serial: '6789' });
  const epc = made.ok ? made.value : '';
  const rate = (decode: () => unknown) => {
    const runs = 100_000;
    for (let i = 0; i < 10_000; i++) decode();
    const from = performance.now();
    for (let i = 0; i < runs; i++) decode();
    return runs / ((performance.now() - from) / 1000);
  };
  const ours = rate(() => decodeSgtin(epc));
  const peer = rate(() => peers.valueOf(epc).toBarcode());
  return {
    metric: 'SGTIN-96 decoded/s (peer: epc-tds)',
    ours: count(ours),
    peer: count(peer),
    ratio: times(ours, peer),
  };
};

export async function bench(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-bench-'));
  const store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
  const catalog = openCatalog({ store, log: silentLog, clock: systemClock, imageUrl: () => null });
  try {
    const real = sharedData('catalog/styles.csv');
    const styles = real ?? madeUp(folder);
    const floor = await readOnly(styles);
    const products = await importing(catalog, 'products', styles);
    const again = await importing(catalog, 'products', styles);
    const rows: Row[] = [
      {
        metric: `${real === null ? 'made-up list' : 'styles.csv'}, rows/s into the catalogue (floor: csv-parse reading alone)`,
        ours: count(products.rate),
        peer: count(floor),
        ratio: times(products.rate, floor),
      },
      {
        metric: 'others wait meanwhile, p99 (aim 20 ms)',
        ours: ms(products.waited),
        peer: '20 ms',
        ratio: times(products.waited, 20),
      },
      {
        metric: 'the same file again (peer: the first time)',
        ours: ms(again.seconds * 1000),
        peer: ms(products.seconds * 1000),
        ratio: times(again.seconds, products.seconds),
      },
    ];
    const reviews = sharedData('reviews/womens_clothing_reviews_train.csv');
    if (reviews !== null) {
      const peer = await readOnly(reviews);
      const ours = await importing(catalog, 'reviews', reviews);
      rows.push({
        metric: 'reviews/s into the catalogue (floor: csv-parse reading alone)',
        ours: count(ours.rate),
        peer: count(peer),
        ratio: times(ours.rate, peer),
      });
    }
    await catalog.settled();
    rows.push(answers(catalog, store), tagRate());
    rows.push({
      metric: 'memory of this process after all of it',
      ours: mb(process.memoryUsage.rss()),
      peer: '-',
      ratio: '-',
    });
    return { name: 'catalog', rows };
  } finally {
    await catalog.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
