import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../../main/base/clock.ts';
import { lineLog } from '../../../main/base/log.ts';
import { offerNameOf, standing, type Ledger, type Op } from '../../../main/offers/ledger.ts';
import { openInboxDesk } from '../../../main/offers/protocol/inbox-desk.ts';
import { openInboxStore, type InboxStore } from '../../../main/offers/protocol/inbox-store.ts';
import { handBack, takeStock } from '../../../main/offers/protocol/leases.ts';
import { openOutbox, type Outbox } from '../../../main/offers/protocol/outbox-store.ts';
import {
  giveBack,
  grantOf,
  lendRight,
  riskOf,
  takeGrant,
} from '../../../main/offers/protocol/rights.ts';
import { goesOn, openTeller } from '../../../main/offers/protocol/teller.ts';
import { openSqliteLedger } from '../../../main/offers/sqlite-ledger.ts';
import { claimOf, offerCalled, redeemOf, reverseOf } from '../../fakes/offer-rules.ts';

/** From the ledger of a node to the ledger of its hub, on real files. */

const NODE = 'hebai/north/kiosk';
const OTHER = 'hebai/south/kiosk';
const ALL = { events: 500, bytes: 64 * 1024 };
const clock = manualClock();
const log = lineLog(() => {}, clock.wall);

let folder: string;
let ledgers: Ledger[];
let outboxes: Outbox[];
let hub: Ledger;
let node: Ledger;
let store: InboxStore;
let desk: ReturnType<typeof openInboxDesk>;
let outbox: Outbox;
let teller: ReturnType<typeof openTeller>;

const openLedger = async (name: string) => {
  const made = await openSqliteLedger({
    path: join(folder, `${name}.db`),
    clock,
    log,
    ballastBytes: 0,
  });
  ledgers.push(made);
  return made;
};
const outboxAt = async (name: string, more: object = {}) => {
  const made = await openOutbox({
    path: join(folder, `${name}.db`),
    source: NODE,
    wall: clock.wall,
    ...more,
  });
  outboxes.push(made);
  return made;
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-telling-'));
  [ledgers, outboxes] = [[], []];
  hub = await openLedger('hub');
  node = await openLedger('node');
  store = await openInboxStore(join(folder, 'inbox.db'));
  desk = openInboxDesk({ ledger: hub, store, log });
  outbox = await outboxAt('outbox');
  teller = openTeller({ ledger: node, outbox, node: NODE });
});
afterEach(async () => {
  for (const one of outboxes) one.close();
  await store.close();
  for (const one of ledgers) await one.close();
  rmSync(folder, { recursive: true });
});

const did = async (ledger: Ledger, ...ops: Op[]) => {
  const results = await ledger.applyBatch(ops);
  return results.map((result) => (result.ok ? 'ok' : result.fault.code));
};
/** The node did something; it is told, twice and the last first. */
const toldAll = async (from = NODE) => {
  await teller.catchUp();
  const events = outbox.next(ALL);
  await desk.receive(from, events.toReversed());
  for (const ack of await desk.receive(from, events)) outbox.acknowledge(ack);
  return events.length;
};
const lendTo = async (coupon: string, n: number) => {
  const holding = await hub.byId(coupon);
  if (!holding) throw new Error('no coupon');
  const asked = { intent: `lend-${n}`, at: clock.wall(), by: 'hub' };
  expect(await did(hub, lendRight(holding, teller.holder, asked))).toEqual(['ok']);
  const lent = await hub.byId(coupon);
  const grant = lent && grantOf(lent, teller.holder);
  if (!grant) throw new Error('no grant');
  return grant;
};
const take = async (grant: Awaited<ReturnType<typeof lendTo>>) => {
  const facts = { holder: teller.holder, known: teller.rightTo(grant.coupon), at: clock.wall() };
  const ops = takeGrant(grant, { ...facts, holding: await node.byId(grant.coupon) });
  const results = await did(node, ...ops);
  await teller.catchUp();
  return results;
};

