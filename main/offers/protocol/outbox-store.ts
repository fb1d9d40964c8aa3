import { randomCode } from '../../base/ids.ts';
import type { Migration } from '../../store/migrations.ts';
import { openStore, withRoom, type Row, type Store } from '../../store/sqlite.ts';
import { classes, droppedRow, overflowOf, streamOf, type OutboxClass } from './outbox.ts';

/**
 * What waits at a node to be told to its hub, on disk. A row is there before anybody is told that something happened,
 * and goes on the hub's own word alone.
 */

const CAP = { bytes: 256 * 1024 * 1024, ageMs: 7 * 24 * 3_600_000 } as const;
const EPOCH_SYMBOLS = 16;
/** What a row costs beside its body. */
const ROW_BYTES = 64;

export const outboxMigrations: readonly Migration[] = [
  {
    name: 'what waits to be told',
    sql: `
      CREATE TABLE epochs (n INTEGER PRIMARY KEY, epoch TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE streams (stream TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
      CREATE TABLE waiting (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        class INTEGER NOT NULL, stream TEXT NOT NULL, seq INTEGER NOT NULL, first INTEGER,
        type TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, bytes INTEGER NOT NULL,
        UNIQUE (stream, seq)) STRICT;
      CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
      CREATE INDEX waiting_by_class ON waiting (class, n);`,
  },
];

/** A CloudEvent 1.0, as JSON. */
export type OutboxEvent = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: unknown;
};
export type ToTell = {
  readonly of: OutboxClass;
  readonly type: string;
  readonly at: number;
  readonly data: unknown;
};
export const DROPPED = 'lookglass.dropped';

export type Outbox = {
  readonly epoch: string;
  /** Durable when it returns, together with what whoever tells wants to remember. */
  add(things: readonly ToTell[], marks?: ReadonlyMap<string, string>): void;
  mark(name: string): string | null;
  /** The most important first; of one stream the oldest first and without a gap. */
  next(most: { readonly events: number; readonly bytes: number }): readonly OutboxEvent[];
  acknowledge(ack: { readonly epoch: string; readonly upTo: number }): void;
  onAdded(listener: () => void): () => void;
  waiting(): Readonly<Record<OutboxClass, { readonly rows: number; readonly bytes: number }>>;
  close(): void;
};

const text = (row: Row, column: string) => String(row[column]);
const number = (row: Row, column: string) => Number(row[column]);

