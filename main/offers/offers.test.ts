import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  calls,
  events,
  faultCodes,
  type Fault,
  type Result,
} from '../../preload/contract/index.ts';
import { offerCalled } from '../../tests/fakes/offer-rules.ts';
import { faultOf, good } from '../../tests/fakes/results.ts';
import { manualClock, type ManualClock } from '../base/clock.ts';
import { lineLog } from '../base/log.ts';
import { keysFrom, newSecret } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { OfferRule } from './offer-rule.ts';
import { openOffers, type Offers } from './offers.ts';
import type { OfferParts } from './offers-parts.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

/** Any UTF-16 at all, halves of surrogate pairs included. */
const anyText = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));

const DAY = 24 * 3600 * 1000;
const MINUTE = 60_000;

let folder: string;
let clock: ManualClock;
let ledger: Ledger;
let offers: Offers;
let rule: OfferRule;
let visit: string | null;
let address: string | null;
let lines: string[];
const keys = keysFrom(newSecret());

const start = async (more: Partial<OfferParts> = {}) => {
  ledger = await openSqliteLedger({
    path: join(folder, 'ledger.db'),
    clock,
    log: lineLog(() => {}, clock.wall),
    ballastBytes: 0,
  });
  offers = openOffers({
    ledger,
    keys,
    clock,
    log: lineLog((line) => lines.push(line), clock.wall, 'debug'),
    rules: () => [rule],
    brands: () => [{ id: 'hebai', name: { zh: '鹤白', en: 'Hebai' } }],
    publicUrl: () => address,
    siteName: () => '湖滨店',
    visitOf: (screen) => (screen === 'entrance' ? visit : null),
    ...more,
  });
};
const stop = async () => {
  await offers.close();
  await ledger.close();
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-offers-'));
  clock = manualClock();
  lines = [];
  visit = 'visit-1';
  address = 'http://192.168.1.20:8080';
  rule = {
    ...offerCalled('winter', {
      title: { zh: '满999减100' },
      validFrom: clock.wall() - DAY,
      validUntil: clock.wall() + DAY,
    }),
    stock: null,
  };
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const show = async () =>
  good(await offers.ticket({ screen: 'entrance', visit: 'visit-1', offer: 'winter' }));
const scan = async (code: string, person = 'ann', client = '10.0.0.1') =>
  offers.open({ code, person, client });
const claim = async (person = 'ann') => {
  const { pass } = good(await scan((await show()).shortCode, person));
  return good(await offers.claim({ pass, person }));
};
const redeem = (code: string, intent = 'intent-01', till = 'Till 3') =>
  offers.redeem({ code, intent, till, by: 'Mei' });
const undo = (redemption: string, intent = 'intent-02', reason = 'wrong basket') =>
  offers.undo({ redemption, intent, reason, by: 'Lan' });

describe('from the screen to the till', () => {
  it('shows, opens, claims, redeems and takes back, each answer in the contract', async () => {
    const ticket = calls['offers.ticket'].output.parse(await show());
    expect(ticket.url).toBe(`HTTP://192.168.1.20:8080/C/${ticket.shortCode.replaceAll(' ', '')}`);
    const opened = calls['offers.open'].output.parse(good(await scan(ticket.shortCode)));
    expect(opened).toMatchObject({ coupon: null, left: null, brand: { id: 'hebai' } });
    const coupon = good(await offers.claim({ pass: opened.pass, person: 'ann' }));
    expect(calls['offers.claim'].output.parse(coupon)).toMatchObject({ state: 'claimed' });
    expect(coupon.code).toMatch(/^(\w{4}) (\w{4}) (\w{4})$/);

    const redemption = good(await redeem(coupon.code.toLowerCase()));
    expect(calls['offers.redeem'].output.parse(redemption)).toMatchObject({
      where: '湖滨店 · Till 3',
      by: 'Mei',
      reversed: null,
      coupon: { state: 'redeemed', redeemedWhere: '湖滨店 · Till 3' },
    });
    expect(faultOf(await redeem(coupon.code, 'intent-09', 'Till 4'))).toEqual({
      code: 'coupon-redeemed',
      details: { at: redemption.at, where: '湖滨店 · Till 3', by: 'Mei' },
    });

    const reversed = good(await undo(redemption.id));
    expect(calls['offers.undo'].output.parse(reversed)).toMatchObject({
      id: redemption.id,
      reversed: { by: 'Lan', reason: 'wrong basket' },
      coupon: { state: 'claimed', redeemedAt: null },
    });
    expect(faultOf(await undo(redemption.id, 'intent-10')).code).toBe('redemption-reversed');
    expect(good(await redeem(coupon.code, 'intent-11')).id).not.toBe(redemption.id);
  });

  it('keeps a claim over a restart: the same pass is answered with the same coupon', async () => {
    const { pass } = good(await scan((await show()).shortCode));
    const coupon = good(await offers.claim({ pass, person: 'ann' }));
    await stop();
    await start();
    expect(good(await offers.claim({ pass, person: 'ann' }))).toEqual(coupon);
    expect(good(await offers.wallet({ person: 'ann' })).coupons).toEqual([coupon]);
    expect(good(await offers.wallet({ person: 'bob' })).coupons).toEqual([]);
  });

  it('tells a phone that comes again what it holds, and claims no second one', async () => {
    const coupon = await claim();
    const again = good(await scan((await show()).shortCode));
    expect(again.coupon).toEqual(coupon);
    expect(good(await offers.claim({ pass: again.pass, person: 'ann' })).id).toBe(coupon.id);
    await redeem(coupon.code);
    const used = good(await scan((await show()).shortCode));
    expect(used.coupon?.state).toBe('redeemed');
    expect(faultOf(await offers.claim({ pass: used.pass, person: 'ann' })).code).toBe(
      'already-claimed',
    );
  });

  it('gives as many per person as the rule says', async () => {
    rule = { ...rule, perPerson: 2 };
    const [first, second, third] = [await claim(), await claim(), await claim()];
    expect(second.id).not.toBe(first.id);
    expect(third.id).toBe(second.id);
  });

  it('shows a coupon as expired when its time is over, and refuses it at the till', async () => {
    const coupon = await claim();
    clock.advance(DAY + 1);
    expect(good(await offers.wallet({ person: 'ann' })).coupons[0]?.state).toBe('expired');
    expect(faultOf(await redeem(coupon.code))).toEqual({
      code: 'coupon-expired',
      details: { validUntil: rule.validUntil },
    });
  });
});

describe('what is refused, and how', () => {
  it('shows no code where it would lead nowhere', async () => {
    const ticket = (more: object) =>
      offers.ticket({ screen: 'entrance', visit: 'visit-1', offer: 'winter', ...more });
    expect(faultOf(await ticket({ offer: 'summer' })).code).toBe('offer-unknown');
    expect(faultOf(await ticket({ visit: 'visit-0' })).code).toBe('not-allowed');
    expect(faultOf(await ticket({ screen: 'hall' })).code).toBe('not-allowed');
    address = null;
    expect(faultOf(await ticket({})).code).toBe('handoff-unavailable');
    address = 'http://10.0.0.2';
    rule = { ...rule, stock: 0 };
    expect(faultOf(await ticket({})).code).toBe('offer-sold-out');
    rule = { ...rule, validUntil: clock.wall() - 1 };
    expect(faultOf(await ticket({})).code).toBe('offer-ended');
    rule = { ...rule, validFrom: clock.wall() + 1, validUntil: clock.wall() + DAY };
    expect(faultOf(await ticket({})).code).toBe('offer-not-started');
  });

  it('knows a screenshot from a code it never made', async () => {
    const { shortCode } = await show();
    clock.advance(MINUTE);
    expect(faultOf(await scan(shortCode)).code).toBe('code-expired');
    expect(faultOf(await scan(`${shortCode.slice(0, -1)}*`)).code).toBe('code-malformed');
    const other = shortCode.endsWith('0') ? '1' : '0';
    expect(faultOf(await scan(shortCode.slice(0, -1) + other)).code).toBe('code-unknown');
  });

  it('lets five people in per slot, and the same one as often as she likes', async () => {
    const { shortCode, refreshInMs } = await show();
    for (const person of ['a', 'b', 'c', 'd', 'e', 'a']) good(await scan(shortCode, person));
    expect(faultOf(await scan(shortCode, 'f'))).toEqual({
      code: 'slot-full',
      details: { retryInMs: refreshInMs },
    });
    clock.advance(refreshInMs);
    good(await scan((await show()).shortCode, 'f'));
  });

  it('slows who guesses, but nobody who came with a good code from the same address', async () => {
    const { shortCode } = await show();
    good(await scan(shortCode, 'ann'));
    let guesses = 0;
    let slowed: Fault | undefined;
    while (!slowed && guesses < 100) {
      const refused = faultOf(await scan('0000000Z', `guesser-${guesses++}`));
      if (refused.code === 'too-many-requests') slowed = refused;
    }
    expect(guesses).toBe(21);
    expect(slowed?.details?.['retryInMs']).toBeLessThanOrEqual(1_000);
    good(await scan(shortCode, 'ann'));
    good(await scan(shortCode, 'bob', '10.0.0.2'));
    clock.advance(1_000);
    good(await scan(shortCode, 'cat'));
  });

  it('binds a pass to its person and ten minutes', async () => {
    const { pass, expiresInMs } = good(await scan((await show()).shortCode));
    const tried = async (text: string, person = 'ann') =>
      faultOf(await offers.claim({ pass: text, person })).code;
    expect(await tried(pass, 'bob')).toBe('not-allowed');
    expect(await tried(`${pass}A`)).toBe('bad-input');
    expect(await tried(pass.replace(/^./, (first) => (first === 'W' ? 'X' : 'W')))).toBe(
      'bad-input',
    );
    expect(await tried(pass.split('.')[0] ?? '')).toBe('bad-input');
    clock.advance(expiresInMs + 1);
    expect(await tried(pass)).toBe('pass-expired');
  });

  it('wants a whole code, an intent, a till and a reason', async () => {
    const { code } = await claim();
    expect(faultOf(await redeem(code.slice(1))).code).toBe('code-malformed');
    expect(faultOf(await redeem('0'.repeat(12), 'intent-06')).code).toBe('coupon-unknown');
    expect(faultOf(await redeem(code, 'short'))).toMatchObject({ details: { field: 'intent' } });
    expect(faultOf(await redeem(code, 'intent-07', ' \0 '))).toMatchObject({
      details: { field: 'till' },
    });
    const { id } = good(await redeem(code));
    expect(faultOf(await undo(id, 'intent-08', ' \n ')).code).toBe('reason-missing');
    expect(faultOf(await undo('nobody.1', 'intent-03')).code).toBe('redemption-unknown');
    expect(faultOf(await undo('nobody', 'intent-04')).code).toBe('redemption-unknown');
  });

  it('keeps what was typed as text that every database agrees on', async () => {
    const { code } = await claim();
    const { id, where } = good(await redeem(code, 'intent-01', ' Till\u0000\n3 \ud800'));
    expect(where).toBe('湖滨店 · Till 3 \ufffd');
    const undone = good(await undo(id, 'intent-02', '\udfff😀'));
    expect(undone.reversed?.reason).toBe('\ufffd😀');
    expect((await ledger.verifyChain()).faults).toEqual([]);
  });

  it('answers anything at all with a closed fault, and writes nothing it could not read back', async () => {
    const { code } = await claim();
    const { id } = good(await redeem(code));
    const anything = anyText(600);
    // One good part beside bad ones gets further in than all of them bad.
    const part = (goodOne: string) => fc.oneof(fc.constant(goodOne), anything);
    await fc.assert(
      fc.asyncProperty(
        part(code),
        part('intent-77'),
        part(id),
        part('ann'),
        anything,
        async (code, intent, redemption, person, text) => {
          const results: Result<unknown>[] = [
            await offers.ticket({ screen: text, visit: text, offer: text }),
            await offers.open({ code, person, client: text }),
            await offers.open({ code: text, person, client: text }),
            await offers.claim({ pass: text, person }),
            await offers.wallet({ person }),
            await offers.redeem({ code, intent, till: text, by: text }),
            await offers.undo({ redemption, intent, reason: text, by: text }),
          ];
          const refusals = results.flatMap((result) => (result.ok ? [] : [result.fault.code]));
          expect(faultCodes).toEqual(expect.arrayContaining(refusals));
        },
      ),
      { numRuns: 150 },
    );
    expect((await ledger.verifyChain()).faults).toEqual([]);
  }, 30_000);
});

describe('what others are told', () => {
  it('shows the claim on the screen it came through, and nothing of it once the visit is over', async () => {
    const coupon = await claim();
    expect(events.claims.value.parse(offers.claims.get()).claims).toEqual([
      {
        screen: 'entrance',
        visit: 'visit-1',
        offer: 'winter',
        codeTail: coupon.code.slice(-4),
        at: coupon.claimedAt,
      },
    ]);
    visit = 'visit-2';
    offers.forgetVisit('visit-1');
    expect(offers.claims.get().claims).toEqual([]);
  });

  it('lets a shopper who has walked away still claim, without telling the next one', async () => {
    const { shortCode } = await show();
    const { pass } = good(await scan(shortCode));
    visit = 'visit-2';
    offers.forgetVisit('visit-1');
    good(await offers.claim({ pass, person: 'ann' }));
    const late = good(await scan(shortCode, 'bob'));
    good(await offers.claim({ pass: late.pass, person: 'bob' }));
    expect(offers.claims.get().claims).toEqual([]);
  });

  it('tells each phone its own wallet as it changes', async () => {
    const seen: string[][] = [];
    const wallet = offers.walletOf('ann');
    const stop = wallet.onChange(({ coupons }) => seen.push(coupons.map(({ state }) => state)));
    await expect.poll(() => seen).toEqual([[]]);
    await claim('bob');
    const coupon = await claim('ann');
    await expect.poll(() => seen.at(-1)).toEqual(['claimed']);
    const { id } = good(await redeem(coupon.code));
    await expect.poll(() => seen.at(-1)).toEqual(['redeemed']);
    await undo(id);
    await expect.poll(() => wallet.get().coupons[0]?.state).toBe('claimed');
    const second: number[] = [];
    const stopSecond = wallet.onChange(({ coupons }) => second.push(coupons.length));
    stop();
    stop();
    await expect.poll(() => second).toEqual([1]);
    const before = seen.length;
    good(await redeem(coupon.code, 'intent-05'));
    await expect.poll(() => wallet.get().coupons[0]?.state).toBe('redeemed');
    expect(seen).toHaveLength(before);
    stopSecond();
    expect(wallet.get().coupons).toEqual([]);
  });

  it('lists the newest redemptions first, fifty at most, also after a restart', async () => {
    rule = { ...rule, perPerson: 60 };
    const ids: string[] = [];
    for (let i = 0; i < 55; i++)
      ids.unshift(good(await redeem((await claim()).code, `intent-x${i}`)).id);
    const shown = () => (clock.advance(250), offers.redemptions.get().redemptions);
    const listed = () => shown().map(({ id }) => id);
    await expect.poll(listed).toEqual(ids.slice(0, 50));
    await undo(ids[0] ?? '');
    await expect.poll(() => shown()[0]?.reversed?.reason).toBe('wrong basket');
    await stop();
    await start();
    await expect.poll(listed).toEqual(ids.slice(0, 50));
  });

  it('writes no code, pass or person into the log', async () => {
    const { pass } = good(await scan((await show()).shortCode, 'ann-person'));
    const coupon = good(await offers.claim({ pass, person: 'ann-person' }));
    await undo(good(await redeem(coupon.code)).id);
    const log = lines.join('');
    expect(log).toMatch(/claimed[^]*redeemed[^]*reversed/);
    for (const secret of [pass, 'ann-person', coupon.code, coupon.code.replaceAll(' ', '')])
      expect(log).not.toContain(secret);
  });
});

describe('one attempt, asked again', () => {
  it('is answered as it was, though what the phone showed is too old by now and the hour is over', async () => {
    const coupon = await claim();
    const yes = good(await redeem(coupon.code));
    rule = { ...rule, validUntil: clock.wall() - 1 };
    clock.advance(2 * DAY);
    expect(good(await redeem(coupon.code))).toMatchObject({ id: yes.id, saved: yes.saved });
  });

  it('is a no once somebody has undone it: goods go out for it no more', async () => {
    const coupon = await claim();
    const { id } = good(await redeem(coupon.code));
    good(await undo(id));
    expect(faultOf(await redeem(coupon.code)).code).toBe('redemption-reversed');
    good(await redeem(coupon.code, 'intent-03'));
  });

  it('stays a no where its right was elsewhere when it was first asked', async () => {
    const coupon = await claim();
    const at = clock.wall();
    const about = { at, coupon: coupon.id, node: 'hebai/lakeside/front@e:1', by: 'hub' } as const;
    await ledger.applyBatch([{ kind: 'delegate', intent: 'lend-1', ...about }]);
    expect(faultOf(await redeem(coupon.code)).code).toBe('coupon-elsewhere');
    await ledger.applyBatch([{ kind: 'return', intent: 'back-1', ...about }]);
    expect(faultOf(await redeem(coupon.code)).code).toBe('coupon-elsewhere');
    good(await redeem(coupon.code, 'intent-03'));
  });
});

describe('undone at a hub of several stores', () => {
  const at = (name: string, id: string, intent: string) =>
    offers.undo({ redemption: id, intent, reason: 'x', by: 'Lan', site: { id: name, name } });

  it('is what its own store redeemed, and nobody else’s', async () => {
    const coupon = await claim();
    const { id } = good(await redeem(coupon.code));
    expect(faultOf(await at('山上店', id, 'intent-02'))).toMatchObject({
      code: 'redemption-elsewhere',
      details: { where: '湖滨店 · Till 3' },
    });
    expect((await ledger.byId(coupon.id))?.turns).toMatchObject([{ reversed: null }]);
    good(await at('湖滨店', id, 'intent-03'));
  });

  it('is nothing that a kiosk did by a right it has: it would go on taking the coupon for used', async () => {
    const coupon = await claim();
    const now = clock.wall();
    const node = 'hebai/lakeside/front@e:1';
    const about = { at: now, coupon: coupon.id, node, by: 'hub' } as const;
    const code = coupon.code.replaceAll(' ', '');
    const used = { code, site: '湖滨店', till: 'Till 1', by: 'Mei', given: true } as const;
    await ledger.applyBatch([
      { kind: 'delegate', intent: 'lend-1', ...about },
      { kind: 'redeem', intent: 'told-1', at: now, node, ...used },
    ]);
    const id = `${coupon.id}.1`;
    expect(faultOf(await at('湖滨店', id, 'intent-02')).code).toBe('redemption-elsewhere');
    // It was written off: nobody waits for that kiosk any more.
    await ledger.applyBatch([{ kind: 'return', intent: 'lost-1', ...about }]);
    good(await at('湖滨店', id, 'intent-03'));
  });
});

describe('a coupon that is to be used no more', () => {
  const make = (coupon: string, reason = 'looks copied', intent = 'void-01') =>
    offers.void({ coupon, intent, reason, by: 'Mei' });

  it('is looked up, made void with a reason, and shown so on its phone', async () => {
    const { code, id } = await claim();
    const seen = good(await offers.coupon({ code }));
    expect(seen.coupon).toMatchObject({ id, state: 'claimed' });
    expect(faultOf(await make(id, ' \n ')).code).toBe('reason-missing');
    expect(good(await make(id)).coupon.state).toBe('void');
    expect(good(await make(id)).coupon.state).toBe('void');
    expect(faultOf(await redeem(code)).code).toBe('coupon-void');
    expect(good(await offers.wallet({ person: 'ann' })).coupons).toMatchObject([{ state: 'void' }]);
    expect((await ledger.byId(id))?.voided).toMatchObject({ by: 'Mei', reason: 'looks copied' });
  });

  it('cannot be one that was used', async () => {
    const { code, id } = await claim();
    good(await redeem(code));
    expect(faultOf(await make(id)).code).toBe('coupon-redeemed');
    expect(faultOf(await make('nobody’s', 'copied', 'void-02')).code).toBe('coupon-unknown');
  });
});

describe('made void at a hub of several stores', () => {
  const at = (site: string, coupon: string, intent: string) =>
    offers.void({ coupon, intent, reason: 'x', by: 'Lan', site: { id: site, name: site } });

  it('is what the store takes part in, as at its till', async () => {
    const sold: Record<string, string[]> = { lakeside: ['nanping'], hilltop: [rule.brand] };
    await stop();
    await start({ brandsAt: (site) => (site === null ? null : (sold[site] ?? null)) });
    const { id } = await claim();
    expect(faultOf(await at('lakeside', id, 'void-01')).code).toBe('offer-not-here');
    expect((await ledger.byId(id))?.voided).toBeNull();
    expect(good(await at('hilltop', id, 'void-02')).coupon.state).toBe('void');
    // What was done is answered as it was, whatever the store sells by now.
    sold['hilltop'] = ['nanping'];
    expect(good(await at('hilltop', id, 'void-02')).coupon.state).toBe('void');
  });

  it('is nothing whose right would have to be asked back from a kiosk for a store without a say', async () => {
    const asked: string[] = [];
    await stop();
    await start({ onElsewhere: ({ coupon }) => void asked.push(coupon) });
    rule = { ...rule, conditions: { ...rule.conditions, sites: ['hilltop'] } };
    const { id } = await claim();
    const node = 'hebai/hilltop/front@e:1';
    const about = { at: clock.wall(), coupon: id, node, by: 'hub' } as const;
    await ledger.applyBatch([{ kind: 'delegate', intent: 'lend-1', ...about }]);
    expect(faultOf(await at('lakeside', id, 'void-01')).code).toBe('offer-not-here');
    expect(asked).toEqual([]);
    expect(faultOf(await at('hilltop', id, 'void-02')).code).toBe('coupon-elsewhere');
    expect(asked).toEqual([id]);
  });
});

describe('uses by the day, when a coupon is claimed', () => {
  const limited = (conditions: object, validUntil: number) => {
    rule = {
      ...rule,
      perPerson: 3,
      ...offerCalled('winter', { conditions, validFrom: clock.wall() - DAY, validUntil }),
    };
  };
  /** The end of the day it is now, by the clock of this machine. */
  const tonight = () => new Date(clock.wall()).setHours(23, 59, 59, 0);

  it('are looked at on the last day: nobody is given what no day is left for', async () => {
    limited({ usesPerDay: 1 }, tonight());
    const first = await claim('ann');
    const pass = good(await scan((await show()).shortCode, 'bob')).pass;
    good(await redeem(first.code));
    expect(faultOf(await offers.claim({ pass, person: 'bob' }))).toEqual({
      code: 'limit-today',
      details: { person: false },
    });
  });

  it('are nothing to a claim while there is a day after this one', async () => {
    limited({ usesPerDay: 1, usesPerPersonDay: 1 }, tonight() + DAY);
    good(await redeem((await claim('ann')).code));
    expect((await claim('bob')).state).toBe('claimed');
  });

  it('are one person’s own where the limit is', async () => {
    limited({ usesPerPersonDay: 1 }, tonight());
    good(await redeem((await claim('ann')).code));
    const { pass } = good(await scan((await show()).shortCode, 'ann'));
    expect(faultOf(await offers.claim({ pass, person: 'ann' })).details).toEqual({ person: true });
    expect((await claim('bob')).state).toBe('claimed');
  });
});

describe('where a coupon can be used', () => {
  it('is told to whoever holds it: all stores of its brand, or those that take part', async () => {
    const named = [
      { id: 'lakeside', name: { zh: '湖滨店' } },
      { id: 'hilltop', name: { zh: '山顶店' } },
    ];
    await stop();
    let sold: Record<string, string[]> = {};
    await start({
      stores: () => named,
      brandsAt: (site) => (site === null ? null : (sold[site] ?? null)),
    });
    const everywhere = await claim('ann');
    const where = (coupon: string, person: string) => offers.where({ coupon, person });
    expect(good(await where(everywhere.id, 'ann'))).toEqual({
      everywhere: true,
      stores: [{ zh: '湖滨店' }, { zh: '山顶店' }],
      count: 2,
    });
    expect(faultOf(await where(everywhere.id, 'bob')).code).toBe('coupon-unknown');
    rule = {
      ...rule,
      ...offerCalled('winter', {
        conditions: { sites: ['hilltop', 'far'] },
        validUntil: clock.wall() + DAY,
        validFrom: clock.wall() - DAY,
      }),
    };
    // A store that this house has no name of is counted all the same.
    expect(good(await where((await claim('bob')).id, 'bob'))).toEqual({
      everywhere: false,
      stores: [{ zh: '山顶店' }],
      count: 2,
    });
    // At a hub, which knows them all, those that do not sell the brand are none of them.
    sold = { far: ['nanping'] };
    expect(good(await where((await claim('cid')).id, 'cid')).count).toBe(1);
    sold = { hilltop: ['nanping'], far: ['nanping'] };
    expect(good(await where((await claim('dot')).id, 'dot'))).toMatchObject({
      stores: [],
      count: 0,
    });
  });
});
