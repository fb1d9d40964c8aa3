import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { fieldOfViewFrom, FORGOTTEN_MS, openCameraSetUps } from './camera-set-up.ts';

/** What is between the eyes of a usual face, of the wide side, so far from a lens of this angle. */
const part = (fieldOfView: number, metres: number) =>
  0.063 / (2 * metres * Math.tan((fieldOfView * Math.PI) / 360));
const looks = (one: number | null, count = 10) => Array.from({ length: count }, () => one);

describe('the field of view', () => {
  it('is found again from a face at any line, whoever breathes and sways a little', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 120 }),
        fc.constantFrom(1, 1.5, 2, 2.5),
        fc.array(fc.double({ min: -0.03, max: 0.03, noNaN: true }), {
          minLength: 10,
          maxLength: 10,
        }),
        (angle, metres, sways) => {
          const seen = sways.map((sway) => part(angle, metres) * (1 + sway));
          const found = fieldOfViewFrom(seen, metres);
          const degrees = found.kind === 'measured' ? found.fieldOfView : Number.NaN;
          expect(Math.abs(degrees - angle)).toBeLessThan(4);
        },
      ),
    );
  });

  it('is not told of nobody, nor of somebody who walks', () => {
    expect(fieldOfViewFrom([], 2)).toEqual({ kind: 'nobody' });
    expect(fieldOfViewFrom([...looks(null, 5), ...looks(0.03, 5)], 2)).toEqual({ kind: 'nobody' });
    const walking = Array.from({ length: 10 }, (_, i) => 0.05 + i * 0.005);
    expect(fieldOfViewFrom(walking, 2)).toEqual({ kind: 'unsteady' });
  });

  it('is measured by one look gone wrong as by none', () => {
    expect(fieldOfViewFrom([0.4, ...looks(part(65, 2), 8), 0.01], 2)).toEqual({
      kind: 'measured',
      fieldOfView: 65,
    });
  });
});

describe('a camera that is set up', () => {
  const seen = { found: [{ id: 'a', name: 'Brio' }], open: 'a', eyes: 0.1 };
  const open = () => {
    const clock = manualClock();
    let told = 0;
    const setUps = openCameraSetUps({ clock, changed: () => told++ });
    return { clock, setUps, told: () => told };
  };

  it('waits for its screen, then says what the screen sees, until it ends', () => {
    const { setUps, told } = open();
    setUps.begin('one');
    expect(setUps.of('one')).toMatchObject({ state: 'waiting', seen: { found: [] } });
    setUps.seen('one', seen);
    expect(setUps.of('one')).toEqual({ state: 'shown', seen });
    setUps.end('one');
    expect([setUps.of('one'), setUps.isOpen('one'), told()]).toEqual([null, false, 3]);
  });

  it('hears nothing of a screen that is not set up, and measures nothing there', () => {
    const { setUps, told } = open();
    for (let i = 0; i < 10; i++) setUps.seen('one', seen);
    expect([setUps.of('one'), told()]).toEqual([null, 0]);
    expect(setUps.calibrate('one', 2)).toEqual({ kind: 'nobody' });
  });

  it('is forgotten by nobody: the picture goes by itself', () => {
    const { clock, setUps } = open();
    setUps.begin('one');
    clock.advance(FORGOTTEN_MS - 1);
    setUps.begin('one');
    clock.advance(FORGOTTEN_MS - 1);
    expect(setUps.isOpen('one')).toBe(true);
    clock.advance(1);
    expect(setUps.isOpen('one')).toBe(false);
  });
});
