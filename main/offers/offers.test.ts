import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls, faultCodes, type Fault, type Result } from '../../preload/contract/index.ts';
import { offerCalled } from '../../tests/fakes/offer-rules.ts';
import { offersCounter } from '../../tests/fakes/offers-counter.ts';
import { faultOf, good } from '../../tests/fakes/results.ts';

/** Any UTF-16 at all, halves of surrogate pairs included. */
const anyText = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));

const DAY = 24 * 3600 * 1000;
const MINUTE = 60_000;
const counter = offersCounter();

describe('from the screen to the till', () => {
  it('shows, opens, claims, redeems and takes back, each answer in the contract', async () => {
    const ticket = calls['offers.ticket'].output.parse(await counter.show());
    expect(ticket.url).toBe(`HTTP://192.168.1.20:8080/C/${ticket.shortCode.replaceAll(' ', '')}`);
    const opened = calls['offers.open'].output.parse(good(await counter.scan(ticket.shortCode)));
    expect(opened).toMatchObject({ coupon: null, left: null, brand: { id: 'hebai' } });
    const coupon = good(await counter.offers.claim({ pass: opened.pass, person: 'ann' }));
    expect(calls['offers.claim'].output.parse(coupon)).toMatchObject({ state: 'claimed' });
    expect(coupon.code).toMatch(/^(\w{4}) (\w{4}) (\w{4})$/);

    const redemption = good(await counter.redeem(coupon.code.toLowerCase()));
    expect(calls['offers.redeem'].output.parse(redemption)).toMatchObject({
      where: '湖滨店 · Till 3',
      by: 'Mei',
      reversed: null,
      coupon: { state: 'redeemed', redeemedWhere: '湖滨店 · Till 3' },
    });
    expect(faultOf(await counter.redeem(coupon.code, 'intent-09', 'Till 4'))).toEqual({
      code: 'coupon-redeemed',
      details: { at: redemption.at, where: '湖滨店 · Till 3', by: 'Mei' },
    });

    const reversed = good(await counter.undo(redemption.id));
    expect(calls['offers.undo'].output.parse(reversed)).toMatchObject({
      id: redemption.id,
      reversed: { by: 'Lan', reason: 'wrong basket' },
      coupon: { state: 'claimed', redeemedAt: null },
    });
    expect(faultOf(await counter.undo(redemption.id, 'intent-10')).code).toBe(
      'redemption-reversed',
    );
    expect(good(await counter.redeem(coupon.code, 'intent-11')).id).not.toBe(redemption.id);
  });

  it('keeps a claim over a restart: the same pass is answered with the same coupon', async () => {
    const { pass } = good(await counter.scan((await counter.show()).shortCode));
    const coupon = good(await counter.offers.claim({ pass, person: 'ann' }));
    await counter.stop();
    await counter.start();
    expect(good(await counter.offers.claim({ pass, person: 'ann' }))).toEqual(coupon);
    expect(good(await counter.offers.wallet({ person: 'ann' })).coupons).toEqual([coupon]);
    expect(good(await counter.offers.wallet({ person: 'bob' })).coupons).toEqual([]);
  });

  it('tells a phone that comes again what it holds, and claims no second one', async () => {
    const coupon = await counter.claim();
    const again = good(await counter.scan((await counter.show()).shortCode));
    expect(again.coupon).toEqual(coupon);
    expect(good(await counter.offers.claim({ pass: again.pass, person: 'ann' })).id).toBe(
      coupon.id,
    );
    await counter.redeem(coupon.code);
    const used = good(await counter.scan((await counter.show()).shortCode));
    expect(used.coupon?.state).toBe('redeemed');
    expect(faultOf(await counter.offers.claim({ pass: used.pass, person: 'ann' })).code).toBe(
      'already-claimed',
    );
  });

  it('gives as many per person as the counter.rule says', async () => {
    counter.rule = { ...counter.rule, perPerson: 2 };
    const [first, second, third] = [
      await counter.claim(),
      await counter.claim(),
      await counter.claim(),
    ];
    expect(second.id).not.toBe(first.id);
    expect(third.id).toBe(second.id);
  });

  it('shows a coupon as expired when its time is over, and refuses it at the till', async () => {
    const coupon = await counter.claim();
    counter.clock.advance(DAY + 1);
    expect(good(await counter.offers.wallet({ person: 'ann' })).coupons[0]?.state).toBe('expired');
    expect(faultOf(await counter.redeem(coupon.code))).toEqual({
      code: 'coupon-expired',
      details: { validUntil: counter.rule.validUntil },
    });
  });
});

