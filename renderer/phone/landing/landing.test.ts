import { describe, expect, it } from 'vitest';
import type { Coupon, FaultCode, Offer } from '../../../preload/contract/index.ts';
import { arriving, landing, type Landing, type LandingEvent, type Opened } from './landing.ts';

const offer: Offer = {
  id: 'winter',
  brand: 'hebai',
  kind: 'fixed',
  title: { zh: '券' },
  terms: { zh: '规则' },
  value: 10_000,
  threshold: 0,
  validFrom: 0,
  validUntil: 1,
};
const coupon: Coupon = {
  id: 'c1',
  code: '7K4M9QX2ABCD',
  offer,
  state: 'claimed',
  claimedAt: 0,
  redeemedAt: null,
  redeemedWhere: null,
};
const opened: Opened = {
  pass: 'p',
  offer,
  brand: { id: 'hebai', name: { zh: '鹤白' } },
  left: null,
  coupon: null,
  expiresInMs: 1,
};
const failedWith = (code: FaultCode): LandingEvent => ({ kind: 'failed', fault: { code } });
const run = (...events: LandingEvent[]): Landing => events.reduce(landing, arriving);

describe('landing', () => {
  it('goes from the code to the coupon in one tap', () => {
    expect(run({ kind: 'opened', opened }, { kind: 'claim' }, { kind: 'claimed', coupon })).toEqual(
      { kind: 'held', coupon, how: 'claimed' },
    );
  });

  it('shows the coupon at once to somebody who has it', () => {
    expect(run({ kind: 'opened', opened: { ...opened, coupon } })).toEqual({
      kind: 'held',
      coupon,
      how: 'already',
    });
  });

  it('does not claim twice on two taps', () => {
    const once = run({ kind: 'opened', opened }, { kind: 'claim' });
    expect(landing(once, { kind: 'claim' })).toBe(once);
  });

  it('keeps the ticket when only the line failed, so that the same pass can be tried again', () => {
    for (const code of ['timeout', 'offline', 'too-many-requests', 'crashed'] as const) {
      const after = run({ kind: 'opened', opened }, { kind: 'claim' }, failedWith(code));
      expect(after).toEqual({ kind: 'ticket', opened, fault: { code } });
      expect(landing(after, { kind: 'claim' }).kind).toBe('claiming');
    }
  });

  it('keeps the ticket for another number where the member has one already', () => {
    const asked = { ...opened, personBy: 'member' as const };
    const member = { number: '8061', consent: { wording: 'w', language: 'zh' } };
    const claiming = run({ kind: 'opened', opened: asked }, { kind: 'claim', member });
    expect(claiming).toEqual({ kind: 'claiming', opened: asked, member });
    for (const code of ['member-holds', 'member-needed'] as const)
      expect(landing(claiming, failedWith(code))).toEqual({
        kind: 'ticket',
        opened: asked,
        fault: { code },
      });
    // Another member's coupon on the same phone is not this one.
    expect(landing(claiming, { kind: 'wallet', coupons: [coupon] })).toBe(claiming);
  });

  it('asks for a fresh code when the ticket is dead', () => {
    for (const code of ['pass-expired', 'offer-sold-out', 'offer-ended', 'slot-full'] as const) {
      const after = run({ kind: 'opened', opened }, { kind: 'claim' }, failedWith(code));
      expect(after).toEqual({ kind: 'refused', fault: { code }, attempt: 0 });
    }
  });

  it('learns from the wallet that a claim without an answer went through', () => {
    const lost = run({ kind: 'opened', opened }, { kind: 'claim' }, failedWith('timeout'));
    expect(landing(lost, { kind: 'wallet', coupons: [coupon] })).toEqual({
      kind: 'held',
      coupon,
      how: 'claimed',
    });
  });

  it('takes neither another offer’s coupon nor a used one for this one', () => {
    const ticket = run({ kind: 'opened', opened });
    const other = { ...coupon, offer: { ...offer, id: 'other' } };
    const used = { ...coupon, state: 'redeemed' as const };
    expect(landing(ticket, { kind: 'wallet', coupons: [other, used] })).toBe(ticket);
  });

  it('tries again with a new attempt, and not while it is trying', () => {
    const refused = run(failedWith('offline'));
    const again = landing(refused, { kind: 'retry' });
    expect(again).toEqual({ kind: 'opening', attempt: 1 });
    expect(landing(again, { kind: 'retry' })).toBe(again);
  });

  it('does not listen to answers that come too late', () => {
    const refused = run(failedWith('code-expired'));
    expect(landing(refused, { kind: 'opened', opened })).toBe(refused);
    expect(landing(refused, { kind: 'claimed', coupon })).toBe(refused);
  });
});
