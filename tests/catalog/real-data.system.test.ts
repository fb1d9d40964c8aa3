import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog, type Catalog } from '../../main/catalog/catalog.ts';
import { mayWearTogether, seasonsOf } from '../../main/catalog/attributes.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import type { ImportKind, ProductAnswer } from '../../preload/contract/index.ts';
import { good } from '../fakes/results.ts';
import { sharedData } from '../fakes/shared-data.ts';

const files = {
  styles: sharedData('catalog/styles.csv'),
  english: sharedData('reviews/womens_clothing_reviews_train.csv'),
  chinese: sharedData('reviews/clothing_reviews_zh_train.csv'),
  polyvore: sharedData('outfits/valid_no_dup_with_category_3more_name.json'),
};
const absent = Object.values(files).includes(null);

describe.skipIf(absent)(
  'on 44,446 products and 22,952 reviews of shops (skipped where LOOKGLASS_SHARED_DATA holds no catalog, outfits and reviews)',
  { timeout: 240_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'lookglass-real-'));
    let store: Store;
    let catalog: Catalog;
    const bring = async (kind: ImportKind, path: string | null) =>
      good(await catalog.importFile(kind, path ?? ''));
    const answer = (sku: string): ProductAnswer => good(catalog.answer(sku));
    const every = (n: number, slot: string): string[] =>
      store
        .all('SELECT sku FROM products WHERE slot = ? AND id % ? = 0', slot, n)
        .map(({ sku }) => String(sku));

    beforeAll(async () => {
      store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
      catalog = openCatalog({
        store,
        log: silentLog,
        clock: systemClock,
        imageUrl: () => null,
      });
    }, 240_000);
    afterAll(async () => {
      await catalog.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('takes every row of styles.csv, and changes nothing the second time', async () => {
      expect(await bring('products', files.styles)).toMatchObject({
        state: 'done',
        rows: 44_446,
        accepted: 44_446,
        rejected: 0,
      });
      expect(await bring('products', files.styles)).toMatchObject({ state: 'unchanged' });
      expect(catalog.product('15970')).toMatchObject({
        name: { en: 'Turtle Check Men Navy Blue Shirt' },
        category: 'Shirts',
        gender: 'men',
        colour: 'Navy Blue',
        season: 'autumn',
      });
    });

    it('takes every review in both languages', async () => {
      expect(await bring('reviews', files.english)).toMatchObject({
        accepted: 14_914,
        rejected: 0,
      });
      expect(await bring('reviews', files.chinese)).toMatchObject({ accepted: 8038, rejected: 0 });
      await catalog.settled();
    });

    it('takes outfits of Polyvore with their pieces as products; nameless pieces are reported', async () => {
      expect(await bring('products', files.polyvore)).toMatchObject({
        rows: 4909,
        accepted: 4866,
        rejected: 43,
      });
      expect(await bring('outfits', files.polyvore)).toMatchObject({ accepted: 4909, rejected: 0 });
      const worn = answer('214272106_2');
      expect(worn.outfits[0]).toMatchObject({
        reasons: expect.arrayContaining([{ kind: 'stylist' }]),
        id: '214272106',
      });
    });

    it('dresses one in forty of all garments: no place twice, nothing unworn, genders and seasons kept', () => {
      const skus = ['top', 'bottom', 'dress', 'outerwear', 'shoes', 'bag', 'accessory'].flatMap(
        (slot) => every(40, slot),
      );
      expect(skus.length).toBeGreaterThan(900);
      const bare: string[] = [];
      for (const sku of skus) {
        const { product, outfits } = answer(sku);
        if (outfits.length === 0) bare.push(sku);
        for (const { pieces } of outfits) {
          expect(new Set(pieces.map(({ slot }) => slot)).size).toBe(pieces.length);
          expect(pieces.map((piece) => piece.product.sku)).not.toContain(sku);
          for (const { product: piece } of pieces) {
            expect([sku, mayWearTogether(product.gender, piece.gender)]).toEqual([sku, true]);
            expect([sku, seasonsOf(product.season) & seasonsOf(piece.season)]).not.toEqual([
              sku,
              0,
            ]);
            expect(piece.category).not.toMatch(
              /bra\b|brief|boxer|trunk|sock|night|lounge|perfume|lip (?:care|gloss|liner)|lipstick|nail/i,
            );
          }
        }
      }
      // Children's rails are short: for some of theirs there is nothing of the season.
      expect(bare.length / skus.length).toBeLessThan(0.03);
    });

    it('never dresses underwear', () => {
      const underwear = every(20, 'innerwear');
      expect(underwear.length).toBeGreaterThan(50);
      expect(underwear.filter((sku) => answer(sku).outfits.length > 0)).toEqual([]);
    });

    it('shows of reviews only what was written, and the unhappy where they are many', () => {
      const products = store
        .all('SELECT sku, count(*) AS n FROM reviews GROUP BY sku HAVING n >= 10')
        .map(({ sku }) => String(sku));
      expect(products.length).toBeGreaterThan(100);
      const catalogued = `INSERT INTO products (sku, source, batch, fingerprint, name, brand, category, gender, colour,
        occasion, currency, slot, kind, brand_key, colour_key, seasons, available)
        VALUES (?, 'test', 0, '', '{"en":"x"}', '', '', '', '', '', 'CNY', 'other', '', '', '', 15, 1) ON CONFLICT DO NOTHING`;
      for (const sku of products) {
        store.run(catalogued, sku);
        const { reviews } = answer(sku);
        const texts = store
          .all('SELECT title, text, rating, recommended FROM reviews WHERE sku = ?', sku)
          .map(({ title, text, rating, recommended }) => ({
            text: `${String(title)}\n${String(text)}`,
            unhappy: Number(rating) <= 2 || (rating === 3 && recommended === 0),
          }));
        expect(reviews.count).toBe(texts.length);
        for (const shown of [...reviews.highlights, ...reviews.keywords])
          expect([sku, shown.text, texts.some(({ text }) => text.includes(shown.text))]).toEqual([
            sku,
            shown.text,
            true,
          ]);
        const share = texts.filter(({ unhappy }) => unhappy).length / texts.length;
        const heard = reviews.highlights.some(({ happy }) => !happy);
        expect([sku, heard || share < 0.15]).toEqual([sku, true]);
      }
    });
  },
);
