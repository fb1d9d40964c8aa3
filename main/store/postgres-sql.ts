import pg from 'pg';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { openPool } from './postgres.ts';
import type { Row } from './sqlite.ts';
import type { Sql } from './sql.ts';

const CONNECTIONS = 8;

export type PostgresSql = Sql & { close(): Promise<void> };

export const openPostgresSql = (url: string, log: Log): PostgresSql => {
  const pool = openPool(url, CONNECTIONS, (error) =>
    log.warn('a connection to the database was lost', { error: error.message }),
  );
  return {
    async query(text, ...values) {
      const { rows } = await pool.query<Row>(text, [...values]);
      return rows;
    },
    close: () => pool.end(),
  };
};

const RETRY_MS = 1_000;

/**
 * NOTIFY among everybody at one database: lost while a connection is away, so nothing may depend on it alone.
 * `onGap` says that something may have been missed.
 */
export const openPostgresBus = async (parts: {
  readonly url: string;
  readonly channel: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onMessage: (text: string) => void;
  readonly onGap: () => void;
}): Promise<{ send(text: string): Promise<void>; close(): Promise<void> }> => {
  const { url, channel, clock, log, onMessage, onGap } = parts;
  let client: pg.Client | null = null;
  let closed = false;
  let cancel = () => {};

  const enter = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    const lost = () => {
      if (client === next) client = null;
      if (closed) return;
      cancel();
      cancel = clock.after(RETRY_MS, () => {
        enter().then(onGap, (error: unknown) => {
          log.warn('the other instances cannot be heard', { error: String(error) });
          lost();
        });
      });
    };
    next.on('notification', ({ payload }) => onMessage(payload ?? ''));
    next.on('error', (error) => log.warn('a database connection broke', { error: error.message }));
    await next.connect();
    next.on('end', lost);
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    client = next;
  };
  await enter();
  /** A connection takes one question at a time. */
  let line: Promise<unknown> = Promise.resolve();
  return {
    async send(text) {
      const mine = line.then(() => client?.query('SELECT pg_notify($1, $2)', [channel, text]));
      line = mine.catch(() => {});
      await mine;
    },
    async close() {
      closed = true;
      cancel();
      await line;
      await client?.end();
    },
  };
};
