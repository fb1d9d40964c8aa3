import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PassersCount } from '../../preload/contract/index.ts';
import { manualClock, type ManualClock } from '../base/clock.ts';
import { openStore, type Store } from '../store/sqlite.ts';
import { insightsMigrations } from './migrations.ts';
import { openPassersBook, type PassersBook } from './passers.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let clock: ManualClock;
let store: Store;
let book: PassersBook;
beforeEach(async () => {
  clock = manualClock();
  // Noon here, wherever that is.
  clock.setWall(new Date(2026, 4, 1, 12).getTime());
  store = await openStore(':memory:', insightsMigrations, 'normal');
  book = openPassersBook(store, clock);
});
afterEach(() => store.close());

const count = (stays: Partial<PassersCount['stays']>, begun = 0): PassersCount => ({
  stays: { glance: 0, look: 0, stop: 0, stay: 0, ...stays },
  begun,
});

it('tells each screen by the hour of the day, over days', () => {
  book.passed('a', count({ glance: 12, look: 11 }, 10));
  clock.advance(DAY_MS);
  book.passed('a', count({ glance: 5 }));
  clock.advance(HOUR_MS);
  book.passed('a', count({ stay: 14 }));
  book.passed('b', count({ stop: 10 }));
  expect(book.passers(7)).toEqual({
    days: 7,
    screens: [
      {
        screen: 'a',
        passed: 42,
        stays: { glance: 17, look: 11, stop: null, stay: 14 },
        begun: 10,
        hours: [
          { hour: 12, passed: 28 },
          { hour: 13, passed: 14 },
        ],
      },
      {
        screen: 'b',
        passed: 10,
        stays: { glance: null, look: null, stop: 10, stay: null },
        begun: null,
        hours: [{ hour: 13, passed: 10 }],
      },
    ],
  });
  expect(book.passers(1).screens[0]?.passed).toBe(19);
});

it('forgets after ninety days', () => {
  book.passed('a', count({ glance: 50 }));
  clock.advance(90 * DAY_MS);
  book.passed('a', count({ look: 10 }));
  expect(store.all('SELECT what FROM passers')).toEqual([{ what: 'look' }]);
});

it('never tells of fewer than ten, and never of more than there were', () => {
  const some = fc.nat({ max: 6 });
  const one = fc.record({
    stays: fc.record({ glance: some, look: some, stop: some, stay: some }),
    begun: some,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), one, fc.nat({ max: 3 }))), (told) => {
      store.run('DELETE FROM passers');
      for (const [screen, counts, hours] of told) {
        clock.advance(hours * HOUR_MS);
        book.passed(screen, counts);
      }
      for (const { screen, passed, stays, begun, hours } of book.passers(90).screens) {
        const own = told.filter(([at]) => at === screen).map(([, counts]) => counts);
        const all = own.reduce(
          (sum, one) => sum + Object.values(one.stays).reduce((a, b) => a + b),
          0,
        );
        expect(passed).toBe(all < 10 ? null : all);
        for (const number of [passed, begun, ...Object.values(stays)])
          expect(number === null || number >= 10).toBe(true);
        for (const { passed: inHour } of hours) expect(inHour).toBeGreaterThanOrEqual(10);
        expect(hours.reduce((sum, one) => sum + one.passed, 0)).toBeLessThanOrEqual(all);
      }
    }),
  );
});
