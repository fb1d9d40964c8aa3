import { describe, expect, it } from 'vitest';
import type { Entry } from '../../kernel/experience.ts';
import { GUIDE, initial, transition } from './machine.ts';

const entry = (over: Partial<Entry> = {}): Entry => ({
  held: [],
  sku: null,
  claim: null,
  at: null,
  ...over,
});
const claim = { screen: 's1', visit: 'v1', offer: 'o1', codeTail: '9QX2', at: 5 };

describe('coupon', () => {
  it('shows the code, and the claim the moment a phone makes it', () => {
    const scan = initial(entry());
    expect(scan).toEqual({ step: 'scan' });
    expect(transition(scan, { kind: 'claimed', claim })).toEqual({
      step: 'claimed',
      codeTail: '9QX2',
      at: 5,
    });
  });

  it('comes up claimed when the code on another page was scanned', () => {
    expect(initial(entry({ claim }))).toMatchObject({ step: 'claimed', codeTail: '9QX2' });
  });

  it('guides somebody new although another claim was made in this visit', () => {
    const guide = initial(entry({ claim, at: GUIDE }));
    expect(guide).toEqual({ step: 'guide' });
    expect(transition(guide, { kind: 'to-code' })).toEqual({ step: 'scan' });
    expect(transition(guide, { kind: 'back' })).toBeNull();
  });
});
