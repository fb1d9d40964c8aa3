import { openBatches } from '../base/batches.ts';
import type { Clock } from '../base/clock.ts';
import { ulid } from '../base/ids.ts';
import type { Sql } from '../store/sql.ts';
import { MOST_KEPT, MOST_READ, type Mailbox } from './mailbox.ts';
import { down, type Down } from './messages.ts';

export type SqlMailbox = Mailbox & {
  /** Another instance put something in. */
  arrived(node: string): void;
};

type Letter = { readonly node: string; readonly message: Down };

/** So many letters may lie in a box beyond what it holds before somebody looks. */
const TRIM_EVERY = 32;
const COLUMNS = 5;
const placesFrom = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `$${first + i}`).join(', ');

/** Of what has come for a kiosk at once, as much as a box would keep: the newest wish, and the newest of the rest. */
const worthKeeping = (letters: readonly Letter[]): Letter[] => {
  const counted = new Map<string, number>();
  const kept = letters.toReversed().filter(({ node, message }) => {
    const wish = message.kind === 'desired';
    const key = `${wish} ${node}`;
    const before = counted.get(key) ?? 0;
    counted.set(key, before + 1);
    return before < (wish ? 1 : MOST_KEPT);
  });
  return kept.toReversed();
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

  /** What a crowd's claims have to tell their kiosks is one writing: each by itself would be a commit by itself. */
  const writing = openBatches<Letter, null>(
    async (letters) => {
      const kept = worthKeeping(letters);
      const wished = kept.flatMap(({ node, message }) => (message.kind === 'desired' ? node : []));
      if (wished.length > 0)
        await sql.query(
          `DELETE FROM fleet_mail WHERE kind = 'desired' AND node IN (${placesFrom(1, wished.length)})`,
          ...wished,
        );
      const at = clock.wall();
      const rows = kept.map((_, i) => `(${placesFrom(i * COLUMNS + 1, COLUMNS)})`);
      await sql.query(
        `INSERT INTO fleet_mail (id, node, kind, body, at_ms) VALUES ${rows.join(', ')}`,
        ...kept.flatMap(({ node, message }) => [
          ulid(at),
          node,
          message.kind,
          JSON.stringify(message),
          at,
        ]),
      );
      return letters.map(() => null);
    },
    { most: 128, atOnce: 1 },
  );

  /** How often each box was written to since it was last looked whether it is too full. */
  const written = new Map<string, number>();
  const trim = async (node: string) => {
    written.delete(node);
    await sql.query(
      `DELETE FROM fleet_mail WHERE node = $1 AND kind <> 'desired' AND id NOT IN
         (SELECT id FROM fleet_mail WHERE node = $1 AND kind <> 'desired' ORDER BY at_ms DESC, id DESC LIMIT ${MOST_KEPT})`,
      node,
    );
  };
  return {
    async put(node, message) {
      await writing.ask({ node, message });
      const times = (written.get(node) ?? 0) + 1;
      written.set(node, times);
      if (times >= TRIM_EVERY) await trim(node);
      arrived(node);
      tell(node);
    },
    async read(node, got) {
      if (got.length > 0)
        await sql.query(
          `DELETE FROM fleet_mail WHERE node = $1 AND id IN (${placesFrom(2, got.length)})`,
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
