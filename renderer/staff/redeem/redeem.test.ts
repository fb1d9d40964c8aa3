import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCodes, type FaultCode, type Redemption } from '../../../preload/contract/index.ts';
import { intentFor, pendingOf, startTill, till, type Till, type TillEvent } from './redeem.ts';

const pending = { code: '7K4M9QX2ABCD', intent: 'intent-1' };
const redemption = { id: 'r1' } as Redemption;
const code: TillEvent = { kind: 'code', pending, connected: true };
const failedWith = (fault: FaultCode): TillEvent => ({
  kind: 'failed',
  intent: 'intent-1',
  fault: { code: fault },
});
const run = (...events: TillEvent[]): Till => events.reduce(till, startTill(null));

describe('till', () => {
  it('says yes to what the host has redeemed', () => {
    expect(run(code, { kind: 'redeemed', intent: 'intent-1', redemption })).toEqual({
      kind: 'yes',
      redemption,
    });
  });

  it('says no with the reason', () => {
    expect(run(code, failedWith('coupon-redeemed'))).toEqual({
      kind: 'no',
      code: pending.code,
      fault: { code: 'coupon-redeemed' },
    });
  });

  it('is sure of nothing without an answer, and asks again with the same intent', () => {
    for (const fault of ['timeout', 'offline', 'aborted'] as const) {
      const doubt = run(code, failedWith(fault));
      expect(doubt).toEqual({ kind: 'unsure', pending, byItself: true });
      expect(till(doubt, { kind: 'retry' })).toMatchObject({
        kind: 'asking',
        pending,
        again: true,
      });
    }
    expect(run(code, failedWith('crashed'))).toMatchObject({ kind: 'unsure', byItself: false });
  });

  it('sends nothing while offline, and says that nothing was redeemed', () => {
    expect(run({ ...code, connected: false })).toEqual({ kind: 'unsent', code: pending.code });
  });

  it('takes no second coupon while the first is being asked, and says so', () => {
    const other: TillEvent = {
      kind: 'code',
      pending: { code: 'OTHER', intent: 'i2' },
      connected: true,
    };
    expect(run(code, other)).toMatchObject({ kind: 'asking', pending, ignored: 'OTHER' });
    expect(run(code, code)).toMatchObject({ kind: 'asking', ignored: null });
    expect(run(code, { kind: 'clear' })).toMatchObject({ kind: 'asking' });
  });

  it('does not believe the answer to another question', () => {
    const late: TillEvent = { kind: 'redeemed', intent: 'intent-0', redemption };
    expect(run(code, late).kind).toBe('asking');
    expect(run(late).kind).toBe('ready');
    expect(run(code, { ...failedWith('coupon-void'), intent: 'intent-0' } as TillEvent).kind).toBe(
      'asking',
    );
  });

  it('comes back from a reload in doubt, not empty', () => {
    const before = run(code);
    expect(startTill(pendingOf(before))).toEqual({ kind: 'unsure', pending, byItself: true });
  });

  it('keeps the intent when the same coupon is scanned again in doubt', () => {
    const doubt = run(code, failedWith('timeout'));
    expect(intentFor(doubt, pending.code, () => 'new')).toBe('intent-1');
    expect(intentFor(doubt, 'OTHER', () => 'new')).toBe('new');
    expect(intentFor(run(), pending.code, () => 'new')).toBe('new');
  });

  it('never says yes without the host’s word, whatever happens in whatever order', () => {
    const event: fc.Arbitrary<TillEvent> = fc.oneof(
      fc.record({
        kind: fc.constant('code' as const),
        pending: fc.record({
          code: fc.constantFrom('A', 'B'),
          intent: fc.constantFrom('i1', 'i2', 'i3'),
        }),
        connected: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('failed' as const),
        intent: fc.constantFrom('i1', 'i2', 'i3'),
        fault: fc.record({ code: fc.constantFrom(...faultCodes) }),
      }),
      fc.constant({ kind: 'retry' as const }),
      fc.constant({ kind: 'clear' as const }),
      fc.constant({ kind: 'unclear' as const, why: 'mixed' as const, text: 'x' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state: Till = startTill(null);
        for (const one of events) {
          const next = till(state, one);
          expect(next.kind).not.toBe('yes');
          // In doubt only about what was sent.
          const doubts = next.kind === 'unsure' && state.kind !== 'unsure';
          expect(doubts && state.kind !== 'asking').toBe(false);
          state = next;
        }
      }),
    );
  });
});
