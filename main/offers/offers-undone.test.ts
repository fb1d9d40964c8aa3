import { describe, expect, it } from 'vitest';
import { offersCounter } from '../../tests/fakes/offers-counter.ts';
import { faultOf, good } from '../../tests/fakes/results.ts';

const counter = offersCounter();

describe('undone at a hub of several stores', () => {
  const at = (name: string, id: string, intent: string) =>
    counter.offers.undo({
      redemption: id,
      intent,
      reason: 'x',
      by: 'Lan',
      site: { id: name, name },
    });

  it('is what its own store redeemed, and nobody else’s', async () => {
    const coupon = await counter.claim();
    const { id } = good(await counter.redeem(coupon.code));
    expect(faultOf(await at('山上店', id, 'intent-02'))).toMatchObject({
      code: 'redemption-elsewhere',
      details: { where: '湖滨店 · Till 3' },
    });
    expect((await counter.ledger.byId(coupon.id))?.turns).toMatchObject([{ reversed: null }]);
    good(await at('湖滨店', id, 'intent-03'));
  });

  it('is nothing that a kiosk did by a right it has: it would go on taking the coupon for used', async () => {
    const coupon = await counter.claim();
    const now = counter.clock.wall();
    const node = 'hebai/lakeside/front@e:1';
    const about = { at: now, coupon: coupon.id, node, by: 'hub' } as const;
    const code = coupon.code.replaceAll(' ', '');
    const used = { code, site: '湖滨店', till: 'Till 1', by: 'Mei', given: true } as const;
    await counter.ledger.applyBatch([
      { kind: 'delegate', intent: 'lend-1', ...about },
      { kind: 'redeem', intent: 'told-1', at: now, node, ...used },
    ]);
    const id = `${coupon.id}.1`;
    expect(faultOf(await at('湖滨店', id, 'intent-02')).code).toBe('redemption-elsewhere');
    // It was written off: nobody waits for that kiosk any more.
    await counter.ledger.applyBatch([{ kind: 'return', intent: 'lost-1', ...about }]);
    good(await at('湖滨店', id, 'intent-03'));
  });
});

describe('a coupon that is to be used no more', () => {
  const make = (coupon: string, reason = 'looks copied', intent = 'void-01') =>
    counter.offers.void({ coupon, intent, reason, by: 'Mei' });

  it('is looked up, made void with a reason, and shown so on its phone', async () => {
    const { code, id } = await counter.claim();
    const seen = good(await counter.offers.coupon({ code }));
    expect(seen.coupon).toMatchObject({ id, state: 'claimed' });
    expect(faultOf(await make(id, ' \n ')).code).toBe('reason-missing');
    expect(good(await make(id)).coupon.state).toBe('void');
    expect(good(await make(id)).coupon.state).toBe('void');
    expect(faultOf(await counter.redeem(code)).code).toBe('coupon-void');
    expect(good(await counter.offers.wallet({ person: 'ann' })).coupons).toMatchObject([
      { state: 'void' },
    ]);
    expect((await counter.ledger.byId(id))?.voided).toMatchObject({
      by: 'Mei',
      reason: 'looks copied',
    });
  });

  it('cannot be one that was used', async () => {
    const { code, id } = await counter.claim();
    good(await counter.redeem(code));
    expect(faultOf(await make(id)).code).toBe('coupon-redeemed');
    expect(faultOf(await make('nobody’s', 'copied', 'void-02')).code).toBe('coupon-unknown');
  });
});

describe('made void at a hub of several stores', () => {
  const at = (site: string, coupon: string, intent: string) =>
    counter.offers.void({ coupon, intent, reason: 'x', by: 'Lan', site: { id: site, name: site } });

  it('is what the store takes part in, as at its till', async () => {
    const sold: Record<string, string[]> = { lakeside: ['nanping'], hilltop: [counter.rule.brand] };
    await counter.stop();
    await counter.start({ brandsAt: (site) => (site === null ? null : (sold[site] ?? null)) });
    const { id } = await counter.claim();
    expect(faultOf(await at('lakeside', id, 'void-01')).code).toBe('offer-not-here');
    expect((await counter.ledger.byId(id))?.voided).toBeNull();
    expect(good(await at('hilltop', id, 'void-02')).coupon.state).toBe('void');
    // What was done is answered as it was, whatever the store sells by now.
    sold['hilltop'] = ['nanping'];
    expect(good(await at('hilltop', id, 'void-02')).coupon.state).toBe('void');
  });

  it('is nothing whose right would have to be asked back from a kiosk for a store without a say', async () => {
    const asked: string[] = [];
    await counter.stop();
    await counter.start({ onElsewhere: ({ coupon }) => void asked.push(coupon) });
    counter.rule = {
      ...counter.rule,
      conditions: { ...counter.rule.conditions, sites: ['hilltop'] },
    };
    const { id } = await counter.claim();
    const node = 'hebai/hilltop/front@e:1';
    const about = { at: counter.clock.wall(), coupon: id, node, by: 'hub' } as const;
    await counter.ledger.applyBatch([{ kind: 'delegate', intent: 'lend-1', ...about }]);
    expect(faultOf(await at('lakeside', id, 'void-01')).code).toBe('offer-not-here');
    expect(asked).toEqual([]);
    expect(faultOf(await at('hilltop', id, 'void-02')).code).toBe('coupon-elsewhere');
    expect(asked).toEqual([id]);
  });
});
