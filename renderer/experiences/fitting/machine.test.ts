import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KernelEvent } from '../../kernel/experience.ts';
import { initial, MOST_LOOKS, transition, type Event, type State } from './machine.ts';
import { rehearsal } from './rehearsal.ts';

const begin = initial({ held: [], sku: 'COAT', claim: null, at: null });
const play = (...events: (Event | KernelEvent)[]): State | null =>
  events.reduce<State | null>((state, event) => state && transition(state, event), begin);

const agreed = { kind: 'agreed', consent: 'c-1' } as const;
const taken = [{ kind: 'freeze' }, { kind: 'tick' }, { kind: 'tick' }, { kind: 'frozen' }] as const;
const more = { kind: 'more' } as const;

it('opens no camera before a yes, and a no still shows the garments', () => {
  expect(play(...taken)).toMatchObject({ step: 'consent' });
  expect(play({ kind: 'declined' })).toEqual({
    step: 'plain',
    wish: { sku: 'COAT', outfit: null },
  });
});

it('counts three, two, one before it takes a look, never sooner', () => {
  expect(play(agreed, { kind: 'freeze' }, { kind: 'frozen' })).toMatchObject({
    step: 'count',
    left: 3,
  });
  expect(play(agreed, ...taken)).toMatchObject({ step: 'look', looks: 1 });
  expect(play(agreed, { kind: 'freeze' }, { kind: 'gone' })).toMatchObject({ step: 'mirror' });
});

it('compares two looks to four', () => {
  expect(play(agreed, ...taken, { kind: 'compare' })).toMatchObject({ step: 'look' });
  expect(play(agreed, ...taken, more, ...taken, { kind: 'compare' })).toMatchObject({
    step: 'compare',
    looks: 2,
  });
  const all = Array.from({ length: MOST_LOOKS + 2 }, () => [...taken, more]).flat();
  expect(play(agreed, ...all)).toMatchObject({ step: 'mirror', looks: MOST_LOOKS });
});

it('never says that there are looks which are not there', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...rehearsal.events)), (events) => {
      const state = play(...events);
      if (!state || !('looks' in state)) return;
      const least = { mirror: 0, count: 0, look: 1, sending: 1, code: 1, compare: 2 }[state.step];
      expect(state.looks).toBeGreaterThanOrEqual(least);
      expect(state.looks).toBeLessThanOrEqual(MOST_LOOKS);
    }),
  );
});

it('takes back what waits for a phone when the shopper goes back', () => {
  const code = play(agreed, ...taken, { kind: 'keep' }, { kind: 'sent' });
  expect(code).toMatchObject({ step: 'code' });
  expect(code && transition(code, { kind: 'back' })).toMatchObject({
    step: 'told',
    how: 'deleted',
  });
});
