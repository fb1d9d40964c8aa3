import type { Store } from '../store/sqlite.ts';
import type { Counts, Decision } from './bandit.ts';
import type { AssortmentData } from './report.ts';
import type { VisitFacts } from './visit-facts.ts';

const DAYS_KEPT = 90;
const DECISIONS_KEPT = 20_000;
const WORDS_KEPT_A_DAY = 2000;
/** What is left of a pair when hardly anything is. */
const FADED = 0.05;

/** The counts on disk. Every number is a number of visits, or of searches, or a share of such. */
export const openBooks = (store: Store, halfLifeDays: () => number) => {
  const fade = (days: number) => 0.5 ** (Math.max(0, days) / Math.max(1, halfLifeDays()));
  let rotated = -1;

  const countPair = (lifted: string, shown: string, taken: boolean, day: number) => {
    const now = pair(lifted, shown, day);
    store.run(
      'INSERT OR REPLACE INTO pairs (lifted, shown, tries, takes, day) VALUES (?, ?, ?, ?, ?)',
      lifted,
      shown,
      now.tries + 1,
      now.takes + (taken ? 1 : 0),
      day,
    );
  };
  const pair = (lifted: string, shown: string, day: number): Counts => {
    const row = store.get(
      'SELECT tries, takes, day FROM pairs WHERE lifted = ? AND shown = ?',
      lifted,
      shown,
    );
    if (!row) return { tries: 0, takes: 0 };
    const left = fade(day - Number(row['day']));
    return { tries: Number(row['tries']) * left, takes: Number(row['takes']) * left };
  };

  return {
    pair,
    count(visit: VisitFacts, day: number): void {
      store.transaction(() => {
        store.run(
          `INSERT INTO days (day, visits, lifting, claiming, unknown_tags) VALUES (?1, 1, ?2, ?3, ?4)
           ON CONFLICT (day) DO UPDATE SET visits = visits + 1, lifting = lifting + ?2,
             claiming = claiming + ?3, unknown_tags = unknown_tags + ?4`,
          day,
          visit.lifted.size > 0 ? 1 : 0,
          visit.claimed ? 1 : 0,
          visit.unknownTag ? 1 : 0,
        );
        for (const sku of new Set([...visit.lifted, ...visit.touched, ...visit.shown]))
          store.run(
            `INSERT INTO products (day, sku, shown, lifted, touched, claimed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (day, sku) DO UPDATE SET shown = shown + ?3, lifted = lifted + ?4,
               touched = touched + ?5, claimed = claimed + ?6`,
            day,
            sku,
            visit.shown.has(sku) ? 1 : 0,
            visit.lifted.has(sku) ? 1 : 0,
            visit.touched.has(sku) ? 1 : 0,
            visit.lifted.has(sku) && visit.claimed ? 1 : 0,
          );
        for (const [lifted, pieces] of visit.beside)
          for (const [shown, taken] of pieces) countPair(lifted, shown, taken, day);
        // Beside nothing in particular: what the shelf without a garment in hand is moved by.
        for (const sku of visit.shown)
          countPair('', sku, visit.touched.has(sku) || visit.lifted.has(sku), day);
      });
    },
    searched(words: string, day: number): void {
      const known = store.run(
        'UPDATE searches SET times = times + 1 WHERE day = ? AND words = ?',
        day,
        words,
      );
      if (known > 0) return;
      const today = store.get('SELECT count(*) AS n FROM searches WHERE day = ?', day);
      if (Number(today?.['n']) < WORDS_KEPT_A_DAY)
        store.run('INSERT INTO searches (day, words, times) VALUES (?, ?, 1)', day, words);
    },
    /** Of all showings the share that was taken up. */
    usualShare(day: number): number {
      const half = Math.max(1, halfLifeDays());
      const row = store.get(
        `SELECT sum(tries * pow(0.5, max(0, ?1 - day) / ?2)) AS tries,
           sum(takes * pow(0.5, max(0, ?1 - day) / ?2)) AS takes FROM pairs WHERE lifted <> ''`,
        day,
        half,
      );
      const tries = Number(row?.['tries'] ?? 0);
      return tries > 0 ? Number(row?.['takes'] ?? 0) / tries : 0.1;
    },
    record(decisions: readonly Decision[]): void {
      store.transaction(() => {
        for (const one of decisions)
          store.run(
            `INSERT OR IGNORE INTO decisions (epoch, lifted, shown, tries, takes, usual, drawn, boost)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
            one.epoch,
            one.lifted,
            one.shown,
            one.tries,
            one.takes,
            one.usual,
            one.drawn,
            one.boost,
          );
      });
    },
    /** Once a day: what is old goes. */
    rotate(day: number): void {
      if (rotated === day) return;
      rotated = day;
      store.transaction(() => {
        for (const table of ['days', 'products', 'searches'])
          store.run(`DELETE FROM ${table} WHERE day <= ?`, day - DAYS_KEPT);
        store.run(
          'DELETE FROM pairs WHERE tries * pow(0.5, max(0, ? - day) / ?) < ?',
          day,
          Math.max(1, halfLifeDays()),
          FADED,
        );
        store.run(
          `DELETE FROM decisions WHERE epoch < (SELECT min(epoch) FROM
             (SELECT epoch FROM decisions ORDER BY epoch DESC LIMIT ?))`,
          DECISIONS_KEPT,
        );
      });
    },
    between(fromDay: number, toDay: number): AssortmentData {
      const days = store.get(
        `SELECT coalesce(sum(visits), 0) AS visits, coalesce(sum(lifting), 0) AS lifting,
           coalesce(sum(unknown_tags), 0) AS unknown FROM days WHERE day BETWEEN ? AND ?`,
        fromDay,
        toDay,
      );
      return {
        fromDay,
        toDay,
        visits: Number(days?.['visits'] ?? 0),
        lifting: Number(days?.['lifting'] ?? 0),
        unknownTags: Number(days?.['unknown'] ?? 0),
        products: store
          .all(
            `SELECT sku, sum(shown) AS shown, sum(lifted) AS lifted, sum(touched) AS touched,
               sum(claimed) AS claimed FROM products WHERE day BETWEEN ? AND ? GROUP BY sku`,
            fromDay,
            toDay,
          )
          .map((row) => ({
            sku: String(row['sku']),
            shown: Number(row['shown']),
            lifted: Number(row['lifted']),
            touched: Number(row['touched']),
            claimed: Number(row['claimed']),
          })),
        searches: store
          .all(
            `SELECT words, sum(times) AS times FROM searches WHERE day BETWEEN ? AND ? GROUP BY words`,
            fromDay,
            toDay,
          )
          .map((row) => ({ words: String(row['words']), times: Number(row['times']) })),
      };
    },
  };
};
