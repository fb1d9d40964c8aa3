import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../tracker/kinds.ts';
import { countOf, nobody, passersStep, stayOf, type PassersEvent } from './passers.ts';

const FPS = 5;
const face = (x: number, y = 0.4, size = 0.12): Box => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});

const play = (pictures: readonly (readonly Box[])[], fps = FPS) => {
  let passers = nobody;
  const events: PassersEvent[] = [];
  pictures.forEach((faces, i) => {
    const stepped = passersStep(passers, faces, i / fps);
    passers = stepped.passers;
    events.push(...stepped.events);
  });
  return { events, here: countOf(passers) };
};
const times = (count: number, faces: readonly Box[] = []) =>
  Array.from({ length: count }, () => faces);

describe('passers-by', () => {
  it('are there after three pictures and gone after two seconds', () => {
    expect(play(times(2, [face(0.5)])).here).toBe(0);
    expect(play(times(3, [face(0.5)])).here).toBe(1);
    expect(play([...times(3, [face(0.5)]), ...times(9)]).here).toBe(1);
    expect(play([...times(3, [face(0.5)]), ...times(11)])).toMatchObject({
      here: 0,
      events: [{ kind: 'entered' }, { kind: 'left', stayed: 'glance' }],
    });
  });

  it('that flicker are nobody', () => {
    const flicker = Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? [face(0.3)] : []));
    expect(play(flicker).events).toEqual([]);
  });

  it('turn away for a moment and are still the same', () => {
    const away = [...times(10, [face(0.5)]), ...times(7), ...times(10, [face(0.52)])];
    expect(play(away).events.map(({ kind }) => kind)).toEqual(['entered']);
  });

  it('walk across as one, at the pace of a walk', () => {
    const walk = Array.from({ length: 12 }, (_, i) => [face(0.05 + i * 0.08)]);
    expect(play([...walk, ...times(12)]).events).toMatchObject([
      { kind: 'entered', here: 1 },
      { kind: 'left', here: 0 },
    ]);
  });

  it('are two where two stand side by side, and one when one goes', () => {
    const both = [face(0.3), face(0.6)];
    const { events } = play([...times(20, both), ...times(14, [face(0.3)])]);
    expect(events).toMatchObject([
      { kind: 'entered', here: 1 },
      { kind: 'entered', here: 2 },
      { kind: 'left', here: 1, stayed: 'look' },
    ]);
  });

  it('are told of in four lengths of stay and never finer', () => {
    expect([0.4, 5, 15, 300].map(stayOf)).toEqual(['glance', 'look', 'stop', 'stay']);
  });

  it('never leave more often than they came, whatever is seen', () => {
    const box = fc.record({
      x: fc.double({ min: -1, max: 2 }),
      y: fc.double({ min: -1, max: 2 }),
      width: fc.double({ min: -1, max: 1 }),
      height: fc.double({ min: -1, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(box, { maxLength: 4 }), { maxLength: 80 }), (pictures) => {
        const { events, here } = play([...pictures, ...times(12)]);
        const count = (kind: string) => events.filter((one) => one.kind === kind).length;
        expect(count('left')).toBe(count('entered'));
        expect(here).toBe(0);
        expect(events.every((one) => one.here >= 0)).toBe(true);
      }),
    );
  });
});
