import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportKind, ImportState } from '../../../preload/contract/index.ts';
import { systemClock, type Clock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { openStore, type Store } from '../../store/sqlite.ts';
import { openCatalog, type Catalog, type CatalogParts, type ImportOptions } from '../catalog.ts';
import { catalogMigrations, catalogPath, reportsFolder } from '../migrations.ts';

/** A catalogue on disk in a folder of its own, for tests. */
export type Shop = {
  readonly folder: string;
  readonly store: Store;
  readonly catalog: Catalog;
  write(file: string, content: string | Buffer): string;
  /** Writes and imports; an import that fails fails the test. */
  bring(
    kind: ImportKind,
    content: string | Buffer,
    file?: string,
    options?: ImportOptions,
  ): Promise<ImportState>;
  report(kind: ImportKind): string;
  close(): Promise<void>;
};

export const openShop = async (
  clock: Clock = systemClock,
  parts: Pick<CatalogParts, 'garments'> = {},
): Promise<Shop> => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-shop-'));
  const store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
  const catalog = openCatalog({
    store,
    log: silentLog,
    clock,
    imageUrl: (path) => `/media/${path}`,
    reports: reportsFolder(folder),
    ...parts,
  });
  const write = (file: string, content: string | Buffer) => {
    const path = join(folder, file);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    store,
    catalog,
    write,
    async bring(kind, content, file = `${kind}.csv`, options) {
      const result = await catalog.importFile(kind, write(file, content), options);
      if (!result.ok) throw new Error(JSON.stringify(result.fault));
      return result.value;
    },
    report: (kind) => readFileSync(join(reportsFolder(folder), `${kind}-report.csv`), 'utf8'),
    async close() {
      await catalog.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
