import { openStore } from '../../main/store/sqlite.ts';
import { sqliteSql } from '../../main/store/sql.ts';
import { hubSharedSuite } from './hub-shared-suite.ts';

hubSharedSuite('SQLite', async () => sqliteSql(await openStore(':memory:', [], 'full')));
