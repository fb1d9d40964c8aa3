import {
  EYES_M,
  type CallOutput,
  type CameraSeen,
  type CameraStanding,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';

/** Nobody leaves a live picture standing on a public screen: it goes after so long without a hand on the page. */
export const FORGOTTEN_MS = 10 * 60_000;
/** Looks that a measurement is made of; they come twice a second. */
const LOOKS = 10;
const ENOUGH = 6;
/** Of the middle one, between the second and the last but one: whoever moves more is not standing on a line. */
const STEADY = 0.12;

export type Calibration = CallOutput<'cameras.calibrate'>;

/**
 * Pure: the angle of the wide side under which eyes of usual distance, so far away, take up this part of it. Eyes differ by
 * some six parts in a hundred, and so may the angle.
 */
export const fieldOfViewFrom = (looks: readonly (number | null)[], metres: number): Calibration => {
  const eyes = looks.flatMap((one) => one ?? []).toSorted((a, b) => a - b);
  if (eyes.length < ENOUGH) return { kind: 'nobody' };
  const middle = eyes[eyes.length >> 1] ?? 0;
  const spread = (eyes.at(-2) ?? 0) - (eyes[1] ?? 0);
  if (spread > STEADY * middle) return { kind: 'unsteady' };
  const degrees = (360 / Math.PI) * Math.atan(EYES_M / (2 * metres * middle));
  return { kind: 'measured', fieldOfView: Math.round(Math.min(170, Math.max(20, degrees))) };
};

type Running = { seen: CameraSeen | null; looks: (number | null)[]; forget(): void };
const NOTHING_SEEN: CameraSeen = { found: [], open: null, eyes: null };

export type CameraSetUps = {
  begin(screen: string): void;
  end(screen: string): void;
  isOpen(screen: string): boolean;
  seen(screen: string, seen: CameraSeen): void;
  of(screen: string): CameraStanding['setUp'];
  calibrate(screen: string, metres: number): Calibration;
  close(): void;
};

/** Which cameras are being set up, and what their screens say they see. */
export const openCameraSetUps = ({
  clock,
  changed,
}: {
  readonly clock: Pick<Clock, 'after'>;
  changed(): void;
}): CameraSetUps => {
  const running = new Map<string, Running>();
  const end = (screen: string) => {
    running.get(screen)?.forget();
    if (running.delete(screen)) changed();
  };
  const later = (screen: string) => clock.after(FORGOTTEN_MS, () => end(screen));
  return {
    begin(screen) {
      const before = running.get(screen);
      before?.forget();
      running.set(screen, { seen: null, looks: [], ...before, forget: later(screen) });
      if (!before) changed();
    },
    end,
    isOpen: (screen) => running.has(screen),
    seen(screen, seen) {
      const now = running.get(screen);
      if (!now) return;
      now.seen = seen;
      now.looks = [...now.looks, seen.eyes].slice(-LOOKS);
      changed();
    },
    of(screen) {
      const now = running.get(screen);
      if (!now) return null;
      return { state: now.seen ? 'shown' : 'waiting', seen: now.seen ?? NOTHING_SEEN };
    },
    calibrate: (screen, metres) => fieldOfViewFrom(running.get(screen)?.looks ?? [], metres),
    close() {
      for (const { forget } of running.values()) forget();
      running.clear();
    },
  };
};