describe('what is refused, and how', () => {
  it('shows no code where it would lead nowhere', async () => {
    const ticket = (more: object) =>
      counter.offers.ticket({ screen: 'entrance', visit: 'visit-1', offer: 'winter', ...more });
    expect(faultOf(await ticket({ offer: 'summer' })).code).toBe('offer-unknown');
    expect(faultOf(await ticket({ visit: 'visit-0' })).code).toBe('not-allowed');
    expect(faultOf(await ticket({ screen: 'hall' })).code).toBe('not-allowed');
    counter.address = null;
    expect(faultOf(await ticket({})).code).toBe('handoff-unavailable');
    counter.address = 'http://10.0.0.2';
    counter.rule = { ...counter.rule, stock: 0 };
    expect(faultOf(await ticket({})).code).toBe('offer-sold-out');
    counter.rule = { ...counter.rule, validUntil: counter.clock.wall() - 1 };
    expect(faultOf(await ticket({})).code).toBe('offer-ended');
    counter.rule = {
      ...counter.rule,
      validFrom: counter.clock.wall() + 1,
      validUntil: counter.clock.wall() + DAY,
    };
    expect(faultOf(await ticket({})).code).toBe('offer-not-started');
  });

  it('knows a screenshot from a code it never made', async () => {
    const { shortCode } = await counter.show();
    counter.clock.advance(MINUTE);
    expect(faultOf(await counter.scan(shortCode)).code).toBe('code-expired');
    expect(faultOf(await counter.scan(`${shortCode.slice(0, -1)}*`)).code).toBe('code-malformed');
    const other = shortCode.endsWith('0') ? '1' : '0';
    expect(faultOf(await counter.scan(shortCode.slice(0, -1) + other)).code).toBe('code-unknown');
  });

  it('lets five people in per slot, and the same one as often as she likes', async () => {
    const { shortCode, refreshInMs } = await counter.show();
    for (const person of ['a', 'b', 'c', 'd', 'e', 'a'])
      good(await counter.scan(shortCode, person));
    expect(faultOf(await counter.scan(shortCode, 'f'))).toEqual({
      code: 'slot-full',
      details: { retryInMs: refreshInMs },
    });
    counter.clock.advance(refreshInMs);
    good(await counter.scan((await counter.show()).shortCode, 'f'));
  });

  it('slows who guesses, but nobody who came with a good code from the same address', async () => {
    const { shortCode } = await counter.show();
    good(await counter.scan(shortCode, 'ann'));
    let guesses = 0;
    let slowed: Fault | undefined;
    while (!slowed && guesses < 100) {
      const refused = faultOf(await counter.scan('0000000Z', `guesser-${guesses++}`));
      if (refused.code === 'too-many-requests') slowed = refused;
    }
    expect(guesses).toBe(21);
    expect(slowed?.details?.['retryInMs']).toBeLessThanOrEqual(1_000);
    good(await counter.scan(shortCode, 'ann'));
    good(await counter.scan(shortCode, 'bob', '10.0.0.2'));
    counter.clock.advance(1_000);
    good(await counter.scan(shortCode, 'cat'));
  });

  it('binds a pass to its person and ten minutes', async () => {
    const { pass, expiresInMs } = good(await counter.scan((await counter.show()).shortCode));
    const tried = async (text: string, person = 'ann') =>
      faultOf(await counter.offers.claim({ pass: text, person })).code;
    expect(await tried(pass, 'bob')).toBe('not-allowed');
    expect(await tried(`${pass}A`)).toBe('bad-input');
    expect(await tried(pass.replace(/^./, (first) => (first === 'W' ? 'X' : 'W')))).toBe(
      'bad-input',
    );
    expect(await tried(pass.split('.')[0] ?? '')).toBe('bad-input');
    counter.clock.advance(expiresInMs + 1);
    expect(await tried(pass)).toBe('pass-expired');
  });

  it('wants a whole code, an intent, a till and a reason', async () => {
    const { code } = await counter.claim();
    expect(faultOf(await counter.redeem(code.slice(1))).code).toBe('code-malformed');
    expect(faultOf(await counter.redeem('0'.repeat(12), 'intent-06')).code).toBe('coupon-unknown');
    expect(faultOf(await counter.redeem(code, 'short'))).toMatchObject({
      details: { field: 'intent' },
    });
    expect(faultOf(await counter.redeem(code, 'intent-07', ' \0 '))).toMatchObject({
      details: { field: 'till' },
    });
    const { id } = good(await counter.redeem(code));
    expect(faultOf(await counter.undo(id, 'intent-08', ' \n ')).code).toBe('reason-missing');
    expect(faultOf(await counter.undo('nobody.1', 'intent-03')).code).toBe('redemption-unknown');
    expect(faultOf(await counter.undo('nobody', 'intent-04')).code).toBe('redemption-unknown');
  });

  it('keeps what was typed as text that every database agrees on', async () => {
    const { code } = await counter.claim();
    const { id, where } = good(await counter.redeem(code, 'intent-01', ' Till\u0000\n3 \ud800'));
    expect(where).toBe('湖滨店 · Till 3 \ufffd');
    const undone = good(await counter.undo(id, 'intent-02', '\udfff😀'));
    expect(undone.reversed?.reason).toBe('\ufffd😀');
    expect((await counter.ledger.verifyChain()).faults).toEqual([]);
  });

  it('answers anything at all with a closed fault, and writes nothing it could not read back', async () => {
    const { code } = await counter.claim();
    const { id } = good(await counter.redeem(code));
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
            await counter.offers.ticket({ screen: text, visit: text, offer: text }),
            await counter.offers.open({ code, person, client: text }),
            await counter.offers.open({ code: text, person, client: text }),
            await counter.offers.claim({ pass: text, person }),
            await counter.offers.wallet({ person }),
            await counter.offers.redeem({ code, intent, till: text, by: text }),
            await counter.offers.undo({ redemption, intent, reason: text, by: text }),
          ];
          const refusals = results.flatMap((result) => (result.ok ? [] : [result.fault.code]));
          expect(faultCodes).toEqual(expect.arrayContaining(refusals));
        },
      ),
      { numRuns: 150 },
    );
    expect((await counter.ledger.verifyChain()).faults).toEqual([]);
  }, 30_000);
});

