import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog } from '../../main/catalog/catalog.ts';
import { loadOutfitModel, SHIPPED_OUTFITS } from '../../main/compose/shipped-model.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import type { ProductAnswer } from '../../preload/contract/index.ts';
import { launchChromium } from '../fakes/chromium.ts';
import { sharedData } from '../fakes/shared-data.ts';
import type { Report } from './report.ts';
import { pageOf, textOf } from './sheet/page.ts';

/**
 * Answers to be looked at: some sixty random lifted garments with their looks, as pictures and words. A stylist marks
 * each good or bad; nothing here can. `SHEET_SEED=3` draws others.
 */
const FOLDER = join(import.meta.dirname, '..', '..', 'test-results', 'sheet');
const ANSWERS = 60;
const A_PAGE = 6;
/** Most have a picture; the rest are drawn evenly over all kinds, so that rare ones are looked at too. */
const WITH_PICTURE = 40;
const OF_A_KIND = 3;

/** xorshift32: the same draw on every machine. */
const drawsOf = (seed: number) => {
  let state = (seed + 1) * 2654435769;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

const drawn = (store: Store, hasPicture: (sku: string) => boolean, seed: number): string[] => {
  const draw = drawsOf(seed);
  const all = store
    .all(`SELECT sku, kind FROM products WHERE slot NOT IN ('innerwear', 'other') ORDER BY sku`)
    .map(({ sku, kind }) => ({ sku: String(sku), kind: String(kind), at: draw() }))
    .sort((a, b) => a.at - b.at);
  const kinds = new Map<string, number>();
  const few = (list: typeof all, most: number, each: number) =>
    list
      .filter(({ kind }) => {
        const seen = kinds.get(kind) ?? 0;
        kinds.set(kind, seen + 1);
        return seen < each;
      })
      .slice(0, most);
  const seen = few(
    all.filter(({ sku }) => hasPicture(sku)),
    WITH_PICTURE,
    OF_A_KIND,
  );
  kinds.clear();
  const unseen = few(
    all.filter(({ sku }) => !hasPicture(sku)),
    ANSWERS - seen.length,
    1,
  );
  return [...seen, ...unseen].map(({ sku }) => sku);
};

const pictures = async (answers: readonly ProductAnswer[], picture: (sku: string) => string) => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
    const files: string[] = [];
    for (let from = 0; from < answers.length; from += A_PAGE) {
      await page.setContent(pageOf(answers.slice(from, from + A_PAGE), from, picture));
      const file = join(FOLDER, `sheet-${String(from / A_PAGE + 1).padStart(2, '0')}.png`);
      await page.screenshot({ path: file, fullPage: true });
      files.push(file);
    }
    return files;
  } finally {
    await browser.close();
  }
};

export const evaluate = async (): Promise<Report> => {
  const styles = sharedData('catalog/styles.csv');
  const images = sharedData('catalog/images');
  if (styles === null || images === null)
    return {
      name: 'sheet',
      skipped: 'the catalogue and its pictures are not here (set LOOKGLASS_SHARED_DATA)',
    };
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-sheet-'));
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
    const imported = await catalog.importFile('products', styles);
    if (!imported.ok) throw new Error(imported.fault.code);
    await catalog.settled();
    const read = (sku: string): string | null => {
      const path = sharedData(`catalog/images/${sku}.jpg`);
      return path === null
        ? null
        : `data:image/jpeg;base64,${readFileSync(path).toString('base64')}`;
    };
    const seed = Number(process.env['SHEET_SEED'] ?? 0);
    const skus = drawn(store, (sku) => sharedData(`catalog/images/${sku}.jpg`) !== null, seed);
    const answers = skus.flatMap((sku) => {
      const answer = catalog.answer(sku);
      return answer.ok ? [answer.value] : [];
    });
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'sheet.txt'), textOf(answers));
    const files = await pictures(answers, (sku) => read(sku) ?? '');
    return {
      name: 'sheet',
      tables: [
        {
          title: `drawn with seed ${seed}`,
          columns: ['', 'answers', 'looks', 'without a look'],
          rows: [
            [
              'all',
              String(answers.length),
              String(answers.reduce((sum, { outfits }) => sum + outfits.length, 0)),
              String(answers.filter(({ outfits }) => outfits.length === 0).length),
            ],
          ],
        },
      ],
      notes: [`Look at ${files[0] ?? FOLDER} and those after it, and at sheet.txt beside them.`],
    };
  } finally {
    await catalog.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
