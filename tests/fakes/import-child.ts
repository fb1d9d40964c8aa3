/**
 * A process to be killed: imports one file, and says on its output how far it is. `node import-child.ts DATA KIND FILE`
 */
import { writeSync } from 'node:fs';
import type { ImportKind } from '../../preload/contract/index.ts';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog } from '../../main/catalog/catalog.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore } from '../../main/store/sqlite.ts';

const [data = '', kind = 'products', file = ''] = process.argv.slice(2);

const store = await openStore(catalogPath(data), catalogMigrations, 'normal');
const catalog = openCatalog({ store, log: silentLog, clock: systemClock, imageUrl: () => null });
catalog.imports.onChange(({ imports }) => writeSync(1, `${imports.at(-1)?.rows ?? 0}\n`));
const result = await catalog.importFile(kind as ImportKind, file);
writeSync(1, result.ok ? 'done\n' : `${result.fault.code}\n`);
await catalog.close();
store.close();
