import type { Fault } from '../../../preload/contract/index.ts';

/** Until when signing in is no use, by the page's clock; null where the fault is no lock. */
export const lockedUntil = (fault: Fault, now: number): number | null => {
  if (fault.code !== 'pin-locked' && fault.code !== 'too-many-requests') return null;
  const wait = fault.details?.retryInMs;
  return now + (typeof wait === 'number' ? wait : 30_000);
};

/** 0:30, 12:05. */
export const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
