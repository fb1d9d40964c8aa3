import { describe, expect, it } from 'vitest';
import { isOpen, siteTime } from './site-time.ts';

const at = (text: string) => siteTime(Date.parse(text), 'Asia/Shanghai');

describe('the clock on the shop wall', () => {
  it('is the site’s own, wherever this runs', () => {
    const late = Date.parse('2026-11-30T17:05:00Z');
    expect(siteTime(late, 'Asia/Shanghai')).toEqual({ day: '2026-12-01', weekday: 2, minutes: 65 });
    expect(siteTime(late, 'Europe/Berlin')).toEqual({
      day: '2026-11-30',
      weekday: 1,
      minutes: 18 * 60 + 5,
    });
  });

  it('reads midnight as the start of a day', () => {
    expect(at('2026-11-30T00:00:00+08:00')).toEqual({ day: '2026-11-30', weekday: 1, minutes: 0 });
  });
});

describe('day-parts', () => {
  const lunch = [{ days: [1, 2, 3, 4, 5], from: '11:00', until: '14:00' }];
  const night = [{ days: [5], from: '22:00', until: '02:00' }];

  it.each([
    ['2026-11-27T10:59:59+08:00', false],
    ['2026-11-27T11:00:00+08:00', true],
    ['2026-11-27T13:59:59+08:00', true],
    ['2026-11-27T14:00:00+08:00', false],
    ['2026-11-28T12:00:00+08:00', false],
  ])('lunch on workdays: %s', (time, open) => {
    expect(isOpen(lunch, at(time))).toBe(open);
  });

  it.each([
    ['2026-11-27T21:59:00+08:00', false],
    ['2026-11-27T22:00:00+08:00', true],
    ['2026-11-28T01:59:00+08:00', true],
    ['2026-11-28T02:00:00+08:00', false],
    ['2026-11-27T01:00:00+08:00', false],
    ['2026-11-28T23:00:00+08:00', false],
  ])('the night of a Friday runs into Saturday: %s', (time, open) => {
    expect(isOpen(night, at(time))).toBe(open);
  });

  it('are every hour where there are none, and to the end of a day with 24:00', () => {
    expect(isOpen([], at('2026-11-27T03:00:00+08:00'))).toBe(true);
    const evening = [{ days: [7], from: '18:00', until: '24:00' }];
    expect(isOpen(evening, at('2026-11-29T23:59:59+08:00'))).toBe(true);
    expect(isOpen(evening, at('2026-11-30T00:00:00+08:00'))).toBe(false);
  });
});
