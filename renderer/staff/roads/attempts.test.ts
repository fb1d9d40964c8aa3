import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCodes, type Fault } from '../../../preload/contract/index.ts';
import { askedOn, asksOn, heardBy, leavesDoubt, type Road, type Unanswered } from './attempts.ts';

const no: Fault = { code: 'coupon-redeemed' };
const silence: Fault = { code: 'timeout' };

describe('an attempt on two roads', () => {
  it('is over with the first yes, whoever else was asked', () => {
    expect(heardBy(['kiosk', 'hub'], 'hub', null)).toEqual({ verdict: 'yes', unanswered: [] });
  });

  it('is in doubt for as long as somebody who was asked has not answered', () => {
    const asked = heardBy([], 'kiosk', silence).unanswered;
    expect(asked).toEqual(['kiosk']);
    expect(heardBy(asked, 'hub', no)).toEqual({ verdict: 'doubt', unanswered: ['kiosk'] });
    expect(heardBy(asked, 'kiosk', no)).toEqual({ verdict: 'no', unanswered: [] });
  });

  it('is not decided by a code that was too old to look: it may have been redeemed while it was fresh', () => {
    const old: Fault = { code: 'live-code-old' };
    expect(heardBy(['hub'], 'hub', old).verdict).toBe('doubt');
    expect(heardBy([], 'hub', old).verdict).toBe('no');
  });

  it('goes on to the hub with what the kiosk has not got, and to whoever owes an answer', () => {
    expect(asksOn([], 'hub', { code: 'coupon-unknown' })).toBe(true);
    expect(asksOn([], 'hub', { code: 'risk-budget-spent' })).toBe(true);
    expect(asksOn([], 'hub', no)).toBe(false);
    expect(asksOn(['hub'], 'hub', no)).toBe(true);
    expect(asksOn([], 'kiosk', { code: 'coupon-unknown' })).toBe(false);
  });

  it('never says no while a road that was asked is silent', () => {
    const roads = fc.constantFrom<Road>('kiosk', 'hub');
    const step = fc.record({ road: roads, code: fc.constantFrom(...faultCodes) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let unanswered: Unanswered = [];
        const owed = new Set<Road>();
        for (const { road, code } of steps) {
          const heard = heardBy(unanswered, road, { code });
          if (leavesDoubt({ code })) owed.add(road);
          else if (!/^(?:proof-needed|live-code-old|certificate-elsewhere|not-allowed)$/.test(code))
            owed.delete(road);
          unanswered = heard.unanswered;
          expect(new Set(unanswered)).toEqual(owed);
          expect(heard.verdict).toBe(owed.size > 0 ? 'doubt' : 'no');
          expect(askedOn(unanswered, road)).toContain(road);
        }
      }),
    );
  });
});
