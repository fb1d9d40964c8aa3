import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import { openInboxDesk } from '../../main/offers/protocol/inbox-desk.ts';
import type { InboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { outOf, reclaimLease } from '../../main/offers/protocol/leases.ts';
import { openLost } from '../../main/offers/protocol/lost.ts';
import { openNodeDesk, type NodeDesk } from '../../main/offers/protocol/node-desk.ts';
import { openStockLender, type StockLender } from '../../main/offers/protocol/stock-lender.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import type { OfferRule } from '../../preload/contract/index.ts';
import { claimOf, DAY, NOON, offerCalled, offerNamed, redeemOf } from '../fakes/offer-rules.ts';
import { invariantsOf } from './ledger-invariants.ts';

const NODE = 'hebai/lakeside/front';
const ALL = { events: 500, bytes: 64 * 1024 };
const STOCK = 100;
const LOAN = 20;
const WINTER = offerNamed('winter');
const winter: OfferRule = { ...offerCalled('winter'), stock: STOCK, loan: LOAN };

export type StockWorld = {
  /** Each is another instance's of one hub, over the same database. */
  readonly hubs: readonly [Ledger, Ledger];
  readonly inbox: InboxStore;
  close(): Promise<void>;
};

/** Stock on loan between a hub and a kiosk with a ledger of its own, on every engine a hub is kept in. */
export const stockSuite = (name: string, open: () => Promise<StockWorld>): void => {
  describe(`stock on loan from a hub on ${name}`, () => {
    const clock = manualClock();
    let world: StockWorld;
    let folder: string;
    let own: Ledger;
    let node: NodeDesk;
    let lenders: readonly StockLender[];
    let hear: ReturnType<typeof openInboxDesk>;
    let n = 0;

    const openNode = () =>
      openNodeDesk({
        ledger: own,
        clock,
        node: NODE,
        hub: 'https://hub',
        path: join(folder, 'outbox.sqlite'),
      });
    beforeEach(async () => {
      world = await open();
      folder = mkdtempSync(join(tmpdir(), 'lookglass-stock-'));
      own = await openSqliteLedger({
        path: join(folder, 'ledger.sqlite'),
        clock,
        log: silentLog,
        ballastBytes: 0,
      });
      node = await openNode();
      lenders = world.hubs.map((ledger) => openStockLender({ ledger, clock }));
      hear = openInboxDesk({ ledger: world.hubs[0], store: world.inbox, log: silentLog });
    });
    afterEach(async () => {
      node.close();
      await own.close();
      await world.close();
      rmSync(folder, { recursive: true });
    });

    /** The kiosk is in reach: what it did is told, what it shall have and give back is heard. */
    const meet = async (rules: readonly OfferRule[] = [winter], which = lenders) => {
      await tell();
      const has = await node.stock();
      const said = await Promise.all(which.map((lender) => lender.tell(node.holder, has, rules)));
      for (const { grants, back } of said) {
        // Twice is once.
        for (const grant of [...grants, ...grants]) await node.takeStock(grant);
        for (const lease of [...back, ...back]) await node.handBack(lease);
      }
      await tell();
    };
    const tell = async () => {
      const events = node.outbox.next(ALL);
      for (const ack of await hear.receive(NODE, events)) node.outbox.acknowledge(ack);
    };
    /** Somebody claims at the kiosk, which can ask nobody. */
    const claimAlone = async (person = `alone-${++n}`) => {
      const loan = await node.loanOf(WINTER);
      if (!loan) return 'no loan';
      const { lease, terms, perPerson } = loan;
      const op = claimOf(++n, { terms, perPerson, person, lease: { lease } });
      const [result] = await own.applyBatch([op]);
      await node.told();
      return result?.ok ? result.value.holding.coupon : result?.fault.code;
    };
    const claimAtHub = async (count = 1) => {
      const ops = Array.from({ length: count }, () => claimOf(++n, { stock: STOCK }));
      const results = await world.hubs[0].applyBatch(ops);
      return results.map((result) => (result.ok ? 'ok' : result.fault.code));
    };
    const outAtNode = async () => {
      const leases = await world.hubs[1].leases('open', NODE);
      return leases.reduce((sum, lease) => sum + outOf(lease), 0);
    };
    const holds = async () => {
      for (const ledger of [world.hubs[0], own]) await invariantsOf(ledger);
      const { claimed, leased, lost } = await world.hubs[0].stock(WINTER);
      expect(claimed + leased + lost).toBe(await world.hubs[0].issued(WINTER));
      expect(claimed + leased + lost).toBeLessThanOrEqual(STOCK);
    };

    it('a kiosk gives out what it has on loan with nobody to ask, no more, and its hub hears of each', async () => {
      expect(await claimAlone()).toBe('no loan');
      await meet();
      expect((await node.loanOf(WINTER))?.left).toBe(LOAN);
      const given: (string | undefined)[] = [];
      for (let i = 0; i < LOAN; i++) given.push(await claimAlone());
      expect(await claimAlone()).toBe('offer-sold-out');
      // The hub knows nothing of them yet, and gives out what it has itself: not one more.
      const hub = await claimAtHub(STOCK);
      expect(hub.filter((one) => one === 'ok')).toHaveLength(STOCK - LOAN);
      await tell();
      for (const coupon of given) {
        const known = await world.hubs[1].byId(coupon ?? '');
        expect(known?.authority).toBe(`${node.holder}:1`);
      }
      await holds();
    });

    it('one person has one', async () => {
      await meet();
      const first = await claimAlone('Li');
      expect(await claimAlone('Li')).toBe(first);
    });

    it('two instances that lend at once lend once, and never more than the loan', async () => {
      for (let i = 0; i < 3; i++) {
        await meet([winter], [...lenders, ...lenders]);
        expect(await outAtNode()).toBe(LOAN);
        expect((await node.loanOf(WINTER))?.left).toBe(LOAN);
        for (let j = 0; j < LOAN - 4; j++) await claimAlone();
      }
      await holds();
    });

    it('gives the rest back when the offer lends no more, or less; what was given out stays given', async () => {
      await meet();
      await claimAlone();
      await meet([{ ...winter, loan: 4 }]);
      await meet([{ ...winter, loan: 4 }]);
      expect(await outAtNode()).toBe(4);
      await meet([]);
      expect(await outAtNode()).toBe(0);
      expect(await claimAlone()).toBe('no loan');
      expect(await world.hubs[0].stock(WINTER)).toEqual({ claimed: 1, leased: 0, lost: 0 });
      expect(await claimAtHub(STOCK)).toEqual([
        ...Array.from({ length: STOCK - 1 }, () => 'ok'),
        'offer-sold-out',
      ]);
      await holds();
    });

    it('gives back what others want who reach the hub, and is not lent it again', async () => {
      await meet();
      await claimAtHub(STOCK - LOAN);
      expect(await claimAtHub()).toEqual(['offer-sold-out']);
      expect([...(await lenders[0]!.wanted(WINTER))]).toEqual([[NODE, await node.stock()]]);
      await meet();
      await meet();
      expect(await outAtNode()).toBe(0);
      expect(await claimAtHub()).toEqual(['ok']);
      await holds();
    });

    it('lends nothing where only somebody who sees all claims can keep a limit, and keeps as much as it lends', async () => {
      for (const more of [
        { budget: STOCK * 10_000 - 1 },
        { claimsPerDay: 5 },
        { claimsPerPersonDay: 1 },
      ]) {
        await meet([{ ...winter, ...more }]);
        expect(await outAtNode()).toBe(0);
      }
      await claimAtHub(STOCK - 2 * LOAN + 1);
      await meet();
      expect(await outAtNode()).toBe(0);
    });

    it('what a kiosk will never give back comes back by a write-off alone: once, charged, and written down', async () => {
      await meet();
      const coupon = (await claimAlone()) ?? '';
      await claimAlone();
      await tell();
      const lost = openLost({ ledger: world.hubs[1], book: { done: async () => {} }, clock });
      const which = { brand: 'hebai', holder: node.holder, offer: 'winter' };
      expect(await lost.out(which)).toMatchObject([
        { rights: 2, stock: LOAN - 2, worth: LOAN * 10_000 },
      ]);
      // That years go by says nothing of what the kiosk does with it.
      clock.setWall(NOON + 400 * DAY);
      await lenders[0]!.tell(node.holder, await node.stock(), [winter]);
      clock.setWall(NOON);
      expect(await outAtNode()).toBe(LOAN - 2);
      const why = { reason: 'stolen', by: 'Mei' };
      expect(await lost.writeOff(which, { ...why, reason: ' ' })).toMatchObject({ ok: false });
      expect(await lost.out({ ...which, brand: 'nanping' })).toEqual([]);
      const both = await Promise.all([lost.writeOff(which, why), lost.writeOff(which, why)]);
      const done = both.flatMap((one) => (one.ok ? [one.value] : []));
      expect(done.reduce((sum, one) => sum + one.charge, 0)).toBe(LOAN * 10_000);
      expect(await lost.writeOff(which, why)).toEqual({
        ok: true,
        value: { rights: 0, stock: 0, charge: 0 },
      });
      expect(await world.hubs[0].charged('lakeside', 0)).toBe(LOAN * 10_000);
      const audit = await world.hubs[0].ofBrand('hebai').audit(0, 99);
      const by = audit.filter(({ op }) => op === 'return' || op === 'write-off');
      expect(by.map((one) => [one.op, one.by])).toEqual([
        ['return', 'Mei'],
        ['return', 'Mei'],
        ['write-off', 'Mei'],
      ]);
      const code = (await world.hubs[0].byId(coupon))?.code ?? '';
      const [redeemed] = await world.hubs[0].applyBatch([redeemOf(++n, code)]);
      expect(redeemed?.ok).toBe(true);
      // The kiosk is there after all: what it still has of the loan it gives back, and gives out no more.
      await meet([winter]);
      await meet([winter]);
      expect(await node.stock()).toHaveLength(1);
      await holds();
    });

    it('a kiosk that was put back from a copy gives out nothing; it has no new loan before the old is written off', async () => {
      await meet();
      await claimAlone();
      const [lease] = await world.hubs[0].leases('open', NODE);
      node.close();
      rmSync(join(folder, 'outbox.sqlite'));
      await own.close();
      rmSync(join(folder, 'ledger.sqlite'));
      own = await openSqliteLedger({
        path: join(folder, 'ledger.sqlite'),
        clock,
        log: silentLog,
        ballastBytes: 0,
      });
      node = await openNode();
      await meet();
      expect(await claimAlone()).toBe('no loan');
      expect(await outAtNode()).toBe(LOAN);
      const lost = { kind: 'lost', reason: 'disk', by: 'Mei', site: 'lakeside' } as const;
      const op = reclaimLease(lease!, 10_000, lost, NOON);
      if (op.ok) await world.hubs[0].applyBatch([op.value]);
      expect(await world.hubs[0].charged('lakeside', 0)).toBe(LOAN * 10_000);
      await meet();
      expect((await node.loanOf(WINTER))?.left).toBe(LOAN);
      await holds();
    });

    it('holds whatever happens in whichever order', async () => {
      const step = fc.constantFrom('meet', 'alone', 'hub', 'less', 'none', 'on the way');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          for (const one of steps) {
            if (one === 'meet') await meet([winter], [...lenders, ...lenders]);
            else if (one === 'alone') for (let i = 0; i < 7; i++) await claimAlone();
            else if (one === 'hub') await claimAtHub(3);
            else if (one === 'less') await meet([{ ...winter, loan: 5 }]);
            else if (one === 'none') await meet([]);
            // Lent, and lost on the way to the kiosk: told again later.
            else await lenders[0]!.tell(node.holder, await node.stock(), [winter]);
            expect(await outAtNode()).toBeLessThanOrEqual(LOAN);
          }
          await tell();
          await holds();
        }),
        { numRuns: 6 },
      );
    });
  });
};