export const openOutbox = async (parts: {
  readonly path: string;
  readonly source: string;
  readonly wall: () => number;
  /** The files were put back from a copy: what was told since is forgotten, and this node is another from now on. */
  readonly restored?: boolean;
  readonly cap?: { readonly bytes: number; readonly ageMs: number };
  /** The disk is full: whether there is room now. Nothing is answered before it waits here. */
  readonly makeRoom?: () => boolean;
}): Promise<Outbox> => {
  const { source, wall, cap = CAP, makeRoom: makeDiskRoom = () => false } = parts;
  const store: Store = await openStore(parts.path, outboxMigrations, 'full');
  const newEpoch = () => {
    const epoch = randomCode(EPOCH_SYMBOLS);
    store.run('INSERT INTO epochs (epoch) VALUES (?)', epoch);
    return epoch;
  };
  const last = store.get('SELECT epoch FROM epochs ORDER BY n DESC LIMIT 1');
  const epoch = last && parts.restored !== true ? text(last, 'epoch') : newEpoch();
  const listeners = new Set<() => void>();

  const bytesOf = (of: OutboxClass): number =>
    number(
      store.get(
        'SELECT coalesce(sum(bytes), 0) AS sum FROM waiting WHERE class = ?',
        classes.indexOf(of),
      ) ?? {},
      'sum',
    );
  const bytes = Object.fromEntries(classes.map((of) => [of, bytesOf(of)])) as Record<
    OutboxClass,
    number
  >;

  const insert = (
    of: OutboxClass,
    row: {
      stream: string;
      seq: number;
      first: number | null;
      type: string;
      at: number;
      body: string;
    },
  ) => {
    const size = row.body.length + ROW_BYTES;
    store.run(
      'INSERT INTO waiting (class, stream, seq, first, type, at, body, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      classes.indexOf(of),
      row.stream,
      row.seq,
      row.first,
      row.type,
      row.at,
      row.body,
      size,
    );
    bytes[of] += size;
  };
  const append = ({ of, type, at, data }: ToTell) => {
    const stream = streamOf(epoch, of);
    const seq =
      number(
        store.get('SELECT last FROM streams WHERE stream = ?', stream) ?? { last: 0 },
        'last',
      ) + 1;
    store.run(
      'INSERT INTO streams (stream, last) VALUES (?, ?) ON CONFLICT (stream) DO UPDATE SET last = excluded.last',
      stream,
      seq,
    );
    insert(of, { stream, seq, first: null, type, at, body: JSON.stringify(data) });
  };
  /** Takes the oldest rows away and leaves one in their place that says so. */
  const drop = (of: OutboxClass, over: number) => {
    const rows = store.all(
      'SELECT n, stream, seq, first, type, bytes FROM waiting WHERE class = ? ORDER BY n',
      classes.indexOf(of),
    );
    const [oldest] = rows;
    if (!oldest) return;
    let freed = 0;
    let lastGone = oldest;
    for (const row of rows) {
      if (row['stream'] !== oldest['stream'] || freed >= over + ROW_BYTES * 2) break;
      freed += number(row, 'bytes');
      lastGone = row;
    }
    if (lastGone === oldest && text(oldest, 'type') === DROPPED) return;
    store.run(
      'DELETE FROM waiting WHERE class = ? AND n <= ?',
      classes.indexOf(of),
      number(lastGone, 'n'),
    );
    bytes[of] -= freed;
    const first = oldest['first'] === null ? number(oldest, 'seq') : number(oldest, 'first');
    const gone = droppedRow(
      { seq: number(oldest, 'seq'), from: first },
      { seq: number(lastGone, 'seq') },
    );
    const stream = text(oldest, 'stream');
    const count = gone.seq - gone.from + 1;
    const body = JSON.stringify({ from: gone.from, n: count });
    store.run(
      'INSERT INTO waiting (n, class, stream, seq, first, type, at, body, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      number(lastGone, 'n'),
      classes.indexOf(of),
      stream,
      gone.seq,
      gone.from,
      DROPPED,
      wall(),
      body,
      body.length + ROW_BYTES,
    );
    bytes[of] += body.length + ROW_BYTES;
  };
  const makeRoom = () => {
    const goes = overflowOf(bytes, cap.bytes);
    for (const one of classes) if (goes[one] !== undefined) drop(one, goes[one]);
    for (const one of ['interaction', 'debug'] as const) {
      const old = store.get(
        'SELECT coalesce(sum(bytes), 0) AS sum FROM waiting WHERE class = ? AND at < ? AND type <> ?',
        classes.indexOf(one),
        wall() - cap.ageMs,
        DROPPED,
      );
      const over = number(old ?? {}, 'sum');
      if (over > 0) drop(one, over);
    }
  };

  return {
    epoch,
    add(things, marks = new Map()) {
      if (things.length === 0 && marks.size === 0) return;
      const before = { ...bytes };
      const write = () =>
        store.transaction(() => {
          Object.assign(bytes, before);
          for (const thing of things) append(thing);
          for (const [name, value] of marks)
            store.run(
              'INSERT INTO marks (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
              name,
              value,
            );
          makeRoom();
        });
      try {
        withRoom(makeDiskRoom, write);
      } catch (error) {
        Object.assign(bytes, before);
        throw error;
      }
      for (const listener of listeners) listener();
    },
    mark(name) {
      const row = store.get('SELECT value FROM marks WHERE name = ?', name);
      return row ? text(row, 'value') : null;
    },
    next(most) {
      const events: OutboxEvent[] = [];
      let size = 2;
      for (const row of store.iterate(
        'SELECT stream, seq, type, at, body FROM waiting ORDER BY class, n LIMIT ?',
        most.events,
      )) {
        const id = `${text(row, 'stream')}-${number(row, 'seq')}`;
        const time = new Date(number(row, 'at')).toISOString();
        const data: unknown = JSON.parse(text(row, 'body'));
        const event = {
          specversion: '1.0',
          id,
          source,
          type: text(row, 'type'),
          time,
          data,
        } as const;
        size += JSON.stringify(event).length + 1;
        if (events.length > 0 && size > most.bytes) break;
        events.push(event);
      }
      return events;
    },
    acknowledge({ epoch: stream, upTo }) {
      const before = { ...bytes };
      const forget = () => {
        Object.assign(bytes, before);
        for (const one of classes) {
          const gone = store.get(
            'SELECT coalesce(sum(bytes), 0) AS sum FROM waiting WHERE class = ? AND stream = ? AND seq <= ?',
            classes.indexOf(one),
            stream,
            upTo,
          );
          bytes[one] -= number(gone ?? {}, 'sum');
        }
        store.run('DELETE FROM waiting WHERE stream = ? AND seq <= ?', stream, upTo);
      };
      try {
        withRoom(makeDiskRoom, () => store.transaction(forget));
      } catch (error) {
        Object.assign(bytes, before);
        throw error;
      }
    },
    onAdded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    waiting() {
      const rows = store.all('SELECT class, count(*) AS rows FROM waiting GROUP BY class');
      const of = (one: OutboxClass) => rows.find((row) => row['class'] === classes.indexOf(one));
      return Object.fromEntries(
        classes.map((one) => [
          one,
          { rows: number(of(one) ?? { rows: 0 }, 'rows'), bytes: bytes[one] },
        ]),
      ) as ReturnType<Outbox['waiting']>;
    },
    close: () => store.close(),
  };
};
