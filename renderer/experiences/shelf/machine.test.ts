import { describe, expect, it } from 'vitest';
import { initial, transition, type Event, type State } from './machine.ts';
import type { KernelEvent } from '../../kernel/experience.ts';

const after = (...events: readonly (Event | KernelEvent)[]): State | null =>
  events.reduce<State | null>((state, event) => state && transition(state, event), initial());

describe('the shelf', () => {
  it('stays where it is when the camera is asked for, refused, allowed and let go', () => {
    const there: Event = { kind: 'at', at: 7 };
    for (const way of [
      [{ kind: 'ask' }, { kind: 'touch-only' }],
      [{ kind: 'ask' }, { kind: 'agreed', consent: 'c' }],
      [{ kind: 'ask' }, { kind: 'agreed', consent: 'c' }, { kind: 'touch-only' }],
    ] as const)
      expect(after(there, ...way)?.rail.at).toBe(7);
  });

  it('begins anew with other things on it, and does not with the same', () => {
    const read = [
      { kind: 'read', page: 0, next: 'b' },
      { kind: 'at', at: 14 },
    ] as const;
    expect(after(...read, { kind: 'rail', to: 'bag' })?.rail).toEqual({
      kind: 'bag',
      at: 0,
      trail: [],
    });
    expect(after(...read, { kind: 'rail', to: null })?.rail).toEqual({
      kind: null,
      at: 14,
      trail: ['b'],
    });
  });

  it('remembers where pages begin once each, in order', () => {
    const rail = after(
      { kind: 'read', page: 1, next: 'too soon' },
      { kind: 'read', page: 0, next: 'b' },
      { kind: 'read', page: 0, next: 'again' },
      { kind: 'read', page: 1, next: 'c' },
    )?.rail;
    expect(rail?.trail).toEqual(['b', 'c']);
  });

  it('never goes before its first', () => {
    expect(after({ kind: 'at', at: -3 })?.rail.at).toBe(0);
  });

  it('asks before hands count, and a yes without a question is none', () => {
    expect(after({ kind: 'agreed', consent: 'c' })?.step).toBe('touch');
    expect(after({ kind: 'ask' }, { kind: 'agreed', consent: 'c' })).toMatchObject({
      step: 'hands',
      consent: 'c',
    });
  });

  it('goes back from the question to the shelf, and from the shelf to what was before', () => {
    expect(after({ kind: 'ask' }, { kind: 'back' })?.step).toBe('touch');
    expect(after({ kind: 'back' })).toBeNull();
  });

  it('ticks off what was learned in the order it is taught', () => {
    const state = after(
      { kind: 'ask' },
      { kind: 'agreed', consent: 'c' },
      { kind: 'learned', lesson: 'grab' },
      { kind: 'learned', lesson: 'swipe' },
      { kind: 'learned', lesson: 'swipe' },
    );
    expect(state).toMatchObject({ learned: ['swipe', 'grab'] });
  });
});
