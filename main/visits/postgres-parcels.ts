import type { Clock } from '../base/clock.ts';
import type { Sql } from '../store/sql.ts';
import { MOST_OF_A_SENDER, type Parcels } from './parcels.ts';

/**
 * Where several instances share what kiosks left: the phone may ask another one than the kiosk did. Not logged, so that
 * nothing of it is in a log of writes, at a replica or in a backup, and nothing of it after a crash. PostgreSQL alone;
 * all times are the database's. Whoever left one is its `node`, as tables that exist have it.
 */
export const PARCEL_TABLE = `CREATE UNLOGGED TABLE IF NOT EXISTS parcel (
  id TEXT PRIMARY KEY, node TEXT NOT NULL, sealed TEXT, until_at TIMESTAMPTZ NOT NULL)`;

/** 6 GB while nobody fetches anything. */
const MOST_OF_ALL = 4_096;
const SWEEP_MS = 30_000;

/** Over a database that has the table. */
export const postgresParcels = (
  sql: Sql,
  clock: Clock,
  onFailed: (error: unknown) => void,
  mostOfAll = MOST_OF_ALL,
): Parcels => {
  const stop = clock.every(SWEEP_MS, () => {
    sql.query('DELETE FROM parcel WHERE until_at <= now()').catch(onFailed);
  });
  return {
    async leave({ id, sender, sealed, forMs }) {
      const rows = await sql.query(
        `INSERT INTO parcel (id, node, sealed, until_at)
         SELECT $1, $2, $3, now() + $4::bigint * interval '1 millisecond'
         WHERE (SELECT count(*) FROM parcel WHERE sealed IS NOT NULL AND until_at > now()) < $5
           AND (SELECT count(*) FROM parcel
                WHERE node = $2 AND sealed IS NOT NULL AND until_at > now()) < $6
         ON CONFLICT (id) DO UPDATE SET node = parcel.node WHERE parcel.node = excluded.node
         RETURNING id`,
        id,
        sender,
        sealed,
        forMs,
        mostOfAll,
        MOST_OF_A_SENDER,
      );
      return rows.length > 0;
    },
    async take(id) {
      // Who comes second waits for the row, and finds it empty.
      const [row] = await sql.query(
        `WITH one AS (SELECT id, node, sealed FROM parcel WHERE id = $1 AND until_at > now() FOR UPDATE)
         UPDATE parcel SET sealed = NULL FROM one WHERE parcel.id = one.id
         RETURNING one.sealed, one.node`,
        id,
      );
      if (!row) return { kind: 'gone' };
      const { sealed, node } = row;
      return typeof sealed === 'string'
        ? { kind: 'sealed', sealed, sender: String(node) }
        : { kind: 'taken' };
    },
    async drop(sender, id) {
      await sql.query('DELETE FROM parcel WHERE id = $1 AND node = $2', id, sender);
    },
    close: stop,
  };
};
