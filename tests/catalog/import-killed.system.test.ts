import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog } from '../../main/catalog/catalog.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore, type Store } from '../../main/store/sqlite.ts';
import type { ImportKind } from '../../preload/contract/index.ts';

const CHILD = join(import.meta.dirname, '..', 'fakes', 'import-child.ts');
const ROWS = 6000;
const folder = mkdtempSync(join(tmpdir(), 'lookglass-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every field of a row tells which edition it is from, so that a row of two halves shows. */
const products = (edition: number): string =>
  `sku,name,brand,category,price,sizes,stock\n${Array.from(
    { length: ROWS },
    (_, i) =>
      `P${i},第${edition}版大衣${i},brand${edition},coat,${edition},S|M,S:${edition}|M:${edition}\n`,
  ).join('')}`;
const reviews = (edition: number): string =>
  `sku,rating,text\n${Array.from({ length: ROWS }, (_, i) => `P${i % 50},${edition},第${edition}版\n`).join('')}`;

const write = (kind: ImportKind, content: string): string => {
  const path = join(folder, `${kind}.csv`);
  writeFileSync(path, content);
  return path;
};

/** Imports in another process, and kills it where it stands once it has read so many rows. */
const importAndKill = async (kind: ImportKind, path: string, atRow: number): Promise<void> => {
  const child = spawn(process.execPath, [CHILD, folder, kind, path, String(atRow)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [unknown, string | null];
  const rows = Number(said[0]);
  expect({ signal, said: said.length }).toEqual({ signal: 'SIGKILL', said: 1 });
  expect(rows).toBeGreaterThanOrEqual(atRow);
  expect(rows).toBeLessThan(ROWS);
};

const withStore = async <T>(look: (store: Store) => T | Promise<T>): Promise<T> => {
  const store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
  try {
    return await look(store);
  } finally {
    store.close();
  }
};

/** As the next start does. */
const importAgain = (kind: ImportKind, path: string) =>
  withStore(async (store) => {
    const catalog = openCatalog({
      store,
      log: silentLog,
      clock: systemClock,
      imageUrl: () => null,
    });
    const result = await catalog.importFile(kind, path);
    await catalog.settled();
    await catalog.close();
    return result.ok ? result.value : result.fault;
  });

/** The editions a product's row, its sizes and the text index speak of: one and the same, or the row is torn. */
const editions = (store: Store): Map<number, number> => {
  const seen = new Map<number, number>();
  const rows = store.all(
    `SELECT name, brand, price, (SELECT group_concat(label || stock) FROM sizes WHERE product = id) AS sizes FROM products`,
  );
  for (const { name, brand, price, sizes } of rows) {
    const edition = Number(price) / 100;
    expect([name, brand, sizes]).toEqual([
      expect.stringContaining(`第${edition}版`),
      `brand${edition}`,
      `S${edition},M${edition}`,
    ]);
    seen.set(edition, (seen.get(edition) ?? 0) + 1);
  }
  return seen;
};

describe('an import that is killed', () => {
  beforeAll(async () => {
    await importAgain('products', write('products', products(1)));
    await importAgain('reviews', write('reviews', reviews(1)));
  });

  it('leaves every product as it was or as the file has it, and is done by the next start', async () => {
    const path = write('products', products(2));
    for (const atRow of [1, 900, 2500, 4800]) {
      await importAndKill('products', path, atRow);
      const seen = await withStore(editions);
      expect([...seen.keys()].filter((edition) => edition !== 1 && edition !== 2)).toEqual([]);
      expect((seen.get(1) ?? 0) + (seen.get(2) ?? 0)).toBe(ROWS);
    }
    expect(await importAgain('products', path)).toMatchObject({ state: 'done', accepted: ROWS });
    expect(await withStore(editions)).toEqual(new Map([[2, ROWS]]));
    expect(await importAgain('products', path)).toMatchObject({ state: 'unchanged' });
    const health = await withStore((store) => store.get('PRAGMA integrity_check'));
    expect(health).toEqual({ integrity_check: 'ok' });
  });

  it('shows the old reviews until the new ones are all there, and sweeps what it left', async () => {
    const path = write('reviews', reviews(2));
    const live = (store: Store) =>
      store.all(
        `SELECT rating, count(*) AS n FROM reviews JOIN batches ON batches.id = batch AND state = 'live' GROUP BY rating`,
      );
    for (const atRow of [1, 3000]) {
      await importAndKill('reviews', path, atRow);
      expect(await withStore(live)).toEqual([{ rating: 1, n: ROWS }]);
    }
    expect(await importAgain('reviews', path)).toMatchObject({ state: 'done', accepted: ROWS });
    expect(await withStore(live)).toEqual([{ rating: 2, n: ROWS }]);
    expect(await withStore((store) => store.get('SELECT count(*) AS n FROM reviews'))).toEqual({
      n: ROWS,
    });
  });
});
