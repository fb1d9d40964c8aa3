import { describe, expect, it } from 'vitest';
import { events } from '../../preload/contract/index.ts';
import { offerCalled } from '../../tests/fakes/offer-rules.ts';
import { offersCounter } from '../../tests/fakes/offers-counter.ts';
import { faultOf, good } from '../../tests/fakes/results.ts';

const DAY = 24 * 3600 * 1000;
const counter = offersCounter();

describe('what others are told', () => {
  it('shows the claim on the screen it came through, and nothing of it once the visit is over', async () => {
    const coupon = await counter.claim();
    expect(events.claims.value.parse(counter.offers.claims.get()).claims).toEqual([
      {
        screen: 'entrance',
        visit: 'visit-1',
        offer: 'winter',
        codeTail: coupon.code.slice(-4),
        at: coupon.claimedAt,
      },
    ]);
    counter.visit = 'visit-2';
    counter.offers.forgetVisit('visit-1');
    expect(counter.offers.claims.get().claims).toEqual([]);
  });

  it('lets a shopper who has walked away still claim, without telling the next one', async () => {
    const { shortCode } = await counter.show();
    const { pass } = good(await counter.scan(shortCode));
    counter.visit = 'visit-2';
    counter.offers.forgetVisit('visit-1');
    good(await counter.offers.claim({ pass, person: 'ann' }));
    const late = good(await counter.scan(shortCode, 'bob'));
    good(await counter.offers.claim({ pass: late.pass, person: 'bob' }));
    expect(counter.offers.claims.get().claims).toEqual([]);
  });

  it('tells each phone its own wallet as it changes', async () => {
    const seen: string[][] = [];
    const wallet = counter.offers.walletOf('ann');
    const stop = wallet.onChange(({ coupons }) => seen.push(coupons.map(({ state }) => state)));
    await expect.poll(() => seen).toEqual([[]]);
    await counter.claim('bob');
    const coupon = await counter.claim('ann');
    await expect.poll(() => seen.at(-1)).toEqual(['claimed']);
    const { id } = good(await counter.redeem(coupon.code));
    await expect.poll(() => seen.at(-1)).toEqual(['redeemed']);
    await counter.undo(id);
    await expect.poll(() => wallet.get().coupons[0]?.state).toBe('claimed');
    const second: number[] = [];
    const stopSecond = wallet.onChange(({ coupons }) => second.push(coupons.length));
    stop();
    stop();
    await expect.poll(() => second).toEqual([1]);
    const before = seen.length;
    good(await counter.redeem(coupon.code, 'intent-05'));
    await expect.poll(() => wallet.get().coupons[0]?.state).toBe('redeemed');
    expect(seen).toHaveLength(before);
    stopSecond();
    expect(wallet.get().coupons).toEqual([]);
  });

  it('lists the newest redemptions first, fifty at most, also after a restart', async () => {
    counter.rule = { ...counter.rule, perPerson: 60 };
    const ids: string[] = [];
    for (let i = 0; i < 55; i++)
      ids.unshift(good(await counter.redeem((await counter.claim()).code, `intent-x${i}`)).id);
    const shown = () => (counter.clock.advance(250), counter.offers.redemptions.get().redemptions);
    const listed = () => shown().map(({ id }) => id);
    await expect.poll(listed).toEqual(ids.slice(0, 50));
    await counter.undo(ids[0] ?? '');
    await expect.poll(() => shown()[0]?.reversed?.reason).toBe('wrong basket');
    await counter.stop();
    await counter.start();
    await expect.poll(listed).toEqual(ids.slice(0, 50));
  });

  it('writes no code, pass or person into the log', async () => {
    const { pass } = good(await counter.scan((await counter.show()).shortCode, 'ann-person'));
    const coupon = good(await counter.offers.claim({ pass, person: 'ann-person' }));
    await counter.undo(good(await counter.redeem(coupon.code)).id);
    const log = counter.lines.join('');
    expect(log).toMatch(/claimed[^]*redeemed[^]*reversed/);
    for (const secret of [pass, 'ann-person', coupon.code, coupon.code.replaceAll(' ', '')])
      expect(log).not.toContain(secret);
  });
});

describe('where a coupon can be used', () => {
  it('is told to whoever holds it: all stores of its brand, or those that take part', async () => {
    const named = [
      { id: 'lakeside', name: { zh: '湖滨店' } },
      { id: 'hilltop', name: { zh: '山顶店' } },
    ];
    await counter.stop();
    let sold: Record<string, string[]> = {};
    await counter.start({
      stores: () => named,
      brandsAt: (site) => (site === null ? null : (sold[site] ?? null)),
    });
    const everywhere = await counter.claim('ann');
    const where = (coupon: string, person: string) => counter.offers.where({ coupon, person });
    expect(good(await where(everywhere.id, 'ann'))).toEqual({
      everywhere: true,
      stores: [{ zh: '湖滨店' }, { zh: '山顶店' }],
      count: 2,
    });
    expect(faultOf(await where(everywhere.id, 'bob')).code).toBe('coupon-unknown');
    counter.rule = {
      ...counter.rule,
      ...offerCalled('winter', {
        conditions: { sites: ['hilltop', 'far'] },
        validUntil: counter.clock.wall() + DAY,
        validFrom: counter.clock.wall() - DAY,
      }),
    };
    // A store that this house has no name of is counted all the same.
    expect(good(await where((await counter.claim('bob')).id, 'bob'))).toEqual({
      everywhere: false,
      stores: [{ zh: '山顶店' }],
      count: 2,
    });
    // At a hub, which knows them all, those that do not sell the brand are none of them.
    sold = { far: ['nanping'] };
    expect(good(await where((await counter.claim('cid')).id, 'cid')).count).toBe(1);
    sold = { hilltop: ['nanping'], far: ['nanping'] };
    expect(good(await where((await counter.claim('dot')).id, 'dot'))).toMatchObject({
      stores: [],
      count: 0,
    });
  });
});
