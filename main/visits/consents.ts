import { join } from 'node:path';
import type { CallParsed } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { randomCode } from '../base/ids.ts';
import type { Migration } from '../store/migrations.ts';
import type { Store } from '../store/sqlite.ts';

/** A file of its own, written through to the disk: that somebody said yes has to be shown years later. */
export const consentsPath = (dataFolder: string): string => join(dataFolder, 'consents.sqlite');

/** That a yes was given, to which words and for what. Nobody's name, face or visit is written here. */
export const consentMigrations: readonly Migration[] = [
  {
    name: 'consents',
    sql: `
      CREATE TABLE consents (
        id TEXT PRIMARY KEY,
        screen TEXT NOT NULL,
        purpose TEXT NOT NULL,
        wording TEXT NOT NULL,
        language TEXT NOT NULL,
        given_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

export type Consents = {
  /** Written before it is answered. */
  give(screen: string, visit: string, to: CallParsed<'visits.consent'>): string;
  /** Over, before the visit is. */
  withdraw(screen: string, id: string): void;
  forgetVisit(visit: string): void;
  /** Whether somebody at this screen lets the camera look, now. */
  isGiven(screen: string): boolean;
};

/** The yeses to the camera: kept for good as a record, in force only until they are withdrawn or the visit ends. */
export const openConsents = ({
  store,
  clock,
  changed,
}: {
  readonly store: Pick<Store, 'run'>;
  readonly clock: Clock;
  /** What is in force is not what it was. */
  changed(): void;
}): Consents => {
  const inForce = new Map<string, { readonly screen: string; readonly visit: string }>();
  return {
    give(screen, visit, { purpose, wording, language }) {
      const id = randomCode(16);
      store.run(
        'INSERT INTO consents (id, screen, purpose, wording, language, given_at) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        screen,
        purpose,
        wording,
        language,
        clock.wall(),
      );
      inForce.set(id, { screen, visit });
      changed();
      return id;
    },
    withdraw(screen, id) {
      if (inForce.get(id)?.screen !== screen) return;
      inForce.delete(id);
      changed();
    },
    forgetVisit(visit) {
      const over = [...inForce].filter(([, one]) => one.visit === visit);
      for (const [id] of over) inForce.delete(id);
      if (over.length > 0) changed();
    },
    isGiven: (screen) => [...inForce.values()].some((one) => one.screen === screen),
  };
};
