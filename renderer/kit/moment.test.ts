import { describe, expect, it } from 'vitest';
import { ago, dayAndTime, dayName, timeOfDay } from './moment.ts';

/** Local time, so that the tests hold in every time zone. */
const at = (day: number, hour: number, minute = 0, second = 0, year = 2026) =>
  new Date(year, 10, day, hour, minute, second).getTime();
const now = at(22, 14, 26);

describe('moments', () => {
  it('says the days around now by name', () => {
    expect(dayAndTime(at(22, 22), now, 'zh')).toBe('今天 22:00');
    expect(dayAndTime(at(22, 22), now, 'en')).toBe('today 22:00');
    expect(dayName(at(23, 0), now, 'zh')).toBe('明天');
    expect(dayName(at(21, 23, 59), now, 'en')).toBe('yesterday');
  });

  it('says other days by date, another year with its number', () => {
    expect(dayName(at(25, 1), now, 'zh')).toBe('11月25日');
    expect(dayName(at(25, 1), now, 'en')).toBe('Nov 25');
    expect(dayName(at(25, 1, 0, 0, 2027), now, 'zh')).toBe('2027年11月25日');
  });

  it('counts midnight as the new day, never as 24:00', () => {
    expect(timeOfDay(at(23, 0), 'zh')).toBe('00:00');
    expect(timeOfDay(at(23, 0, 5, 9), 'en', true)).toBe('00:05:09');
  });

  it('says how long ago, and stays quiet about seconds at first', () => {
    expect(ago(now - 4_000, now, 'zh')).toBe('现在');
    expect(ago(now - 8 * 60_000, now, 'zh')).toBe('8分钟前');
    expect(ago(now - 3 * 3_600_000, now, 'en')).toBe('3 hours ago');
    expect(ago(now - 86_400_000, now, 'en')).toBe('yesterday');
  });
});
