import type { Clock } from '../base/clock.ts';
import { ulid } from '../base/ids.ts';
import type { Sql } from '../store/sql.ts';
import { MOST_KEPT, MOST_READ, type Mailbox } from './mailbox.ts';
import { down } from './messages.ts';

export type SqlMailbox = Mailbox & {
  /** Another instance put something in. */
  arrived(node: string): void;
};

/** A mailbox that the instances of a hub share. `tell` lets the others know that something came for a kiosk. */
export const openSqlMailbox = (parts: {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly tell: (node: string) => void;
}): SqlMailbox => {
  const { sql, clock, tell } = parts;
  const listeners = new Map<string, Set<() => void>>();
  const arrived = (node: string) => {
    for (const listener of listeners.get(node) ?? []) listener();
  };
  return {
    async put(node, message) {
      if (message.kind === 'desired')
        await sql.query("DELETE FROM fleet_mail WHERE node = $1 AND kind = 'desired'", node);
      await sql.query(
        'INSERT INTO fleet_mail (id, node, kind, body, at_ms) VALUES ($1, $2, $3, $4, $5)',
        ulid(clock.wall()),
        node,
        message.kind,
        JSON.stringify(message),
        clock.wall(),
      );
      await sql.query(
        `DELETE FROM fleet_mail WHERE node = $1 AND kind <> 'desired' AND id NOT IN
           (SELECT id FROM fleet_mail WHERE node = $1 ORDER BY at_ms DESC, id DESC LIMIT ${MOST_KEPT})`,
        node,
      );
      arrived(node);
      tell(node);
    },
    async read(node, got) {
      if (got.length > 0)
        await sql.query(
          `DELETE FROM fleet_mail WHERE node = $1 AND id IN (${got.map((_, i) => `$${i + 2}`).join(', ')})`,
          node,
          ...got,
        );
      const rows = await sql.query(
        `SELECT id, body FROM fleet_mail WHERE node = $1 ORDER BY at_ms, id LIMIT ${MOST_READ}`,
        node,
      );
      return rows.map(({ id, body }) => ({
        id: String(id),
        message: down.parse(JSON.parse(String(body))),
      }));
    },
    onMail(node, listener) {
      const mine = listeners.get(node) ?? new Set();
      listeners.set(node, mine);
      mine.add(listener);
      return () => {
        mine.delete(listener);
        if (mine.size === 0) listeners.delete(node);
      };
    },
    arrived,
  };
};
