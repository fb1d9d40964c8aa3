import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BasketAsked } from '../../preload/contract/index.ts';
import { NOON, offerCalled } from '../../tests/fakes/offer-rules.ts';
import { good } from '../../tests/fakes/results.ts';
import { manualClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { newCouponCode } from './coupon-code.ts';
import { keysFrom, newSecret } from './keys.ts';
import { balanceOf, type Ledger } from './ledger.ts';
import { openOffers, type Offers } from './offers.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

let folder: string;
let ledger: Ledger;
let offers: Offers;
let sold: readonly string[] | null;
let site: string | null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-till-'));
  const clock = manualClock();
  site = 'lakeside';
  sold = null;
  ledger = await openSqliteLedger({
    path: join(folder, 'ledger.sqlite'),
    clock,
    log: silentLog,
    ballastBytes: 0,
  });
  offers = openOffers({
    ledger,
    clock,
    keys: keysFrom(newSecret()),
    log: silentLog,
    rules: () => [],
    brands: () => [],
    publicUrl: () => null,
    siteName: () => '湖滨店',
    visitOf: () => null,
    siteId: () => site,
    brandsAt: () => sold,
    timeZone: 'Asia/Shanghai',
    productOf: (sku) =>
      sku === 'coat'
        ? { sku, gtin: null, brand: 'hebai', category: 'outer', price: 129_900 }
        : sku === 'gift'
          ? { sku, gtin: null, brand: 'hebai', category: 'gift', price: null }
          : null,
  });
});
afterEach(async () => {
  await offers.close();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

let n = 0;
const give = async (
  id: string,
  terms: Parameters<typeof offerCalled>[1],
  person = 'ann',
  perPerson = 1,
) => {
  const code = newCouponCode();
  const [claimed] = await ledger.applyBatch([
    {
      kind: 'claim',
      intent: `claim-${n++}`,
      at: NOON,
      terms: offerCalled(id, terms),
      stock: null,
      perPerson,
      person,
      coupon: `coupon-${n}`,
      code,
      screen: null,
    },
  ]);
  if (!claimed?.ok) throw new Error('not claimed');
  return code;
};
const all = { stacking: { with: 'all' as const } };
const amount = (fen: number): BasketAsked => ({ kind: 'amount', amount: fen });
const quote = async (basket: BasketAsked, ...coupons: { code: string; spend?: number }[]) =>
  good(await offers.quote({ coupons, basket }));
const redeem = (
  basket: BasketAsked,
  total: number,
  coupons: { code: string; spend?: number }[],
  intent = 'basket-01',
) => offers.redeemBasket({ coupons, basket, total, intent, till: 'Till 3', by: 'Mei' });

describe('a basket at the till', () => {
  it('is quoted without anything being used, and redeemed as it was quoted', async () => {
    const cash = {
      code: await give('cash', { kind: 'cash', value: 10_000, threshold: 0, conditions: all }),
    };
    const rate = {
      code: await give('rate', {
        kind: 'percentage',
        rate: 9_000,
        value: 0,
        threshold: 0,
        conditions: all,
      }),
    };
    const asked = await quote(amount(50_000), cash, rate);
    expect(asked.quote).toMatchObject({ subtotal: 50_000, saved: 15_000, total: 35_000 });
    expect(await ledger.settlement()).toEqual([]);

    const done = good(await redeem(amount(50_000), 35_000, [cash, rate]));
    expect(done.saved).toBe(15_000);
    expect(done.redemptions.map(({ saved, by, where }) => [saved, by, where])).toEqual([
      [5_000, 'Mei', '湖滨店 · Till 3'],
      [10_000, 'Mei', '湖滨店 · Till 3'],
    ]);
    const held = await ledger.byCode(cash.code);
    expect(held?.turns[0]).toMatchObject({ value: 10_000, amount: 50_000, receipt: 'basket-01' });
    const settled = await ledger.settlement();
    expect(settled.reduce((sum, { value }) => sum + value, 0)).toBe(15_000);
  });

  it('answers a repeated request once more, and redeems nothing twice', async () => {
    const cash = { code: await give('cash', { kind: 'cash', value: 10_000, threshold: 0 }) };
    const first = good(await redeem(amount(5_000), 0, [cash]));
    expect(good(await redeem(amount(5_000), 0, [cash]))).toEqual(first);
    expect(await redeem(amount(5_000), 0, [cash], 'basket-02')).toMatchObject({
      fault: { code: 'coupon-redeemed' },
    });
  });

  it('spends an allowance in parts and says what is left', async () => {
    const code = await give('allowance', { kind: 'allowance', value: 20_000, threshold: 0 });
    const part = await quote(amount(50_000), { code, spend: 5_000 });
    expect(part).toMatchObject({
      quote: { saved: 5_000, savings: [{ how: { balance: 20_000, left: 15_000 } }] },
      coupons: [{ code, left: 20_000, coupon: { left: 20_000, state: 'claimed' } }],
    });
    const first = good(await redeem(amount(50_000), 45_000, [{ code, spend: 5_000 }]));
    expect(first.redemptions[0]?.coupon).toMatchObject({ left: 15_000, state: 'claimed' });
    good(await redeem(amount(90_000), 75_000, [{ code }], 'basket-02'));
    const held = await ledger.byCode(code);
    expect(held && balanceOf(held)).toBe(0);
    expect(await redeem(amount(9_000), 0, [{ code }], 'basket-03')).toMatchObject({
      fault: { code: 'coupon-redeemed' },
    });
    const undone = await offers.undo({
      redemption: first.redemptions[0]?.id ?? '',
      intent: 'undo-0001',
      reason: 'changed',
      by: 'Lan',
    });
    expect(good(undone).coupon.left).toBe(5_000);
  });

  it('refuses another sum than it quoted, and a basket to which nothing applies', async () => {
    const cash = { code: await give('cash', { kind: 'cash', value: 10_000, threshold: 0 }) };
    expect(await redeem(amount(50_000), 30_000, [cash])).toMatchObject({
      fault: { code: 'price-changed', details: { total: 40_000 } },
    });
    const much = { code: await give('much', { kind: 'fixed', value: 100, threshold: 90_000 }) };
    expect((await quote(amount(50_000), much)).quote.refused[0]?.why).toMatchObject({
      reason: 'below-threshold',
      short: 40_000,
    });
    expect(await redeem(amount(50_000), 50_000, [much])).toMatchObject({
      fault: { code: 'nothing-applies' },
    });
    expect(await ledger.settlement()).toEqual([]);
  });

  it('lets one of two tills have it, and leaves nothing half done at the other', async () => {
    const cash = {
      code: await give('cash', { kind: 'cash', value: 10_000, threshold: 0, conditions: all }),
    };
    const fixed = {
      code: await give('fixed', { kind: 'fixed', value: 500, threshold: 0, conditions: all }),
    };
    const answers = await Promise.all([
      redeem(amount(50_000), 39_500, [cash, fixed], 'till-one-1'),
      redeem(amount(50_000), 40_000, [cash], 'till-two-1'),
    ]);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    const stands = (await ledger.settlement()).reduce((sum, { value }) => sum + value, 0);
    expect(stands).toBe(answers[0]?.ok ? 10_500 : 10_000);
  });

  it('gives back what it took where another coupon is refused', async () => {
    const limited = {
      kind: 'fixed' as const,
      value: 500,
      threshold: 0,
      conditions: { ...all, usesPerDay: 1 },
    };
    const a = { code: await give('fixed', limited, 'ann') };
    const b = { code: await give('fixed', limited, 'bob') };
    const cash = {
      code: await give('cash', { kind: 'cash', value: 100, threshold: 0, conditions: all }, 'bob'),
    };
    good(await redeem(amount(9_000), 8_500, [a]));
    // The quote knows it, and a till that goes on by an older one is told.
    const { quote: now } = await quote(amount(9_000), b, cash);
    expect(now.refused[0]?.why).toEqual({ reason: 'enough-today' });
    expect(await redeem(amount(9_000), 8_400, [b, cash], 'basket-02')).toMatchObject({
      fault: { code: 'price-changed' },
    });
    expect(await ledger.settlement()).toMatchObject([{ offer: 'fixed', redemptions: 1 }]);
    good(await redeem(amount(9_000), 8_900, [cash], 'basket-03'));
  });

  it('prices products by the catalogue, or as the till says', async () => {
    const coats = {
      code: await give('coats', {
        kind: 'percentage',
        rate: 5_000,
        value: 0,
        threshold: 0,
        conditions: { products: { include: { categories: ['outer'] } } },
      }),
    };
    const lines = (...list: { sku: string; count: number; price?: number }[]): BasketAsked => ({
      kind: 'lines',
      lines: list,
    });
    expect((await quote(lines({ sku: 'coat', count: 2 }), coats)).quote.saved).toBe(129_900);
    expect((await quote(lines({ sku: 'coat', count: 1, price: 9_900 }), coats)).quote.saved).toBe(
      4_950,
    );
    expect((await quote(amount(9_900), coats)).quote.refused[0]?.why.reason).toBe(
      'products-needed',
    );
    const ask = (basket: BasketAsked) => offers.quote({ coupons: [coats], basket });
    expect(await ask(lines({ sku: 'hat', count: 1 }))).toMatchObject({
      fault: { code: 'product-unknown', details: { sku: 'hat' } },
    });
    expect(await ask(lines({ sku: 'gift', count: 1 }))).toMatchObject({
      fault: { code: 'bad-input', details: { field: 'price' } },
    });
  });

  it('says of every code what is wrong with it', async () => {
    const used = await give('cash', { kind: 'cash', value: 100, threshold: 0 });
    good(await redeem(amount(900), 800, [{ code: used }]));
    const unknown = newCouponCode();
    const answer = await quote(amount(900), { code: used }, { code: unknown }, { code: 'X' });
    expect(answer.unusable.map(({ code, fault }) => [code, fault.code])).toEqual([
      [used, 'coupon-redeemed'],
      [unknown, 'coupon-unknown'],
      ['X', 'code-malformed'],
    ]);
  });
});

describe('without a basket', () => {
  const at = (code: string) =>
    offers.redeem({ code, intent: 'alone-001', till: 'Till 3', by: 'Mei' });

  it('a coupon is good where its brand is sold, at a till and carried by a phone', async () => {
    const code = await give('sold', { kind: 'fixed', value: 100, threshold: 0 });
    const said = { intent: 'alone-003', at: NOON, site: '', till: 'T', by: 'phone' };
    const carried = () => offers.redeemCarried({ kind: 'redeem', code, ...said });
    sold = ['nanping'];
    expect(await at(code)).toMatchObject({ fault: { code: 'offer-not-here' } });
    expect(await carried()).toMatchObject({ fault: { code: 'offer-not-here' } });
    sold = ['nanping', 'hebai'];
    expect((await carried()).ok).toBe(true);
    // What was done is answered as it was, whatever the store sells by now.
    sold = ['nanping'];
    expect(await carried()).toMatchObject({ ok: true, value: { repeated: true } });
  });

  it('a coupon still keeps to its sites and hours', async () => {
    const here = await give('here', {
      kind: 'fixed',
      value: 100,
      threshold: 0,
      conditions: { sites: ['lakeside'] },
    });
    site = 'hilltop';
    expect(await at(here)).toMatchObject({ fault: { code: 'offer-not-here' } });
    site = 'lakeside';
    expect(good(await at(here)).saved).toBe(100);
    // 08:00 in Shanghai.
    const late = await give('late', {
      kind: 'fixed',
      value: 100,
      threshold: 0,
      conditions: { dayParts: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', until: '22:00' }] },
    });
    expect(
      await offers.redeem({ code: late, intent: 'alone-002', till: 'T', by: 'Mei' }),
    ).toMatchObject({
      fault: { code: 'offer-not-now' },
    });
  });

  it('a code that somebody else gave out is taken as it is', async () => {
    await ledger.applyBatch([
      {
        kind: 'issue',
        intent: 'tmall/1',
        at: NOON,
        terms: offerCalled('tmall', { kind: 'cash', value: 100, threshold: 0 }),
        person: 'tmall:7',
        coupon: 'tmall-1',
        code: 'TM0001AAAA',
        source: 'tmall',
      },
    ]);
    expect(good(await at('tm-0001-aaaa')).saved).toBe(100);
    expect(await at('tm-0002-aaaa')).toMatchObject({ fault: { code: 'code-malformed' } });
  });
});
