/**
 * A process to be killed: a node that writes down and tells, and a hub that counts, as fast as they can, each saying
 * what it has acknowledged. `node telling-child.ts FOLDER FIRST`
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openInboxDesk, TOLD } from '../../main/offers/protocol/inbox-desk.ts';
import { openInboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openOutbox } from '../../main/offers/protocol/outbox-store.ts';
import { riskOf } from '../../main/offers/protocol/rights.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf } from './offer-rules.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const NODE = 'hebai/north/kiosk';
const say = (line: string) => writeSync(1, `${line}\n`);

const ledger = await openSqliteLedger({
  path: join(folder, 'hub.db'),
  clock: systemClock,
  log: silentLog,
  ballastBytes: 0,
});
const outbox = await openOutbox({ path: join(folder, 'outbox.db'), source: NODE, wall: Date.now });
const store = await openInboxStore(join(folder, 'inbox.db'));
const desk = openInboxDesk({ ledger, store, log: silentLog });

say('ready');
for (let n = Number(first); ; n++) {
  const { code } = claimOf(n);
  // Every third claim is late, and some goods went out twice.
  if (n % 3 !== 0) await ledger.applyBatch([claimOf(n)]);
  const goods = (intent: string) => ({
    kind: 'redeem',
    intent,
    at: Date.now(),
    code,
    site: NODE,
    till: 'A',
    by: 'Mei',
    value: 10_000,
    amount: null,
    receipt: null,
    right: riskOf(`${NODE}@E`),
  });
  const things = n % 5 === 0 ? [goods(`r${n}`), goods(`s${n}`)] : [goods(`r${n}`)];
  outbox.add([
    ...things.map((data) => ({ of: 'ledger', type: TOLD, at: Date.now(), data }) as const),
    { of: 'proof', type: 'seen', at: Date.now(), data: { n, life: process.pid } },
  ]);
  say(`added ${n}`);
  if (n % 3 === 0) await ledger.applyBatch([claimOf(n)]);
  if (n % 4 !== 3) continue;
  const events = outbox.next({ events: 40, bytes: 64 * 1024 });
  for (const ack of await desk.receive(NODE, events)) {
    say(`acked ${ack.epoch} ${ack.upTo}`);
    outbox.acknowledge(ack);
  }
}