describe('a right that is lent', () => {
  it('is redeemed by the node, once, and the hub has it in the end', async () => {
    await did(hub, claimOf(1));
    const grant = await lendTo('coupon-1', 1);
    expect(await take(grant)).toEqual(['ok']);
    expect(await take(grant)).toEqual([]);
    expect(await did(hub, redeemOf(1, grant.code))).toEqual(['coupon-elsewhere']);
    expect(await did(node, redeemOf(2, grant.code), redeemOf(3, grant.code))).toEqual([
      'ok',
      'coupon-redeemed',
    ]);
    expect(await toldAll()).toBe(1);
    expect(outbox.next(ALL)).toEqual([]);
    const held = await hub.byId('coupon-1');
    expect(held && standing(held)).toMatchObject({ node: grant.right, till: 'till-2', turn: 1 });
    expect(await hub.exceptions('all', 9)).toEqual([]);
    // Undone at the store, by a turn of its own count.
    expect(await did(node, reverseOf(4, 'coupon-1', 1))).toEqual(['ok']);
    await toldAll();
    expect(await hub.byId('coupon-1')).toMatchObject({
      turns: [{ reversed: { reason: 'wrong basket' } }],
    });
  });

  it('goes back, and to another, and comes again', async () => {
    await did(hub, claimOf(1));
    const first = await lendTo('coupon-1', 1);
    await take(first);
    const mine = await node.byId('coupon-1');
    if (!mine) throw new Error('no coupon');
    expect(await did(node, giveBack(mine, { intent: 'b1', at: clock.wall(), by: 'Mei' }))).toEqual([
      'ok',
    ]);
    expect(await did(node, redeemOf(1, first.code))).toEqual(['coupon-elsewhere']);
    await toldAll();
    expect((await hub.byId('coupon-1'))?.authority).toBeNull();
    const second = await lendTo('coupon-1', 2);
    expect(await take(first)).toEqual([]);
    expect(await take(second)).toEqual(['ok']);
    expect(await did(node, redeemOf(2, first.code))).toEqual(['ok']);
    await toldAll();
    expect((await hub.byId('coupon-1'))?.turns).toMatchObject([{ node: second.right }]);
  });
});

describe('stock that is lent', () => {
  it('is given out with no network, and counted once', async () => {
    const terms = offerCalled('winter');
    const lease = {
      kind: 'lease',
      intent: 'l',
      at: clock.wall(),
      terms,
      stock: 5,
      lease: 'L1',
      count: 3,
    } as const;
    expect(await did(hub, { ...lease, node: teller.holder, by: 'hub' })).toEqual(['ok']);
    const stock = { lease: 'L1', holder: teller.holder, first: 1, count: 3, perPerson: 1, terms };
    const taken = takeStock(stock, teller.holder, clock.wall());
    if (!taken) throw new Error('not ours');
    await did(node, taken);
    const here = (n: number) => claimOf(n, { lease: { lease: 'L1' } });
    expect(await did(node, here(1), here(2))).toEqual(['ok', 'ok']);
    const [open] = await node.leases('open', null);
    if (!open) throw new Error('no lease');
    expect(
      await did(node, redeemOf(1, here(1).code), handBack(open, { at: clock.wall(), by: 'Mei' })),
    ).toEqual(['ok', 'ok']);
    await toldAll();
    expect(await hub.stock(offerNameOf(terms))).toEqual({ claimed: 2, leased: 0, lost: 0 });
    expect(await hub.issued(offerNameOf(terms))).toBe(2);
    expect((await hub.byId('coupon-1'))?.turns).toHaveLength(1);
    // Born at the node, it is the node's to redeem.
    expect(await did(hub, redeemOf(9, here(2).code))).toEqual(['coupon-elsewhere']);
    expect(await desk.parked()).toEqual([]);
  });
});

describe('goods that are out', () => {
  const risked = (intent: string, code: string, from = NODE) => ({
    kind: 'redeem',
    intent,
    at: clock.wall(),
    code,
    site: from,
    till: 'A',
    by: 'Mei',
    value: 10_000,
    amount: 99_900,
    receipt: null,
    right: riskOf(`${from}@E`),
  });
  const event = (seq: number, data: object) => ({
    id: `E_0-${seq}`,
    type: 'lookglass.told',
    data,
  });

  it('wait for a claim that is under way, and are then the redemption', async () => {
    const { code } = claimOf(1);
    expect(await desk.receive(NODE, [event(1, risked('r1', code))])).toEqual([
      { epoch: 'E_0', upTo: 1, also: [] },
    ]);
    expect(await desk.parked()).toHaveLength(1);
    await did(hub, claimOf(1));
    await desk.receive(NODE, [event(2, risked('r2', 'NOSUCHCODE'))]);
    expect((await hub.byId('coupon-1'))?.turns).toHaveLength(1);
    expect(await desk.parked()).toHaveLength(1);
  });

  it('are an exception where it was redeemed already, charged once however often it is told', async () => {
    const { code } = claimOf(1);
    await did(hub, claimOf(1), redeemOf(1, code));
    for (let n = 0; n < 3; n++) await desk.receive(NODE, [event(1, risked('r1', code))]);
    await desk.receive(OTHER, [event(1, risked('r2', code, OTHER))]);
    const open = await hub.exceptions('open', 9);
    expect(open.map(({ why, site }) => [why, site])).toEqual([
      ['coupon-redeemed', OTHER],
      ['coupon-redeemed', NODE],
    ]);
    expect(await hub.charged(NODE, 0)).toBe(10_000);
  });

  it('are the till’s own redemption where the hub had it and the answer was lost', async () => {
    const { code } = claimOf(1);
    await did(hub, claimOf(1), redeemOf(1, code, { intent: 'try-1' }));
    await desk.receive(NODE, [event(1, risked('try-1', code))]);
    expect(await hub.exceptions('all', 9)).toEqual([]);
    expect((await hub.byId('coupon-1'))?.turns).toHaveLength(1);
  });

  it('are believed of nobody but the node that says so', async () => {
    await did(hub, claimOf(1));
    await desk.receive(OTHER, [event(1, risked('r1', claimOf(1).code))]);
    expect((await hub.byId('coupon-1'))?.turns).toEqual([]);
  });
});

