import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog, type Catalog } from '../../main/catalog/catalog.ts';
import { loadOutfitModel, SHIPPED_OUTFITS } from '../../main/compose/shipped-model.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { count, mb, ms, percentile, times, type Figures, type Row } from './figures.ts';

const ANSWERS = 1500;
const LARGE = 500_000;
const COLOURS = ['Black', 'White', 'Blue', 'Brown', 'Grey', 'Red', 'Green', 'Pink', 'Navy Blue'];
const EDITIONS = ['Studio', 'Heritage', 'Urban', 'Weekend', 'Signature', 'Atelier', 'Harbour'];

type Style = Record<string, string>;
const HEADER =
  'id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,productDisplayName';

/** Where styles.csv is not at hand: its columns, invented words. */
const madeUp = (): Style[] => {
  const kinds = ['Shirts', 'Jeans', 'Casual Shoes', 'Handbags', 'Watches', 'Dresses', 'Jackets'];
  return Array.from({ length: 44_446 }, (_, i) => ({
    gender: i % 2 ? 'Men' : 'Women',
    articleType: kinds[(i * 5) % kinds.length] ?? '',
    baseColour: COLOURS[(i >> 3) % COLOURS.length] ?? '',
    season: ['Summer', 'Fall', 'Winter'][(i >> 5) % 3] ?? '',
    usage: 'Casual',
    productDisplayName: `Brand${i % 97} ${i}`,
  }));
};

/** The same list over and over until there are so many, each time in other names and colours. */
const writeList = async (styles: readonly Style[], most: number, path: string) => {
  const file = createWriteStream(path);
  file.write(`${HEADER}\n`);
  for (let i = 0; i < most; i++) {
    const style = styles[i % styles.length] ?? {};
    const round = Math.floor(i / styles.length);
    const colour = round === 0 ? style['baseColour'] : COLOURS[(i + round * 5) % COLOURS.length];
    const name = `${style['productDisplayName'] ?? ''}${round === 0 ? '' : ` ${EDITIONS[round % EDITIONS.length] ?? ''} ${round}`}`;
    const line = [
      String(i + 1),
      style['gender'],
      style['masterCategory'],
      style['subCategory'],
      style['articleType'],
      colour,
      style['season'],
      style['year'],
      style['usage'],
      name,
    ]
      .map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`)
      .join(',');
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
};

const timed = (runs: number, work: (i: number) => void): number[] =>
  Array.from({ length: runs }, (_, i) => {
    const from = performance.now();
    work(i);
    return performance.now() - from;
  });
const spread = (samples: readonly number[]) =>
  `${ms(percentile(samples, 0.5))} / ${ms(percentile(samples, 0.99))}`;

const answering = (catalog: Catalog, store: Store, size: number): Row[] => {
  const skus = store
    .all(`SELECT sku FROM products WHERE slot NOT IN ('innerwear', 'other')`)
    .map(({ sku }) => String(sku));
  const sku = (i: number) => skus[(i * 7919) % skus.length] ?? '';
  timed(150, (i) => catalog.answer(sku(i + ANSWERS)));
  // Each garment once: nothing of the answer is remembered.
  const ours = timed(ANSWERS, (i) => catalog.answer(sku(i)));
  // What any answer must at least do: look at every piece of the lifted one's season once.
  const floor = timed(40, (i) =>
    store.get(
      `SELECT max(length(name)) FROM products WHERE slot <> 'other' AND (seasons & (SELECT seasons FROM products WHERE sku = ?)) <> 0`,
      sku(i),
    ),
  );
  return [
    {
      metric: `three looks with reasons at ${count(size)} products, p50 / p99 (floor: one scan in SQL)`,
      ours: spread(ours),
      peer: spread(floor),
      ratio: times(percentile(ours, 0.99), percentile(floor, 0.5)),
    },
  ];
};

/** A whole reading of the catalogue, as after an import or a start. */
const building = async (catalog: Catalog, store: Store): Promise<Row[]> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  catalog.promote([]);
  await catalog.settled();
  const took = performance.now() - from;
  delay.disable();
  const scan = timed(1, () => store.all('SELECT name, category FROM products'))[0] ?? 0;
  const { pieces, memory } = catalog.outfitIndex();
  return [
    {
      metric: `index of ${count(pieces)} pieces built in slices (floor: reading names and categories at once)`,
      ours: ms(took),
      peer: ms(scan),
      ratio: times(took, scan),
    },
    {
      metric: 'others wait meanwhile, p99 (aim 20 ms)',
      ours: ms(delay.percentile(99) / 1e6),
      peer: '20 ms',
      ratio: times(delay.percentile(99) / 1e6, 20),
    },
    {
      metric: 'index in memory (and a piece)',
      ours: mb(memory),
      peer: `${(memory / Math.max(1, pieces)).toFixed(0)} B`,
      ratio: '-',
    },
  ];
};

const at = async (styles: readonly Style[], size: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-recommend-'));
  const store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
  const model = await loadOutfitModel(SHIPPED_OUTFITS);
  if (!model.ok) throw new Error(JSON.stringify(model.fault));
  const catalog = openCatalog({
    store,
    log: silentLog,
    clock: systemClock,
    imageUrl: () => null,
    outfitModel: model.value,
  });
  try {
    const path = join(folder, 'styles.csv');
    await writeList(styles, size, path);
    const imported = await catalog.importFile('products', path);
    if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
    await catalog.settled();
    const build = await building(catalog, store);
    return [...answering(catalog, store, size), ...build];
  } finally {
    await catalog.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

export async function bench(): Promise<Figures> {
  const path = sharedData('catalog/styles.csv');
  const styles: Style[] =
    path === null
      ? madeUp()
      : parse(readFileSync(path), {
          columns: true,
          relax_column_count: true,
          relax_quotes: true,
        });
  const rows = [...(await at(styles, styles.length)), ...(await at(styles, LARGE))];
  rows.push({
    metric: 'memory of this process after all of it',
    ours: mb(process.memoryUsage.rss()),
    peer: '-',
    ratio: '-',
  });
  return { name: 'recommend', rows };
}
