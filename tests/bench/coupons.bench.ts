import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { csvRows } from '../../main/cli/csv-rows.ts';
import { listOf, type ListOptions } from '../../main/offers/issued/coupon-lists.ts';
import { importIssued } from '../../main/offers/issued/import-issued.ts';
import { intoLedger } from '../../main/offers/issued/into-ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { count, times, type Figures } from './figures.ts';

const options: ListOptions = {
  source: 'tianchi',
  offers: [],
  window: { from: Date.UTC(2016, 0, 1), until: Date.UTC(2016, 11, 31) },
  key: new Uint8Array(32),
  now: 0,
};

/** The floor: the same rows read by the same reader and put into one table with a key, 500 a transaction, FULL. */
const plainly = async (file: string, path: string): Promise<number> => {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec('CREATE TABLE coupons (row TEXT PRIMARY KEY, code TEXT UNIQUE) STRICT');
  const insert = database.prepare('INSERT OR IGNORE INTO coupons VALUES (?, ?)');
  let rows = 0;
  database.exec('BEGIN');
  for await (const { fields } of csvRows(file)) {
    insert.run(fields.join(','), `code-${rows++}`);
    if (rows % 500 === 0) database.exec('COMMIT; BEGIN');
  }
  database.exec('COMMIT');
  database.close();
  return rows;
};

export async function bench(): Promise<Figures> {
  const file = sharedData('coupons/o2o_coupon_issues.csv');
  if (!file) throw new Error('needs the shared data: set LOOKGLASS_SHARED_DATA');
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-bench-coupons-'));
  const rate = async (work: () => Promise<number>): Promise<number> => {
    const start = performance.now();
    const rows = await work();
    return rows / ((performance.now() - start) / 1_000);
  };
  try {
    const ledger = await openSqliteLedger({
      path: join(folder, 'ledger.sqlite'),
      clock: systemClock,
      log: silentLog,
      ballastBytes: 0,
    });
    const bring = async (): Promise<number> => {
      const rows = csvRows(file);
      const header = await rows.next();
      const list = header.done === true ? null : listOf(header.value.fields, options);
      if (list?.kind !== 'list') throw new Error('not a coupon list');
      const counts = await importIssued(rows, {
        read: list.read,
        issue: intoLedger(ledger, options.source),
        onProblem(line, { reason }) {
          throw new Error(`line ${line}: ${reason}`);
        },
      });
      return counts.rows;
    };
    const first = await rate(bring);
    const again = await rate(bring);
    const { faults } = await ledger.verifyChain();
    if (faults.length > 0) throw new Error(`the chain is broken: ${JSON.stringify(faults[0])}`);
    await ledger.close();
    const floor = await rate(() => plainly(file, join(folder, 'floor.sqlite')));
    const beside = (metric: string, ours: number) => ({
      metric: `${metric}, rows per second (floor: one plain table)`,
      ours: count(ours),
      peer: count(floor),
      ratio: times(ours, floor),
    });
    return {
      name: 'coupons',
      rows: [
        beside('113,640 coupons issued elsewhere into the ledger', first),
        beside('the same list again', again),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
