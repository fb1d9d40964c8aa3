import type { Pool } from 'pg';
import type { Migration } from './migrations.ts';
import { transaction } from './postgres.ts';

/** One at a time, however many hubs start together. Any number will do, as long as all of them use it. */
const LOCK = 7_319_004_511;

/** Brings the database to the newest step, each in its own transaction together with its number. */
export const migratePostgres = async (
  pool: Pool,
  migrations: readonly Migration[],
): Promise<void> => {
  for (;;) {
    const done = await transaction(pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await client.query(
        'CREATE TABLE IF NOT EXISTS schema_steps (step integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
      );
      const { rows } = await client.query<{ step: number }>(
        'SELECT coalesce(max(step), 0) AS step FROM schema_steps',
      );
      const step = rows[0]?.step ?? 0;
      if (step > migrations.length)
        throw new Error(
          `the database is at step ${step}, this build knows ${migrations.length}: it was written by a newer Lookglass`,
        );
      const next = migrations[step];
      if (!next) return true;
      try {
        await client.query(next.sql);
      } catch (error) {
        throw new Error(`migration ${step + 1} (${next.name}) failed`, { cause: error });
      }
      await client.query('INSERT INTO schema_steps (step, name) VALUES ($1, $2)', [
        step + 1,
        next.name,
      ]);
      return false;
    });
    if (done) return;
  }
};
