import { describe, expect, it } from 'vitest';
import {
  askedOf,
  basketAfter,
  basketFrom,
  basketText,
  couponsOf,
  emptyBasket,
  fenOf,
  type BasketEvent,
} from './basket.ts';

let n = 0;
const after = basketAfter(() => `intent-${++n}`);
const start = emptyBasket('intent-0');
const run = (...events: BasketEvent[]) => events.reduce(after, start);
const coat = { sku: 'coat', name: 'Coat', price: 129_900 };
const answer = { redemptions: [], saved: 500 };

describe('a sum as typed', () => {
  it.each([
    ['128', 12_800],
    ['128.5', 12_850],
    ['128.05', 12_805],
    ['0.01', 1],
    ['', null],
    ['0', null],
    ['12.345', null],
    ['1e5', null],
    ['-3', null],
  ])('%s', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });
});

describe('a basket', () => {
  it('is a sum, or products where there are any', () => {
    expect(askedOf(start)).toBeNull();
    const sum = run({ kind: 'amount', text: '99' });
    expect(askedOf(sum)).toEqual({ kind: 'amount', amount: 9_900 });
    const two = after(after(sum, { kind: 'product', product: coat, by: 1 }), {
      kind: 'product',
      product: coat,
      by: 1,
    });
    expect(askedOf(two)).toEqual({
      kind: 'lines',
      lines: [{ sku: 'coat', count: 2, price: 129_900 }],
    });
    const none = [-1, -1].reduce(
      (so) => after(so, { kind: 'product', product: coat, by: -1 }),
      two,
    );
    expect(askedOf(none)).toEqual({ kind: 'amount', amount: 9_900 });
  });

  it('takes a coupon once, and part of an allowance', () => {
    const laid = run(
      { kind: 'coupon', code: 'A', seen: false },
      { kind: 'coupon', code: 'A', seen: false },
      { kind: 'coupon', code: 'B', seen: false },
      { kind: 'spend', code: 'B', text: '50' },
    );
    expect(couponsOf(laid)).toEqual([
      { code: 'A', seen: false },
      { code: 'B', seen: false, spend: 5_000 },
    ]);
    expect(couponsOf(after(laid, { kind: 'take-away', code: 'A' }))).toEqual([
      { code: 'B', seen: false, spend: 5_000 },
    ]);
  });

  it('asks with what a phone showed until the host has taken it, and with the plain code from then on', () => {
    const laid = run({ kind: 'coupon', code: 'A', live: 'OLD', seen: false });
    expect(couponsOf(laid)).toEqual([{ code: 'OLD', seen: false }]);
    // Refused as too old: it is scanned again, and lies there once.
    const again = after(laid, { kind: 'coupon', code: 'A', live: 'NEW', seen: false });
    expect(couponsOf(again)).toEqual([{ code: 'NEW', seen: false }]);
    const taken = after(again, { kind: 'seen', codes: ['A'] });
    expect(couponsOf(taken)).toEqual([{ code: 'A', seen: true }]);
    // What lies here is the same: so is what was meant by it.
    expect(taken.intent).toBe(again.intent);
    expect(after(taken, { kind: 'coupon', code: 'A', live: 'LATER', seen: false })).toBe(taken);
  });

  it('keeps its intent while nobody knows, and takes another with every change', () => {
    const asking = run(
      { kind: 'amount', text: '99' },
      { kind: 'coupon', code: 'A', seen: false },
      { kind: 'ask', total: 100 },
    );
    expect(after(asking, { kind: 'coupon', code: 'B', seen: false })).toBe(asking);
    const unsure = after(asking, { kind: 'failed', fault: { code: 'timeout' } });
    expect(unsure).toMatchObject({ intent: asking.intent, phase: { kind: 'unsure' } });
    expect(after(unsure, { kind: 'amount', text: '1' })).toBe(unsure);
    const again = after(unsure, { kind: 'ask', total: 100 });
    expect(again.intent).toBe(asking.intent);
    expect(after(again, { kind: 'redeemed', answer, total: 9_400 }).phase).toMatchObject({
      kind: 'yes',
      saved: 500,
    });
    const refused = after(asking, { kind: 'failed', fault: { code: 'price-changed' } });
    expect(refused.intent).not.toBe(asking.intent);
    expect(after(refused, { kind: 'amount', text: '98' }).intent).not.toBe(refused.intent);
  });

  it('starts anew with the next shopper', () => {
    const done = after(
      run(
        { kind: 'amount', text: '99' },
        { kind: 'coupon', code: 'A', seen: false },
        { kind: 'ask', total: 100 },
      ),
      {
        kind: 'redeemed',
        answer,
        total: 9_400,
      },
    );
    expect(after(done, { kind: 'amount', text: '5' })).toMatchObject({ amount: '5', coupons: [] });
    expect(after(done, { kind: 'clear' })).toMatchObject({
      amount: '',
      coupons: [],
      phase: { kind: 'open' },
    });
  });

  it('is not answered by what came too late', () => {
    const open = run({ kind: 'amount', text: '99' });
    expect(after(open, { kind: 'failed', fault: { code: 'timeout' } })).toBe(open);
    expect(after(open, { kind: 'redeemed', answer, total: 1 })).toBe(open);
  });
});

describe('a page that is loaded anew', () => {
  const laid = run(
    { kind: 'amount', text: '99' },
    { kind: 'coupon', code: 'A', seen: true },
    { kind: 'product', product: coat, by: 1 },
  );

  it('has what lay on the till', () => {
    expect(basketFrom(basketText(laid))).toEqual(laid);
    const refused = after(after(laid, { kind: 'ask', total: 7 }), {
      kind: 'failed',
      fault: { code: 'price-changed' },
    });
    expect(basketFrom(basketText(refused))).toMatchObject({ phase: { kind: 'open' } });
  });

  it('knows what was sent and not answered, and asks for it as it was sent', () => {
    const asking = after(laid, { kind: 'ask', total: 12_800 });
    const again = basketFrom(basketText(asking));
    expect(again).toMatchObject({
      intent: asking.intent,
      coupons: [{ code: 'A' }],
      phase: { kind: 'unsure', total: 12_800 },
    });
    expect(basketFrom(basketText(again ?? start))).toEqual(again);
  });

  it('begins anew after what was settled, and where nothing lies or nothing can be read', () => {
    const done = after(after(laid, { kind: 'ask', total: 7 }), {
      kind: 'redeemed',
      answer,
      total: 7,
    });
    for (const text of [basketText(done), basketText(start), '{', '{"amount":7}'])
      expect(basketFrom(text)).toBeNull();
  });
});
