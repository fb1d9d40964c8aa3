import type { DayPart } from '../../../preload/contract/index.ts';

/** What a clock on the shop's wall says, wherever the program runs. */
export type SiteTime = {
  /** `2026-12-31` */
  readonly day: string;
  /** Monday is 1. */
  readonly weekday: number;
  /** Since midnight. */
  readonly minutes: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();
const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
};

/** Tills ask many times within a minute, and a minute has one answer. */
const lastTold = new Map<string, { readonly minute: number; readonly time: SiteTime }>();
export const siteTime = (at: number, timeZone: string): SiteTime => {
  const minute = Math.floor(at / 60_000);
  const last = lastTold.get(timeZone);
  if (last?.minute === minute) return last.time;
  const time = timeOf(at, timeZone);
  lastTold.set(timeZone, { minute, time });
  return time;
};

const timeOf = (at: number, timeZone: string): SiteTime => {
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${part['year']}-${part['month']}-${part['day']}`;
  return {
    day,
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
    minutes: Number(part['hour']) * 60 + Number(part['minute']),
  };
};

const minutesOf = (time: string): number => {
  const [hour = '', minute = ''] = time.split(':');
  return Number(hour) * 60 + Number(minute);
};

const isWithin = ({ days, from, until }: DayPart, { weekday, minutes }: SiteTime): boolean => {
  const start = minutesOf(from);
  const end = minutesOf(until);
  if (start < end) return days.includes(weekday) && minutes >= start && minutes < end;
  // Past midnight: the evening belongs to its own day, the small hours to the day before.
  const before = weekday === 1 ? 7 : weekday - 1;
  return minutes >= start ? days.includes(weekday) : minutes < end && days.includes(before);
};

export const isOpen = (parts: readonly DayPart[], time: SiteTime): boolean =>
  parts.length === 0 || parts.some((part) => isWithin(part, time));
