import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import { openInboxDesk } from '../../main/offers/protocol/inbox-desk.ts';
import { openInboxStore, type InboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { openNodeDesk, type NodeDesk } from '../../main/offers/protocol/node-desk.ts';
import { grantOf, lendRight } from '../../main/offers/protocol/rights.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf, NOON, redeemOf } from '../fakes/offer-rules.ts';
import { fleetInvariants } from './fleet-invariants.ts';

const NODE = 'hebai/lakeside/front';
const PERSON = 'AbCdEfGhIjKlMnOpQrStUv';

/** What is asked of a fleet after everything that befalls it has to fail where a promise is broken. */
describe('the promises of a fleet', () => {
  const clock = manualClock();
  let root: string;
  let kiosk: string;
  let hub: Ledger;
  let own: Ledger;
  let node: NodeDesk;
  let inbox: InboxStore;

  const openLedger = (folder: string) =>
    openSqliteLedger({
      path: join(folder, 'ledger.sqlite'),
      clock,
      log: silentLog,
      ballastBytes: 0,
    });
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'lookglass-fleet-'));
    kiosk = join(root, 'kiosk');
    mkdirSync(kiosk);
    hub = await openLedger(join(root, 'hub'));
    own = await openLedger(kiosk);
    inbox = await openInboxStore(join(root, 'hub', 'inbox.sqlite'));
    node = await openNodeDesk({
      ledger: own,
      clock,
      node: NODE,
      hub: 'https://hub',
      path: join(kiosk, 'outbox.sqlite'),
    });
    // A coupon whose right is with the kiosk, redeemed there.
    const claim = claimOf(1, { person: PERSON });
    const [held] = await hub.applyBatch([claim]);
    if (!held?.ok) throw new Error('no coupon');
    const lend = lendRight(held.value.holding, node.holder, {
      intent: 'lend-1',
      at: NOON,
      by: 'hub',
    });
    await hub.applyBatch([lend]);
    const lent = await hub.byId(claim.coupon);
    await node.take(lent && grantOf(lent, node.holder));
    await own.applyBatch([redeemOf(1, claim.code)]);
    await node.told();
  });
  afterEach(async () => {
    await inbox.close();
    await hub.close();
    rmSync(root, { recursive: true });
  });

  const tell = async () => {
    const desk = openInboxDesk({ ledger: hub, store: inbox, log: silentLog });
    const events = node.outbox.next({ events: 99, bytes: 65_536 });
    for (const ack of await desk.receive(NODE, events)) node.outbox.acknowledge(ack);
  };
  const look = async (more: object = {}) => {
    node.close();
    await own.close();
    await fleetInvariants({ hub, kiosks: [kiosk], stocks: [], brands: ['hebai'], ...more });
  };
  const spoil = (sql: string) => {
    const database = new DatabaseSync(join(kiosk, 'outbox.sqlite'));
    database.exec(sql);
    database.close();
  };
  const given = (n: number, right: string) =>
    hub.applyBatch([redeemOf(n, claimOf(1).code, { given: true, node: right })]);

  it('are kept, before the hub has heard of it and after', async () => {
    await expect(look()).resolves.toBeUndefined();
  });
  it('are kept once it is told', async () => {
    await tell();
    await expect(look({ goods: [claimOf(1).code] })).resolves.toBeUndefined();
  });

  it('I3 is broken where something waits no more and never came', async () => {
    spoil('DELETE FROM waiting');
    await expect(look()).rejects.toThrow('I3');
  });
  it('I4 is broken where goods went out twice and no right was written off', async () => {
    await tell();
    await given(9, `${node.holder}:1`);
    await expect(look()).rejects.toThrow('I4');
  });
  it('I4 is broken where goods went out that nobody wrote down', async () => {
    await tell();
    const { code } = claimOf(1);
    await expect(look({ goods: [code, code] })).rejects.toThrow('I4');
  });
  it('I5 is broken where more was risked than was allowed', async () => {
    await tell();
    await given(9, `${node.holder}:risk`);
    await expect(look({ riskBudget: 9_999 })).rejects.toThrow('I5');
  });
  it('I8 is broken where a kiosk shows what its hub never said', async () => {
    const shown = { publicUrl: 'https://hub', brands: [], offers: [], left: {} };
    writeFileSync(
      join(kiosk, 'hub.desired.json'),
      JSON.stringify({ revision: 'of something else', ...shown }),
    );
    await expect(look()).rejects.toThrow('I8');
  });
  it('I9 is broken where a number that somebody could call is anywhere', async () => {
    spoil('INSERT INTO marks (name, value) VALUES (\'x\', \'{"to":"13812345678"}\')');
    await expect(look()).rejects.toThrow('I9');
  });
});
