import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraOff, cameraStep, type CameraEvent } from './camera-state.ts';

const play = (...events: readonly CameraEvent[]) =>
  events.reduce((core, event) => cameraStep(core, event), cameraOff).state;

const start = { kind: 'start' } as const;
const opened = { kind: 'opened' } as const;
const ended = { kind: 'ended' } as const;
const plugged = { kind: 'devices', present: true } as const;
const pulled = { kind: 'devices', present: false } as const;
const failed = (why: 'no-camera' | 'permission' | 'in-use') => ({ kind: 'failed', why }) as const;
const turn = (allowed: boolean) => ({ kind: 'switch', allowed }) as const;
const stop = { kind: 'stop' } as const;

describe('a camera', () => {
  it('is off until a tap, and shows once it is open', () => {
    expect(play(plugged, opened, ended)).toEqual({ kind: 'off' });
    expect(play(start)).toEqual({ kind: 'starting' });
    expect(play(start, opened)).toEqual({ kind: 'previewing' });
    expect(play(start, opened, stop)).toEqual({ kind: 'off' });
  });

  it('is lost when pulled and comes back when plugged in, also where the first try is too early', () => {
    expect(play(start, opened, ended, pulled)).toEqual({ kind: 'lost' });
    expect(play(start, opened, ended, plugged)).toEqual({ kind: 'starting' });
    expect(play(start, opened, ended, plugged, failed('in-use'))).toEqual({ kind: 'lost' });
    expect(play(start, opened, ended, plugged, failed('no-camera'), plugged, opened)).toEqual({
      kind: 'previewing',
    });
  });

  it('says why it may not be opened', () => {
    for (const why of ['no-camera', 'permission', 'in-use'] as const)
      expect(play(start, failed(why))).toEqual({ kind: 'refused', why });
    expect(play(start, failed('permission'), plugged)).toEqual({
      kind: 'refused',
      why: 'permission',
    });
    expect(play(start, failed('no-camera'), plugged)).toEqual({ kind: 'starting' });
    expect(play(start, failed('in-use'), start)).toEqual({ kind: 'starting' });
  });

  it('goes dark with the privacy switch, and waits for a tap when it is turned on again', () => {
    expect(play(turn(false))).toEqual({ kind: 'off' });
    expect(play(turn(false), start)).toEqual({ kind: 'refused', why: 'privacy-switch' });
    expect(play(start, opened, turn(false))).toEqual({ kind: 'refused', why: 'privacy-switch' });
    expect(play(start, opened, turn(false), turn(true))).toEqual({ kind: 'off' });
    expect(play(start, opened, turn(false), turn(true), start)).toEqual({ kind: 'starting' });
  });

  it('never looks against the switch, nor without a tap since the last stop, whatever happens', () => {
    const event = fc.constantFrom<CameraEvent>(
      start,
      opened,
      ended,
      plugged,
      pulled,
      failed('no-camera'),
      failed('in-use'),
      failed('permission'),
      turn(true),
      turn(false),
      stop,
    );
    const against = (events: readonly CameraEvent[]): boolean => {
      let core = cameraOff;
      let asked = false;
      return events.some((one) => {
        if (one.kind === 'start') asked = true;
        if (one.kind === 'stop' || (one.kind === 'switch' && !one.allowed)) asked = false;
        core = cameraStep(core, one);
        const looking = core.state.kind === 'starting' || core.state.kind === 'previewing';
        return looking && !(core.allowed && asked);
      });
    };
    const found = fc.check(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => !against(events)),
    );
    expect(found.counterexample).toBeNull();
  });
});
