/**
 * A process to be killed: imports one file, says on its output when it has read so many rows, and stands still there.
 * `node import-child.ts DATA KIND FILE ROW`
 */
import { writeSync } from 'node:fs';
import type { ImportKind } from '../../preload/contract/index.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog } from '../../main/catalog/catalog.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { hurriedClock } from '../../main/catalog/testing/hurried-clock.ts';
import { openStore } from '../../main/store/sqlite.ts';

/** Nobody is left to kill it after that. */
const LONGEST_STAND_MS = 60_000;

const [data = '', kind = 'products', file = '', row = '1'] = process.argv.slice(2);

/** In the midst of the import, nothing of this process going on. */
const standStill = () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LONGEST_STAND_MS);
  process.exit(1);
};

const store = await openStore(catalogPath(data), catalogMigrations, 'normal');
const catalog = openCatalog({
  store,
  log: silentLog,
  clock: hurriedClock(),
  imageUrl: () => null,
});
catalog.imports.onChange(({ imports }) => {
  const { state, rows = 0 } = imports.at(-1) ?? {};
  if (state !== 'running' || rows < Number(row)) return;
  writeSync(1, `${rows}\n`);
  standStill();
});
const result = await catalog.importFile(kind as ImportKind, file);
writeSync(1, result.ok ? 'done\n' : `${result.fault.code}\n`);
await catalog.close();
store.close();
