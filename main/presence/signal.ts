import type { PresenceSettings } from './settings.ts';

/** How one antenna hears one tag. */
export type Signal = {
  reads: number;
  last: number;
  /** dBm, smoothed read by read: quick, for "how near". */
  level: number;
  /** dBm and dB², smoothed by time: slow, for "does it move". */
  mean: number;
  variance: number;
  phase: number | undefined;
  /** 0 to 1: how often the phase swings between near reads. */
  swing: number;
};

/** Too few reads say nothing about movement. */
const TELLING_READS = 8;

/** Readers report a phase with a half-turn ambiguity, so only its distance modulo π means anything. */
const phaseDistance = (a: number, b: number): number => {
  const turn = Math.abs(a - b) % Math.PI;
  return Math.min(turn, Math.PI - turn);
};

export const hear = (
  signal: Signal | undefined,
  rssi: number,
  phase: number | undefined,
  at: number,
  settings: PresenceSettings,
): Signal => {
  if (!signal) return { reads: 1, last: at, level: rssi, mean: rssi, variance: 0, phase, swing: 0 };
  const elapsed = at - signal.last;
  signal.reads++;
  signal.level += settings.smoothing * (rssi - signal.level);
  // By time, so that 70 reads in one second weigh as much as 7; the first reads count evenly.
  const byTime = Math.min(0.1, 1 - Math.exp(-elapsed / settings.motionTauMs));
  const share = signal.reads <= 5 ? 1 / signal.reads : byTime;
  const off = rssi - signal.mean;
  signal.mean += share * off;
  signal.variance += share * (off * off * (1 - share) - signal.variance);
  if (phase !== undefined && signal.phase !== undefined && elapsed <= settings.swingWithinMs) {
    const swings = phaseDistance(phase, signal.phase) > settings.swingRad ? 1 : 0;
    signal.swing += 0.1 * (swings - signal.swing);
  }
  signal.phase = phase;
  signal.last = at;
  return signal;
};

/** dB of deviation, or undefined while too little was heard. */
export const deviation = (signal: Signal): number | undefined =>
  signal.reads < TELLING_READS ? undefined : Math.sqrt(signal.variance);
