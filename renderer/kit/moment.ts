/** Points in time as people say them on a shop floor. Every function takes `now`: a page decides how often it looks. */

const locale = (language: string): string => (language === 'zh' ? 'zh-CN' : language);

const DAY_MS = 86_400_000;

/** Calendar days from `now` to `instant`, by the device's own time zone; 0 is today. */
const daysApart = (instant: number, now: number): number => {
  const midnight = (at: number) => {
    const day = new Date(at);
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  };
  return Math.round((midnight(instant) - midnight(now)) / DAY_MS);
};

/** 22:00, or 22:00:07 where seconds settle an argument. */
export const timeOfDay = (instant: number, language: string, seconds = false): string =>
  new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(instant);

/** 今天, 明天, 11月24日; the year only where it is another. */
export const dayName = (instant: number, now: number, language: string): string => {
  const days = daysApart(instant, now);
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' }).format(days, 'day');
  const other = new Date(instant).getFullYear() !== new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    ...(other ? { year: 'numeric' } : {}),
  }).format(instant);
};

/** 今天 22:00, tomorrow 09:30. */
export const dayAndTime = (
  instant: number,
  now: number,
  language: string,
  seconds = false,
): string => `${dayName(instant, now, language)} ${timeOfDay(instant, language, seconds)}`;

const STEPS = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** 8分钟前, 2 hours ago; "now" within ten seconds, so that a list does not tick. */
export const ago = (instant: number, now: number, language: string): string => {
  const words = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  const apart = instant - now;
  for (const [unit, ms] of STEPS) {
    const many = Math.trunc(apart / ms);
    if (unit === 'second' ? Math.abs(many) >= 10 : many !== 0) return words.format(many, unit);
  }
  return words.format(0, 'second');
};