describe('an outbox', () => {
  const said = (of: 'proof' | 'interaction' | 'debug', n: number) =>
    ({ of, type: 'seen', at: clock.wall(), data: { n, filling: 'x'.repeat(200) } }) as const;

  it('tells the most important first, and drops the least for room, and says so', async () => {
    const small = await outboxAt('small', { cap: { bytes: 6_000, ageMs: 1e12 } });
    for (let n = 0; n < 30; n++) small.add([said('debug', n), said('proof', n)]);
    const { debug, proof } = small.waiting();
    expect(proof.rows).toBe(30);
    expect(debug.rows).toBeLessThan(30);
    const events = small.next(ALL);
    expect(events.slice(0, 30).every(({ id }) => /_1-\d+$/.test(id))).toBe(true);
    const [gap] = events.slice(30);
    expect(gap).toMatchObject({ type: 'lookglass.dropped', data: { from: 1 } });
    const acks = await desk.receive(NODE, events);
    expect(acks.map(({ upTo }) => upTo)).toEqual([30, 30]);
    const stream = acks.at(-1)?.epoch ?? '';
    expect(await store.dropped(`${NODE} ${stream}`)).toBe(30 - (debug.rows - 1));
    for (const ack of acks) small.acknowledge(ack);
    expect(small.waiting()).toEqual({
      ledger: { rows: 0, bytes: 0 },
      proof: { rows: 0, bytes: 0 },
      interaction: { rows: 0, bytes: 0 },
      debug: { rows: 0, bytes: 0 },
    });
  });

  it('keeps what is of money beyond any room and age, and drops what is old of the rest', async () => {
    const small = await outboxAt('small', { cap: { bytes: 500, ageMs: 1_000 } });
    small.add(Array.from({ length: 20 }, (_, n) => said('proof', n)));
    small.add([said('interaction', 1)]);
    clock.advance(5_000);
    small.add([said('proof', 20)]);
    expect(small.waiting()).toMatchObject({ proof: { rows: 21 }, interaction: { rows: 1 } });
    expect(small.next(ALL).at(-1)?.type).toBe('lookglass.dropped');
  });

  it('goes on counting after a start, and begins a new epoch after a restore, losing nothing that waits', async () => {
    outbox.add([said('proof', 1), said('proof', 2)]);
    const [one] = outbox.next(ALL);
    outbox.close();
    outboxes.pop();
    const again = await outboxAt('outbox');
    again.add([said('proof', 3)]);
    expect(again.next(ALL).map(({ id }) => id.split('-')[1])).toEqual(['1', '2', '3']);
    again.close();
    outboxes.pop();
    const restored = await outboxAt('outbox', { restored: true });
    expect(restored.epoch).not.toBe(again.epoch);
    restored.add([said('proof', 4)]);
    expect(restored.next(ALL).map(({ id }) => id.split('-')[1])).toEqual(['1', '2', '3', '1']);
    expect(restored.next(ALL)[0]?.id).toBe(one?.id);
    for (const ack of await desk.receive(NODE, restored.next(ALL))) restored.acknowledge(ack);
    expect(restored.next(ALL)).toEqual([]);
  });

  it('notices a ledger that was put back from a copy', async () => {
    await did(node, claimOf(1));
    await teller.catchUp();
    expect(await goesOn(node, outbox)).toBe(true);
    const older = await openLedger('older');
    expect(await goesOn(older, outbox)).toBe(false);
    await did(older, claimOf(2));
    expect(await goesOn(older, outbox)).toBe(false);
  });
});
