import { join } from 'node:path';
import type { Migration } from '../store/migrations.ts';

/** A file of its own: what is in it is counts, and losing the newest of them in a power cut hurts nobody. */
export const insightsPath = (dataFolder: string): string => join(dataFolder, 'insights.sqlite');

/** Counts of visits, words and passers-by. No visit and no person is written anywhere here, and no time finer than a day, an hour for passers-by. */
export const insightsMigrations: readonly Migration[] = [
  {
    name: 'counts',
    sql: `
      -- Days are counted from the Unix epoch by the shop's wall clock.
      CREATE TABLE days (
        day INTEGER PRIMARY KEY,
        visits INTEGER NOT NULL DEFAULT 0,
        lifting INTEGER NOT NULL DEFAULT 0,
        claiming INTEGER NOT NULL DEFAULT 0,
        unknown_tags INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      -- In how many visits of a day a product was shown, lifted, touched, and lifted in a visit that claimed.
      CREATE TABLE products (
        day INTEGER NOT NULL,
        sku TEXT NOT NULL,
        shown INTEGER NOT NULL,
        lifted INTEGER NOT NULL,
        touched INTEGER NOT NULL,
        claimed INTEGER NOT NULL,
        PRIMARY KEY (day, sku)
      ) STRICT, WITHOUT ROWID;
      -- How often one was shown beside another and taken up, halved with every half-life since 'day'.
      CREATE TABLE pairs (
        lifted TEXT NOT NULL,
        shown TEXT NOT NULL,
        tries REAL NOT NULL,
        takes REAL NOT NULL,
        day INTEGER NOT NULL,
        PRIMARY KEY (lifted, shown)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE searches (
        day INTEGER NOT NULL,
        words TEXT NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (day, words)
      ) STRICT, WITHOUT ROWID;
      -- Why something was moved: everything the decision was made of, so that it can be made again.
      CREATE TABLE decisions (
        epoch INTEGER NOT NULL,
        lifted TEXT NOT NULL,
        shown TEXT NOT NULL,
        tries REAL NOT NULL,
        takes REAL NOT NULL,
        usual REAL NOT NULL,
        drawn REAL NOT NULL,
        boost REAL NOT NULL,
        PRIMARY KEY (epoch, lifted, shown)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'passers',
    sql: `
      -- How many passed a screen in an hour of a day, by the shop's clock, and how long they stood. Nobody's path, nothing finer.
      CREATE TABLE passers (
        day INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        screen TEXT NOT NULL,
        what TEXT NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (day, hour, screen, what)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
