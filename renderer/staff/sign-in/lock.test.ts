import { describe, expect, it } from 'vitest';
import { countdown, lockedUntil } from './lock.ts';

describe('lock', () => {
  it('lasts as long as the host says', () => {
    expect(lockedUntil({ code: 'pin-locked', details: { retryInMs: 30_000 } }, 5)).toBe(30_005);
    expect(lockedUntil({ code: 'wrong-pin', details: { left: 2 } }, 5)).toBeNull();
  });

  it('does not open at once where the host says no time', () => {
    expect(lockedUntil({ code: 'pin-locked' }, 0)).toBeGreaterThan(0);
  });

  it('counts down to zero, never to less', () => {
    expect(countdown(30_000)).toBe('0:30');
    expect(countdown(29_001)).toBe('0:30');
    expect(countdown(725_000)).toBe('12:05');
    expect(countdown(-4)).toBe('0:00');
  });
});
