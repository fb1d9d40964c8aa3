import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KernelEvent } from '../../kernel/experience.ts';
import { initial, MOST_PANELS, transition, type Event, type State } from './machine.ts';
import { rehearsal } from './rehearsal.ts';

const play = (...events: (Event | KernelEvent)[]): State | null =>
  events.reduce<State | null>((state, event) => state && transition(state, event), initial());

const agreed = { kind: 'agreed', consent: 'c-1' } as const;
const shot = [
  { kind: 'shoot' },
  { kind: 'tick' },
  { kind: 'tick' },
  { kind: 'taken-panel' },
] as const;

it('takes nothing before a yes', () => {
  expect(play(...shot)).toEqual({ step: 'consent' });
  expect(play({ kind: 'declined' })).toBeNull();
});

it('counts three, two, one and then takes the panel, never sooner', () => {
  expect(play(agreed, { kind: 'shoot' })).toMatchObject({ step: 'count', left: 3 });
  expect(play(agreed, { kind: 'shoot' }, { kind: 'taken-panel' })).toMatchObject({ left: 3 });
  expect(play(agreed, ...shot)).toMatchObject({ step: 'ready', lines: [0] });
});

it('has at most four panels and at least one', () => {
  expect(play(agreed, { kind: 'enough' })).toMatchObject({ step: 'ready' });
  expect(play(agreed, ...shot, { kind: 'enough' })).toMatchObject({ step: 'page', lines: [0] });
  const all = Array.from({ length: MOST_PANELS + 2 }, () => shot).flat();
  expect(play(agreed, ...all)).toMatchObject({ step: 'page', lines: [0, 0, 0, 0] });
});

it('goes back to the preview where the camera is lost in a count', () => {
  expect(play(agreed, { kind: 'shoot' }, { kind: 'camera-gone' })).toMatchObject({ step: 'ready' });
});

it('deletes from everywhere, and nothing brings it back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...rehearsal.events)), (events) => {
      const state = play(...events);
      if (!state) return;
      const deleted = transition(state, { kind: 'delete' });
      expect(deleted).toEqual({ step: 'done', how: 'deleted' });
      const later = rehearsal.events.filter(({ kind }) => kind !== 'declined' && kind !== 'again');
      for (const event of later) expect(deleted && transition(deleted, event)).toEqual(deleted);
    }),
  );
});
