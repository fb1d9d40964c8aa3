import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCodes, type FaultCode, type Redemption } from '../../../preload/contract/index.ts';
import {
  ECHO_MS,
  intentFor,
  pendingOf,
  settledCode,
  startTill,
  till,
  waitBefore,
  type Till,
  type TillEvent,
} from './redeem.ts';

const pending = { code: '7K4M9QX2ABCD', intent: 'intent-1' };
const redemption = { id: 'r1', coupon: { code: '7K4M-9QX2-ABCD' } } as Redemption;
const yes: TillEvent = { kind: 'redeemed', intent: 'intent-1', redemption, at: 100 };
const code: TillEvent = { kind: 'code', pending, connected: true, from: 'scanner', at: 0 };
const failedWith = (fault: FaultCode): TillEvent => ({
  kind: 'failed',
  intent: 'intent-1',
  fault: { code: fault },
});
const run = (...events: TillEvent[]): Till => events.reduce(till, startTill(null));

describe('till', () => {
  it('says yes to what the host has redeemed', () => {
    expect(run(code, yes)).toEqual({ kind: 'yes', redemption, since: 100 });
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
      expect(doubt).toMatchObject({ kind: 'unsure', pending, byItself: true });
      expect(till(doubt, { kind: 'retry' })).toMatchObject({
        kind: 'asking',
        pending,
        tries: 1,
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
      from: 'scanner',
      at: 0,
    };
    expect(run(code, other)).toMatchObject({ kind: 'asking', pending, ignored: 'OTHER' });
    expect(run(code, code)).toMatchObject({ kind: 'asking', ignored: null });
    expect(run(code, { kind: 'clear' })).toMatchObject({ kind: 'asking' });
  });

  it('does not believe the answer to another question', () => {
    const late: TillEvent = { ...yes, intent: 'intent-0' };
    expect(run(code, late).kind).toBe('asking');
    expect(run(late).kind).toBe('ready');
    expect(run(code, { ...failedWith('coupon-void'), intent: 'intent-0' } as TillEvent).kind).toBe(
      'asking',
    );
  });

  it('comes back from a reload in doubt, not empty', () => {
    const before = run(code);
    expect(startTill(pendingOf(before))).toMatchObject({ kind: 'unsure', pending, byItself: true });
  });

  it('keeps the intent when the same coupon is scanned again in doubt', () => {
    const doubt = run(code, failedWith('timeout'));
    expect(intentFor(doubt, pending.code, () => 'new')).toBe('intent-1');
    expect(intentFor(doubt, 'OTHER', () => 'new')).toBe('new');
    expect(intentFor(run(), pending.code, () => 'new')).toBe('new');
  });

  it('takes a phone still held to the scanner for the same scan, for a moment', () => {
    const green = run(code, yes);
    const again = (at: number, from: 'scanner' | 'keys' = 'scanner'): TillEvent => ({
      kind: 'code',
      pending: { ...pending, intent: 'intent-2' },
      connected: true,
      from,
      at,
    });
    expect(till(green, again(100 + ECHO_MS - 1))).toBe(green);
    expect(till(green, again(100 + ECHO_MS)).kind).toBe('asking');
    // Fingers that enter it again mean it.
    expect(till(green, again(101, 'keys')).kind).toBe('asking');
    expect(
      till(green, { ...again(101), pending: { code: 'OTHER', intent: 'i2' } } as TillEvent).kind,
    ).toBe('asking');
  });

  it('asks nothing new for a code that is settled', () => {
    expect(settledCode(run(code, yes))).toBe(pending.code);
    expect(settledCode(run(code, failedWith('coupon-void')))).toBe(pending.code);
    expect(settledCode(run(code, failedWith('timeout')))).toBeNull();
    expect(settledCode(run({ ...code, connected: false }))).toBeNull();
  });

  it('waits longer each time it asks by itself, but never long', () => {
    expect([0, 1, 2, 3].map(waitBefore)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(waitBefore(40)).toBe(10_000);
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
        from: fc.constantFrom('scanner' as const, 'keys' as const),
        at: fc.nat(10_000),
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
