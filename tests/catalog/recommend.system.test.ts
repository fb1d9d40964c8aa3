import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { colourFamily, mayWearTogether, seasonsOf } from '../../main/catalog/attributes.ts';
import { openCatalog, type Catalog } from '../../main/catalog/catalog.ts';
import { loadOutfitModel, SHIPPED_OUTFITS } from '../../main/compose/shipped-model.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import type { Outfit, OutfitReason, Product, ProductAnswer } from '../../preload/contract/index.ts';
import { good } from '../fakes/results.ts';
import { sharedData } from '../fakes/shared-data.ts';

const styles = sharedData('catalog/styles.csv');
/** One in so many garments; `LOOKGLASS_EVERY=1` asks for each of them and takes minutes. */
const EVERY = Number(process.env['LOOKGLASS_EVERY'] ?? 97);

const hash = (text: string): number => {
  let h = 5381;
  for (const letter of text) h = (Math.imul(h, 33) ^ letter.charCodeAt(0)) >>> 0;
  return h;
};
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** The list of a real shop, with brands and counted stock, which the real one lacks. */
const shopOf = (path: string): string => {
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    relax_column_count: true,
    relax_quotes: true,
  });
  const lines = rows.map((row) => {
    const sku = row['id'] ?? '';
    const title = row['productDisplayName'] ?? '';
    const h = hash(sku);
    const stock = h % 5 === 0 ? '' : `S:${h % 3}|M:${(h >> 3) % 4}|L:${(h >> 6) % 2}`;
    return [
      sku,
      title || sku,
      title.split(' ')[0] ?? '',
      row['masterCategory'] ?? '',
      row['subCategory'] ?? '',
      row['articleType'] ?? '',
      row['gender'] ?? '',
      row['baseColour'] ?? '',
      row['season'] ?? '',
      row['usage'] ?? '',
      String(99 + (h % 900)),
      stock,
      stock === '' ? '' : 'S|M|L',
    ]
      .map(quoted)
      .join(',');
  });
  return `sku,name,brand,department,line,category,gender,colour,season,occasion,price,stock,sizes\n${lines.join('\n')}\n`;
};

