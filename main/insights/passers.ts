import type { PassersCount, PassersReport } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Store } from '../store/sqlite.ts';
import { LEAST_VISITS } from './report.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS_KEPT = 90;
const STAYS = ['glance', 'look', 'stop', 'stay'] as const;

type Told = PassersReport['screens'][number];

export type PassersBook = {
  passed(screen: string, count: PassersCount): void;
  passers(days: number): PassersReport;
};

/** Where and when by the shop's own clock: "between five and six" is what its people mean by it. */
const hourOf = (wall: number): { readonly day: number; readonly hour: number } => {
  const here = new Date(wall);
  return {
    day: Math.floor((wall - here.getTimezoneOffset() * MINUTE_MS) / DAY_MS),
    hour: here.getHours(),
  };
};

/** Fewer than ten are not told, whatever they are a part of. */
const told = (times: number): number | null => (times < LEAST_VISITS ? null : times);

/** How many passed each screen in which hour, and how long they stood. */
export const openPassersBook = (
  store: Pick<Store, 'run' | 'all' | 'transaction'>,
  clock: Pick<Clock, 'wall'>,
): PassersBook => {
  let rotated = -1;
  const rotate = (day: number) => {
    if (rotated === day) return;
    rotated = day;
    store.run('DELETE FROM passers WHERE day <= ?', day - DAYS_KEPT);
  };
  return {
    passed(screen, { stays, begun }) {
      const { day, hour } = hourOf(clock.wall());
      store.transaction(() => {
        rotate(day);
        for (const [what, times] of Object.entries({ ...stays, begun }))
          if (times > 0)
            store.run(
              `INSERT INTO passers (day, hour, screen, what, times) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (day, hour, screen, what) DO UPDATE SET times = times + ?5`,
              day,
              hour,
              screen,
              what,
              times,
            );
      });
    },
    passers(days) {
      const { day } = hourOf(clock.wall());
      const rows = store
        .all(
          `SELECT screen, hour, what, sum(times) AS times FROM passers WHERE day > ? AND day <= ?
           GROUP BY screen, hour, what ORDER BY screen, hour`,
          day - days,
          day,
        )
        .map((row) => ({
          screen: String(row['screen']),
          hour: Number(row['hour']),
          what: String(row['what']),
          times: Number(row['times']),
        }));
      const sum = (of: typeof rows) => of.reduce((all, { times }) => all + times, 0);
      const screens = [...new Set(rows.map(({ screen }) => screen))].map((screen): Told => {
        const own = rows.filter((row) => row.screen === screen);
        const stood = own.filter(({ what }) => what !== 'begun');
        const of = (what: string) => told(sum(own.filter((row) => row.what === what)));
        const [glance, look, stop, stay] = STAYS.map(of) as [
          number | null,
          number | null,
          number | null,
          number | null,
        ];
        const hours = [...new Set(stood.map(({ hour }) => hour))]
          .map((hour) => ({ hour, passed: sum(stood.filter((row) => row.hour === hour)) }))
          .filter(({ passed }) => passed >= LEAST_VISITS);
        return {
          screen,
          passed: told(sum(stood)),
          stays: { glance, look, stop, stay },
          begun: of('begun'),
          hours,
        };
      });
      return { days, screens };
    },
  };
};