describe('one attempt, asked again', () => {
  it('is answered as it was, though what the phone showed is too old by now and the hour is over', async () => {
    const coupon = await counter.claim();
    const yes = good(await counter.redeem(coupon.code));
    counter.rule = { ...counter.rule, validUntil: counter.clock.wall() - 1 };
    counter.clock.advance(2 * DAY);
    expect(good(await counter.redeem(coupon.code))).toMatchObject({ id: yes.id, saved: yes.saved });
  });

  it('is a no once somebody has undone it: goods go out for it no more', async () => {
    const coupon = await counter.claim();
    const { id } = good(await counter.redeem(coupon.code));
    good(await counter.undo(id));
    expect(faultOf(await counter.redeem(coupon.code)).code).toBe('redemption-reversed');
    good(await counter.redeem(coupon.code, 'intent-03'));
  });

  it('stays a no where its right was elsewhere when it was first asked', async () => {
    const coupon = await counter.claim();
    const at = counter.clock.wall();
    const about = { at, coupon: coupon.id, node: 'hebai/lakeside/front@e:1', by: 'hub' } as const;
    await counter.ledger.applyBatch([{ kind: 'delegate', intent: 'lend-1', ...about }]);
    expect(faultOf(await counter.redeem(coupon.code)).code).toBe('coupon-elsewhere');
    await counter.ledger.applyBatch([{ kind: 'return', intent: 'back-1', ...about }]);
    expect(faultOf(await counter.redeem(coupon.code)).code).toBe('coupon-elsewhere');
    good(await counter.redeem(coupon.code, 'intent-03'));
  });
});

describe('uses by the day, when a coupon is claimed', () => {
  const limited = (conditions: object, validUntil: number) => {
    counter.rule = {
      ...counter.rule,
      perPerson: 3,
      ...offerCalled('winter', { conditions, validFrom: counter.clock.wall() - DAY, validUntil }),
    };
  };
  /** The end of the day it is now, by the clock of this machine. */
  const tonight = () => new Date(counter.clock.wall()).setHours(23, 59, 59, 0);

  it('are looked at on the last day: nobody is given what no day is left for', async () => {
    limited({ usesPerDay: 1 }, tonight());
    const first = await counter.claim('ann');
    const pass = good(await counter.scan((await counter.show()).shortCode, 'bob')).pass;
    good(await counter.redeem(first.code));
    expect(faultOf(await counter.offers.claim({ pass, person: 'bob' }))).toEqual({
      code: 'limit-today',
      details: { person: false },
    });
  });

  it('are nothing to a claim while there is a day after this one', async () => {
    limited({ usesPerDay: 1, usesPerPersonDay: 1 }, tonight() + DAY);
    good(await counter.redeem((await counter.claim('ann')).code));
    expect((await counter.claim('bob')).state).toBe('claimed');
  });

  it('are one person’s own where the limit is', async () => {
    limited({ usesPerPersonDay: 1 }, tonight());
    good(await counter.redeem((await counter.claim('ann')).code));
    const { pass } = good(await counter.scan((await counter.show()).shortCode, 'ann'));
    expect(faultOf(await counter.offers.claim({ pass, person: 'ann' })).details).toEqual({
      person: true,
    });
    expect((await counter.claim('bob')).state).toBe('claimed');
  });
});