describe.skipIf(styles === null)(
  'recommendations on 44,446 products (skipped where LOOKGLASS_SHARED_DATA holds no catalogue)',
  { timeout: 600_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'lookglass-recommend-'));
    let store: Store;
    let catalog: Catalog;
    const garments: string[] = [];
    /** Of a few garments, what was put together is made stylists' looks, more than once. */
    const looksOf = new Map<string, Set<string>>();
    const occasions = new Map<string, string>();

    const bring = async (kind: 'products' | 'outfits', content: string) => {
      const path = join(folder, `${kind}.csv`);
      writeFileSync(path, content);
      return good(await catalog.importFile(kind, path));
    };
    const answer = (sku: string): ProductAnswer => good(catalog.answer(sku));

    beforeAll(async () => {
      store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
      const model = good(await loadOutfitModel(SHIPPED_OUTFITS));
      catalog = openCatalog({
        store,
        log: silentLog,
        clock: systemClock,
        imageUrl: () => null,
        outfitModel: model,
      });
      await bring('products', shopOf(styles ?? ''));
      for (const { sku, occasion, slot, id } of store.all(
        'SELECT id, sku, occasion, slot FROM products ORDER BY id',
      )) {
        occasions.set(String(sku), String(occasion));
        if (slot !== 'innerwear' && slot !== 'other' && Number(id) % EVERY === 0)
          garments.push(String(sku));
      }
      const lines: string[] = [];
      for (const sku of garments.filter((_, i) => i % 4 === 0)) {
        const [first] = answer(sku).outfits;
        for (const time of [1, 2, 3].slice(0, 1 + (hash(sku) % 3)))
          for (const one of [sku, ...(first?.pieces ?? []).map(({ product }) => product.sku)]) {
            const name = `look ${sku} ${time}`;
            lines.push(`${name},${one},`);
            looksOf.set(name, (looksOf.get(name) ?? new Set()).add(one));
          }
      }
      await bring('outfits', `outfit,sku,slot\n${lines.join('\n')}\n`);
      await catalog.settled();
    }, 600_000);
    afterAll(async () => {
      await catalog.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const BLUE_JEANS = /jean|jegging/i;
    const familyOf = ({ colour, category }: Product) => {
      const family = colourFamily(colour);
      return family?.name === 'blue' && BLUE_JEANS.test(category) ? colourFamily('denim') : family;
    };
    const kind = (category: string) => category.trim().toLowerCase();
    let kindPairs: Map<string, number>;
    const looksWithKinds = (one: string, other: string): number => {
      if (kindPairs === undefined) {
        kindPairs = new Map();
        for (const skus of looksOf.values()) {
          const kinds = new Set([...skus].map((sku) => kind(catalog.product(sku)?.category ?? '')));
          for (const a of kinds)
            for (const b of kinds)
              kindPairs.set(`${a}|${b}`, (kindPairs.get(`${a}|${b}`) ?? 0) + 1);
        }
      }
      return kindPairs.get(`${one}|${other}`) ?? 0;
    };
    const here = ({ sizes }: Product) =>
      sizes.filter(({ stock }) => (stock ?? 0) > 0).map(({ label }) => label);

    /** Each part recomputed from lists and looks alone. */
    const holds = (reason: OutfitReason, lifted: Product, { pieces, id }: Outfit): boolean => {
      const others = pieces.map(({ product }) => product);
      const all = [lifted, ...others];
      const families = all.map(familyOf);
      const strong = families.filter((family) => family?.neutral === false);
      const known = families.every((family) => family !== null);
      const looksWith = (sku: string) =>
        [...looksOf.values()].filter((skus) => skus.has(lifted.sku) && skus.has(sku)).length;
      switch (reason.kind) {
        case 'stylist':
          return all.every(({ sku }) => looksOf.get(id)?.has(sku) === true);
        case 'worn-together':
          return reason.slot === null
            ? others.every(({ sku }) => looksWith(sku) >= reason.looks)
            : looksWith(pieces.find(({ slot }) => slot === reason.slot)?.product.sku ?? '') ===
                reason.looks;
        case 'kinds-worn-together': {
          const piece = pieces.find(({ slot }) => slot === reason.slot);
          return (
            piece !== undefined &&
            looksWithKinds(kind(lifted.category), kind(piece.product.category)) === reason.looks
          );
        }
        case 'tone-on-tone':
          return families.every((family) => family?.name === reason.colour);
        case 'neutrals':
          return known && strong.length === 0;
        case 'accent':
          return known && strong.length === 1 && strong[0]?.name === reason.colour;
        case 'same-palette':
          return (
            known && strong.length > 1 && strong.every((family) => family?.name === reason.colour)
          );
        case 'same-occasion':
          return all.every(({ sku }) => occasions.get(sku) === reason.occasion);
        case 'same-season':
          return all.every(
            ({ season }) =>
              season !== '' &&
              (seasonsOf(season) & seasonsOf(reason.season)) === seasonsOf(reason.season),
          );
        case 'same-brand':
          return all.every(({ brand }) => brand.toLowerCase() === reason.brand.toLowerCase());
        case 'in-store':
          return (
            others.every((product) => here(product).length > 0) &&
            reason.sizes.every((label) =>
              all
                .filter(
                  ({ category }) =>
                    !/shoe|heel|flat|sandal|flip|boot|bag|watch|belt/i.test(category),
                )
                .filter(({ sku }) => {
                  const slot =
                    sku === lifted.sku ? null : pieces.find((p) => p.product.sku === sku)?.slot;
                  return slot !== 'accessory' && slot !== 'bag' && slot !== 'shoes';
                })
                .filter(({ sku }) => sku !== lifted.sku)
                .every((product) => here(product).includes(label)),
            )
          );
        case 'suggested':
          return true;
      }
    };

    it('give no reason that is not true of the lists and looks', () => {
      const said = new Map<string, number>();
      const untrue: string[] = [];
      for (const sku of garments) {
        const { product, outfits } = answer(sku);
        for (const outfit of outfits)
          for (const reason of outfit.reasons) {
            said.set(reason.kind, (said.get(reason.kind) ?? 0) + 1);
            if (!holds(reason, product, outfit))
              untrue.push(`${sku} ${outfit.id}: ${JSON.stringify(reason)}`);
          }
      }
      expect(untrue).toEqual([]);
      // Every kind this shop can give a reason for was heard: the check above has checked something.
      expect([...said.keys()].toSorted()).toEqual(
        expect.arrayContaining([
          'accent',
          'in-store',
          'kinds-worn-together',
          'neutrals',
          'same-occasion',
          'same-palette',
          'same-season',
          'stylist',
          'worn-together',
        ]),
      );
    });

    it('fill no place twice, show nothing unworn, mix no genders, and fill three places or more', () => {
      const thin: string[] = [];
      for (const sku of garments) {
        const { product, outfits } = answer(sku);
        const shown = outfits.flatMap(({ pieces }) => pieces).slice(0, 10);
        if (new Set(shown.map(({ slot }) => slot)).size < 3) thin.push(sku);
        for (const { pieces } of outfits) {
          expect([sku, new Set(pieces.map(({ slot }) => slot)).size]).toEqual([sku, pieces.length]);
          const worn = [product, ...pieces.map((piece) => piece.product)];
          const apart = worn.filter((one) =>
            worn.some((other) => !mayWearTogether(one.gender, other.gender)),
          );
          expect([sku, apart]).toEqual([sku, []]);
          for (const { category } of worn.slice(1))
            expect(category).not.toMatch(
              /\bbra\b|brief|boxer|trunk|sock|night|lounge|innerwear|swim|perfume|\blip\b|lipstick|nail|gift|free/i,
            );
        }
      }
      // Children's rails are short of shoes and bags.
      expect(thin.length / garments.length).toBeLessThan(0.05);
    });

    it('differ from one another, and are the same every time', () => {
      for (const sku of garments.filter((_, i) => i % 7 === 0)) {
        const { outfits } = answer(sku);
        const contents = outfits.map(({ pieces }) => pieces.map(({ product }) => product.sku));
        for (const [i, one] of contents.entries())
          // Two looks of stylists may be as alike as they please.
          for (const [j, other] of contents.entries()) {
            if (j <= i || outfits[j]?.reasons[0]?.kind === 'stylist') continue;
            const shared = other.filter((piece) => one.includes(piece)).length;
            expect([sku, shared / other.length <= 0.5]).toEqual([sku, true]);
          }
        expect(answer(sku).outfits).toEqual(outfits);
      }
    });
  },
);
