import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  liveToSign,
  readLive,
  withCertificate,
  writeLive,
  type OfferRule,
} from '../../../preload/contract/index.ts';
import { claimOf, DAY, offerCalled, redeemOf } from '../../../tests/fakes/offer-rules.ts';
import { newPhoneKey } from '../../../tests/fakes/phone-key.ts';
import { outcomeOf } from '../../../tests/fakes/results.ts';
import { fleetInvariants } from '../../../tests/suites/fleet-invariants.ts';
import { manualClock, type ManualClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { openStore, type Store } from '../../store/sqlite.ts';
import { sqliteSql } from '../../store/sql.ts';
import { newCouponCode } from '../coupon-code.ts';
import { keysFrom, newSecret } from '../keys.ts';
import type { Ledger, Op } from '../ledger.ts';
import { termsOf } from '../offer-rule.ts';
import { openOffers, type Offers } from '../offers.ts';
import { openSqliteLedger } from '../sqlite-ledger.ts';
import { certificateFor, writeCertificate } from './certificate.ts';
import { openInboxDesk } from './inbox-desk.ts';
import { openInboxStore, type InboxStore } from './inbox-store.ts';
import { openNodeDesk, type NodeDesk } from './node-desk.ts';
import { grantOf, lendRight } from './rights.ts';
import { openRiskDesk, RISK_TABLE, type RiskDesk } from './risk-desk.ts';
import { keyRing, signerFrom } from './signing.ts';

const NODE = 'hebai/lakeside/front';
const TZ = 'Asia/Shanghai';
const PERSON = 'AbCdEfGhIjKlMnOpQrStUv';
const VALUE = 10_000;
const ruleOf = (id: string, more: Partial<Parameters<typeof offerCalled>[1]> = {}): OfferRule => ({
  ...offerCalled(id, more),
  stock: null,
  offlineRisk: { perCoupon: VALUE, perSiteDay: 2 * VALUE + 1 },
});
const winter = ruleOf('winter');

/** A till that can ask nobody, with the hub's ledger and the kiosk's own on real files. */
describe('redeeming at a store’s own risk', () => {
  let root: string;
  let clock: ManualClock;
  let store: Store;
  let hub: Ledger;
  let own: Ledger;
  let node: NodeDesk;
  let desk: RiskDesk;
  let inbox: InboxStore;
  let phone: Awaited<ReturnType<typeof newPhoneKey>>;
  let n = 0;
  const signer = signerFrom(new Uint8Array(32).fill(7));

  const openNode = async (called = 'kiosk', name = NODE) => {
    const ledger = await openSqliteLedger({
      path: join(root, called, 'ledger.sqlite'),
      clock,
      log: silentLog,
      ballastBytes: 0,
    });
    const made = await openNodeDesk({
      ledger,
      clock,
      node: name,
      hub: 'https://hub',
      path: join(root, called, 'outbox.sqlite'),
      risk: {
        ring: keyRing(() => [{ name: 'hub', publicKey: signer.publicKey }]),
        wall: clock.wall,
        timeZone: TZ,
      },
    });
    return [ledger, made] as const;
  };
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'lookglass-risk-'));
    clock = manualClock();
    store = await openStore(join(root, 'hub.sqlite'), [], 'full');
    store.exec(RISK_TABLE);
    desk = openRiskDesk({ sql: sqliteSql(store), clock, timeZone: TZ });
    hub = await openSqliteLedger({
      path: join(root, 'hub', 'ledger.sqlite'),
      clock,
      log: silentLog,
      ballastBytes: 0,
    });
    inbox = await openInboxStore(join(root, 'hub', 'inbox.sqlite'));
    [own, node] = await openNode();
    phone = await newPhoneKey('p256');
  });
  afterEach(async () => {
    await inbox.close();
    await hub.close();
    store.close();
    rmSync(root, { recursive: true, force: true });
  });
  const closeKiosk = async () => {
    node.close();
    await own.close();
  };
  const permit = async (rules: readonly OfferRule[] = [winter]) => {
    for (const one of await desk.tell(node.holder, node.risk.permits(), rules)) node.risk.take(one);
  };
  /** Somebody claims at the hub, and holds its certificate. */
  const claim = async (rule = winter, by = phone) => {
    const code = newCouponCode();
    const terms = termsOf(rule);
    const op = claimOf(++n, { terms, code, person: PERSON, perPerson: 99 });
    const [held] = await hub.applyBatch([op]);
    if (!held?.ok) throw new Error('no coupon');
    const certificate = writeCertificate(certificateFor(held.value.holding, by.key), signer);
    return { code, coupon: op.coupon, certificate };
  };
  const show = async (
    { code, certificate }: { code: string; certificate: string },
    by = phone,
    wall = clock.wall(),
  ) => {
    const said = { code, at: Math.floor(wall / 1_000) };
    const signature = await by.sign(liveToSign(said));
    return withCertificate(writeLive({ ...said, key: by.key, signature }), certificate);
  };
  const take = async (text: string, intent = `risk-${++n}`) => {
    const live = readLive(text);
    if (!live) throw new Error('no live code');
    const asked = { intent, till: 'Till 1', site: '湖滨店', siteId: 'lakeside', by: 'Mei' };
    const done = await node.risk.redeem(live, asked);
    return done.ok ? done.value : done;
  };
  const tell = async () => {
    const ledger = openInboxDesk({ ledger: hub, store: inbox, log: silentLog });
    const events = node.outbox.next({ events: 99, bytes: 65_536 });
    for (const ack of await ledger.receive(NODE, events)) node.outbox.acknowledge(ack);
  };

  it('is off where its brand has not allowed it, and for money’s worth always', async () => {
    expect(outcomeOf(await take(await show(await claim())))).toBe('risk-not-allowed');
    await permit([{ ...winter, offlineRisk: undefined }]);
    expect(outcomeOf(await take(await show(await claim())))).toBe('risk-not-allowed');
    const cash = ruleOf('cash', { kind: 'cash', threshold: 0 });
    await permit([cash]);
    expect(node.risk.permits()).toEqual([]);
    expect(outcomeOf(await take(await show(await claim(cash))))).toBe('risk-not-allowed');
  });

  it('gives within the day’s budget, each coupon once, and begins anew the next day', async () => {
    await permit();
    const [first, second, third] = [await claim(), await claim(), await claim()];
    expect(outcomeOf(await take(await show(first)))).toBe('ok');
    expect(outcomeOf(await take(await show(first)))).toBe('coupon-redeemed');
    expect(outcomeOf(await take(await show(second)))).toBe('ok');
    expect(outcomeOf(await take(await show(third)))).toBe('risk-budget-spent');
    // Told of its budget again it has no more of it.
    await permit();
    for (const one of await desk.tell(node.holder, [], [winter])) node.risk.take(one);
    expect(outcomeOf(await take(await show(third)))).toBe('risk-budget-spent');
    // From eight in the morning to one at night, at the site.
    clock.setWall(clock.wall() + (17 / 24) * DAY);
    expect(outcomeOf(await take(await show(third)))).toBe('ok');
  });

  it('two tills at once spend no fen twice', async () => {
    await permit();
    const shown = await Promise.all([1, 2, 3, 4].map(async () => show(await claim())));
    const done = await Promise.all(shown.map((text) => take(text)));
    expect(done.map(outcomeOf).toSorted()).toEqual([
      'ok',
      'ok',
      'risk-budget-spent',
      'risk-budget-spent',
    ]);
  });

  it('takes nothing but a coupon of the hub, off its own phone, of this moment', async () => {
    await permit();
    const coupon = await claim();
    const stranger = await newPhoneKey('p256');
    expect(outcomeOf(await take(await show(coupon, stranger)))).toBe('certificate-elsewhere');
    expect(outcomeOf(await take(await show(coupon, phone, clock.wall() - 31_000)))).toBe(
      'proof-stale',
    );
    const forged = signerFrom(new Uint8Array(32).fill(8));
    const holding = await hub.byId(coupon.coupon);
    const certificate = writeCertificate(certificateFor(holding!, phone.key), forged);
    expect(outcomeOf(await take(await show({ ...coupon, certificate })))).toBe(
      'certificate-forged',
    );
    const other = await claim();
    expect(outcomeOf(await take(await show({ ...coupon, certificate: other.certificate })))).toBe(
      'certificate-elsewhere',
    );
    const dear = { ...winter, offlineRisk: { perCoupon: VALUE - 1, perSiteDay: VALUE } };
    const later = ruleOf('later');
    await permit([{ ...later, offlineRisk: dear.offlineRisk }]);
    expect(outcomeOf(await take(await show(await claim(later))))).toBe('risk-too-high');
  });

  it('gives a site’s budget of a day to one kiosk, and to none that forgot what it spent', async () => {
    await permit();
    const [ledger, second] = await openNode('second', 'hebai/lakeside/back');
    expect(await desk.tell(second.holder, [], [winter])).toEqual([]);
    expect(await desk.tell(`${NODE}@AFTERARESTORE`, [], [winter])).toEqual([]);
    expect(await desk.tell('hebai/hilltop/front@E', [], [winter])).not.toEqual([]);
    second.close();
    await ledger.close();
  });

  it('survives a restart with what it spent, and is used by no right of its own afterwards', async () => {
    await permit();
    const [first, second] = [await claim(), await claim()];
    await take(await show(first));
    await take(await show(second));
    await closeKiosk();
    [own, node] = await openNode();
    expect(outcomeOf(await take(await show(await claim())))).toBe('risk-budget-spent');
    // Undone, it is the hub's again: this house has no right to it.
    await own.applyBatch([
      {
        kind: 'reverse',
        intent: 'undo-1',
        at: clock.wall(),
        coupon: first.coupon,
        turn: 1,
        by: 'Mei',
        reason: 'wrong basket',
      },
    ]);
    const holding = await own.byId(first.coupon);
    expect(outcomeOf(node.mayRedeem(holding!))).toBe('coupon-elsewhere');
  });

  it('is told: the hub honours it, or keeps what was doubled as an exception within the budget', async () => {
    await permit();
    const [once, twice] = [await claim(), await claim()];
    await take(await show(once));
    await take(await show(twice));
    await hub.applyBatch([redeemOf(77, twice.code)]);
    await tell();
    const exceptions = await hub.exceptions('all', 9);
    expect(exceptions).toMatchObject([
      { why: 'coupon-redeemed', value: VALUE, site: '湖滨店', node: `${node.holder}:risk` },
    ]);
    expect((await hub.byId(once.coupon))?.turns).toMatchObject([{ value: VALUE }]);
    await closeKiosk();
    const goods = [once.code, twice.code, twice.code];
    const fleet = { hub, kiosks: [join(root, 'kiosk')], stocks: [], brands: ['hebai'], goods };
    await fleetInvariants({ ...fleet, riskBudget: 2 * VALUE + 1 });
    await expect(fleetInvariants({ ...fleet, riskBudget: VALUE - 1 })).rejects.toThrow('I5');
  });

  describe('by a till that has asked the hub as well', () => {
    let offers: Offers;
    const undo = ({ coupon }: { readonly coupon: string }, turn: number) =>
      offers.undo({
        redemption: `${coupon}.${turn}`,
        intent: `undo-of-${turn}`,
        reason: 'x',
        by: 'Mei',
      });
    let isAway: boolean;
    beforeEach(() => {
      isAway = true;
      offers = openOffers({
        ledger: { ...own, applyBatch: told },
        clock,
        keys: keysFrom(newSecret()),
        log: silentLog,
        rules: () => [winter],
        brands: () => [],
        publicUrl: () => null,
        siteName: () => '湖滨店',
        siteId: () => 'lakeside',
        visitOf: () => null,
        timeZone: TZ,
        hub: () => ({
          url: 'http://10.0.0.9',
          prefix: '',
          codeKey: new Uint8Array(),
          left: () => null,
          isAway: () => isAway,
          wall: clock.wall,
        }),
        mayRedeem: async (holding) => node.mayRedeem(holding),
        atRisk: (live, asked) => node.risk.redeem(live, asked),
        refusals: {
          of: async (intent) => node.refusals.of(intent),
          keep: async (intent, refusal) => node.refusals.keep(intent, refusal),
        },
      });
    });
    afterEach(() => offers.close());
    const told = async <O extends Op>(ops: readonly O[]) => {
      const results = await own.applyBatch(ops);
      await node.told();
      return results;
    };
    const scan = async (text: string, intent: string) =>
      offers.redeem({ code: text, intent, till: 'Till 1', by: 'Mei' });
    const lend = async (coupon: string) => {
      const holding = await hub.byId(coupon);
      const op = lendRight(holding!, node.holder, { intent: `lend-${++n}`, at: 1, by: 'hub' });
      await hub.applyBatch([op]);
      await node.take(grantOf((await hub.byId(coupon))!, node.holder));
    };

    it('is written down beside what the hub redeemed for that attempt, and stays when that is undone', async () => {
      await permit();
      const coupon = await claim();
      // The hub was asked first; its answer was lost, and nothing went out for it.
      await hub.applyBatch([
        redeemOf(++n, coupon.code, { intent: 'attempt-1', receipt: 'attempt-1' }),
      ]);
      expect(await scan(await show(coupon), 'attempt-1')).toMatchObject({ value: { way: 'risk' } });
      await tell();
      const undo = { kind: 'reverse', intent: 'undo-1', at: 1, by: 'Lin', reason: 'lost' } as const;
      await hub.applyBatch([{ ...undo, coupon: coupon.coupon, turn: 1 }]);
      await closeKiosk();
      await fleetInvariants({
        hub,
        kiosks: [join(root, 'kiosk')],
        stocks: [],
        brands: ['hebai'],
        goods: [coupon.code],
        riskBudget: VALUE,
      });
      [own, node] = await openNode();
    });

    it('is answered as it was, asked for again, twice at once, and with a code that is old by then', async () => {
      await permit();
      const coupon = await claim();
      const text = await show(coupon);
      const both = await Promise.all([scan(text, 'attempt-1'), scan(text, 'attempt-1')]);
      expect(both).toMatchObject([{ value: { way: 'risk' } }, { value: { way: 'risk' } }]);
      clock.advance(600_000);
      expect(await scan(text, 'attempt-1')).toMatchObject({ value: { way: 'risk' } });
      // All of that was one coupon off the budget.
      expect(outcomeOf(await take(await show(await claim())))).toBe('ok');
      const undone = {
        redemption: `${coupon.coupon}.1`,
        intent: 'undo-of-1',
        reason: 'x',
        by: 'Mei',
      };
      expect(outcomeOf(await offers.undo(undone))).toBe('ok');
      expect(outcomeOf(await scan(text, 'attempt-1'))).toBe('redemption-reversed');
    });

    it('stays refused, whatever this kiosk is allowed or lent afterwards', async () => {
      const coupon = await claim();
      const text = await show(coupon);
      expect(outcomeOf(await scan(text, 'attempt-1'))).toBe('risk-not-allowed');
      await permit();
      expect(outcomeOf(await scan(text, 'attempt-1'))).toBe('risk-not-allowed');
      await lend(coupon.coupon);
      expect(outcomeOf(await scan(text, 'attempt-1'))).toBe('risk-not-allowed');
      expect(await scan(text, 'attempt-2')).toMatchObject({ value: { way: 'home' } });

      isAway = false;
      const other = await claim();
      expect(outcomeOf(await scan(await show(other), 'attempt-3'))).toBe('coupon-unknown');
      isAway = true;
      expect(outcomeOf(await scan(await show(other), 'attempt-3'))).toBe('coupon-unknown');
      expect(outcomeOf(await scan(await show(other), 'attempt-4'))).toBe('ok');
      // Also when all is told, and it has started again: nothing says when the last copy of a question has come.
      await tell();
      await closeKiosk();
      [own, node] = await openNode();
      expect(node.refusals.of('attempt-1')).toEqual({ code: 'risk-not-allowed' });
    });

    it('stays refused in a basket too, whatever this kiosk is lent afterwards', async () => {
      await permit();
      const coupon = await claim();
      await scan(await show(coupon), 'attempt-1');
      await undo(coupon, 1);
      await tell();
      const basket = { kind: 'amount', amount: 200_000 } as const;
      const pay = async (intent: string) =>
        offers.redeemBasket({
          coupons: [{ code: await show(coupon) }],
          basket,
          total: basket.amount - VALUE,
          intent,
          till: 'Till 1',
          by: 'Mei',
        });
      expect(outcomeOf(await pay('basket-1'))).toBe('coupon-elsewhere');
      await lend(coupon.coupon);
      expect(outcomeOf(await pay('basket-1'))).toBe('coupon-elsewhere');
      expect(outcomeOf(await pay('basket-2'))).toBe('ok');
    });

    it('stands where the right to it was on its way here, which is then used or given back as any other', async () => {
      await permit();
      const coupon = await claim();
      const lent = async () => (await hub.byId(coupon.coupon))!;
      const op = lendRight(await lent(), node.holder, { intent: 'lend-1', at: 1, by: 'hub' });
      await hub.applyBatch([op]);
      const grant = grantOf(await lent(), node.holder);
      // The line fell before this kiosk heard of it.
      expect(await scan(await show(coupon), 'attempt-1')).toMatchObject({ value: { way: 'risk' } });
      expect(await node.take(grant)).toEqual({ coupon: coupon.coupon, right: grant?.right });
      expect(outcomeOf(await scan(await show(coupon), 'attempt-2'))).toBe('coupon-redeemed');
      await tell();
      expect((await lent()).turns).toMatchObject([{ node: `${node.holder}:risk`, reversed: null }]);
      expect(await hub.exceptions('all', 9)).toEqual([]);

      await undo(coupon, 1);
      expect(await scan(await show(coupon), 'attempt-3')).toMatchObject({ value: { way: 'home' } });
      await undo(coupon, 2);
      await node.giveBack(coupon.coupon);
      await tell();
      expect(await lent()).toMatchObject({ authority: null, turns: [{}, {}] });
      expect(await hub.applyBatch([redeemOf(++n, coupon.code)])).toMatchObject([{ ok: true }]);
    });

    it('takes a right to it later, however far ahead the clock is when that comes', async () => {
      await permit();
      const coupon = await claim();
      await scan(await show(coupon), 'attempt-1');
      await undo(coupon, 1);
      await tell();
      const now = clock.wall();
      clock.setWall(now + 400 * DAY);
      await lend(coupon.coupon);
      clock.setWall(now);
      expect(await scan(await show(coupon), 'attempt-2')).toMatchObject({ value: { way: 'home' } });
    });

    it('gives no right to a coupon once it is undone, and a no to that stays one', async () => {
      await permit();
      const coupon = await claim();
      await scan(await show(coupon), 'attempt-1');
      await undo(coupon, 1);
      expect(outcomeOf(await scan(await show(coupon), 'attempt-2'))).toBe('coupon-elsewhere');
      await tell();
      await lend(coupon.coupon);
      expect(outcomeOf(await scan(await show(coupon), 'attempt-2'))).toBe('coupon-elsewhere');
      expect(await scan(await show(coupon), 'attempt-3')).toMatchObject({ value: { way: 'home' } });
    });
  });
});
