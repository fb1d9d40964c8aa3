import { expect, it } from 'vitest';
import type { KernelEvent } from '../../kernel/experience.ts';
import { initial, transition, type Event, type State } from './machine.ts';

const begin = initial({ sku: null });
const play = (from: State, ...events: (Event | KernelEvent)[]): State | null =>
  events.reduce<State | null>((state, event) => state && transition(state, event), from);
const wear = { kind: 'wear', wearing: { lips: { sku: 'LIP', shade: '304' } } } as const;
const agreed = { kind: 'agreed', consent: 'c-1' } as const;

it('wears nothing before the camera was answered for', () => {
  expect(play(begin, wear)).toEqual(begin);
});

it('leads to the swatches where no camera is wanted, never out', () => {
  expect(play(begin, { kind: 'declined' })).toMatchObject({ step: 'swatches' });
  expect(play(begin, agreed, { kind: 'declined' })).toMatchObject({ step: 'swatches' });
});

it('keeps what is worn between mirror and swatches, and through another question', () => {
  const worn = play(begin, agreed, wear, { kind: 'declined' }, { kind: 'ask' }, agreed);
  expect(worn).toMatchObject({ step: 'mirror', wearing: wear.wearing });
});

it('closes what lies over the page before it leaves', () => {
  const finding = play(begin, agreed, { kind: 'find' });
  expect(finding).toMatchObject({ step: 'mirror', finding: true });
  expect(play(begin, agreed, { kind: 'find' }, { kind: 'back' })).toMatchObject({ finding: false });
  expect(play(begin, agreed, { kind: 'back' })).toBeNull();
});
