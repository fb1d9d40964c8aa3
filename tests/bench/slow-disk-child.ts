/**
 * Claims on a ledger whose disk is slow, in a process of its own because the library that delays every fsync has to
 * be there before the first of them. `node slow-disk-child.ts PATH OPS CLIENTS batched|each`; says its figures as JSON.
 */
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { batched, claims, drive, oneByOne } from './ledger-load.ts';

const [path = '', ops = '1000', clients = '64', how = 'batched'] = process.argv.slice(2);
const ledger = await openSqliteLedger({
  path,
  clock: systemClock,
  log: silentLog,
  ballastBytes: 0,
});
const apply = how === 'batched' ? batched(ledger) : oneByOne(ledger);
console.log(JSON.stringify(await drive(apply, claims(Number(ops)), Number(clients))));
await ledger.close();
