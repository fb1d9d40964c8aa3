import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Migration } from './migrations.ts';
import { readRows } from './rows.ts';
import { openStore, type Store } from './sqlite.ts';

const first: Migration = {
  name: 'garments',
  sql: 'CREATE TABLE garment (sku TEXT PRIMARY KEY, price INTEGER NOT NULL) STRICT',
};
const second: Migration = { name: 'colours', sql: 'ALTER TABLE garment ADD COLUMN colour TEXT' };
const broken: Migration = {
  name: 'broken',
  sql: 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)',
};

let folder: string;
let open: Store[];
const file = () => join(folder, 'kiosk.db');
const start = async (migrations: readonly Migration[]) => {
  const store = await openStore(file(), migrations, 'full');
  open.push(store);
  return store;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-store-'));
  open = [];
});
afterEach(() => {
  for (const store of open) store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a store', () => {
  it('is FULL where an acknowledged write must survive a power cut', async () => {
    const store = await start([first]);
    expect(store.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(store.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  });

  it('keeps its rows over an upgrade, and a copy from before it', async () => {
    const old = await start([first]);
    old.run('INSERT INTO garment VALUES (?, ?)', 'COAT', 129_900);
    old.close();
    const upgraded = await start([first, second]);
    expect(upgraded.get('SELECT * FROM garment')).toEqual({
      sku: 'COAT',
      price: 129_900,
      colour: null,
    });
    expect(existsSync(`${file()}.before-2`)).toBe(true);
    const copy = await openStore(`${file()}.before-2`, [first], 'normal');
    expect(copy.get('SELECT count(*) AS n FROM garment')).toEqual({ n: 1 });
    copy.close();
  });

  it('leaves nothing of a step that failed, and can be mended', async () => {
    (await start([first])).close();
    await expect(start([first, broken])).rejects.toThrow(/migration 2 \(broken\) failed/);
    const mended = await start([first, second]);
    expect(mended.all("SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
  });

  it('refuses a database of a newer build instead of guessing', async () => {
    (await start([first, second])).close();
    await expect(start([first])).rejects.toThrow(/newer Lookglass/);
  });

  it('undoes a whole transaction when its work throws, and goes on', async () => {
    const store = await start([first]);
    expect(() =>
      store.transaction(() => {
        store.run('INSERT INTO garment VALUES (?, ?)', 'COAT', 1);
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(store.all('SELECT * FROM garment')).toEqual([]);
    store.transaction(() => store.run('INSERT INTO garment VALUES (?, ?)', 'COAT', 2));
    expect(store.get('SELECT price FROM garment')).toEqual({ price: 2 });
  });

  it('sets a row aside that does not fit, and reads the others', async () => {
    const store = await start([{ name: 'loose', sql: 'CREATE TABLE garment (sku TEXT, price)' }]);
    store.run('INSERT INTO garment VALUES (?, ?), (?, ?)', 'GOOD', 100, 'BAD', 'many');
    const reports: string[] = [];
    const rows = readRows(
      'garment',
      z.object({ sku: z.string(), price: z.number() }),
      store.all('SELECT * FROM garment'),
      'sku',
      ({ table, key, reason }) => reports.push(`${table} ${key} ${reason.split(':')[0]}`),
    );
    expect(rows).toEqual([{ sku: 'GOOD', price: 100 }]);
    expect(reports).toEqual(['garment BAD price']);
  });
});
