import type { DatabaseSync } from 'node:sqlite';

/** A step that is never edited once it has shipped; the number is its place in the list, from 1. */
export type Migration = {
  readonly name: string;
  readonly sql: string;
  /**
   * Takes tables down and puts them up again in another form: foreign keys are looked at when all stands, not while
   * (https://www.sqlite.org/lang_altertable.html#otheralter).
   */
  readonly rebuilds?: true;
};

export const pendingMigrations = (database: DatabaseSync, migrations: readonly Migration[]) => {
  const from = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (from > migrations.length) {
    throw new Error(
      `the database is at step ${from}, this build knows ${migrations.length}: it was written by a newer Lookglass`,
    );
  }
  return {
    from,
    due: migrations.slice(from).map((migration, i) => ({ ...migration, step: from + i + 1 })),
  };
};

/** Each step in its own transaction together with its number, so that a stop half-way resumes at the right one. */
export const migrate = (
  database: DatabaseSync,
  due: readonly (Migration & { readonly step: number })[],
) => {
  for (const { name, sql, step, rebuilds } of due) {
    if (rebuilds) database.exec('PRAGMA foreign_keys = OFF');
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(sql);
      const [dangling] = rebuilds ? database.prepare('PRAGMA foreign_key_check').all() : [];
      if (dangling) throw new Error(`a row of ${String(dangling['table'])} points nowhere`);
      database.exec(`PRAGMA user_version = ${step}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw new Error(`migration ${step} (${name}) failed`, { cause: error });
    } finally {
      if (rebuilds) database.exec('PRAGMA foreign_keys = ON');
    }
  }
};
