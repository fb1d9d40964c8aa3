import { Worker } from 'node:worker_threads';
import type { Store } from '../../store/sqlite.ts';

/**
 * Writing many rows without being felt. A commit costs the same for one row as for a thousand, so a transaction spans
 * many slices of work; reads in between see whole rows, as each row is written within one slice. Copying the log of
 * writes into the database waits for the disk and is therefore done by another thread, between two transactions.
 */
export type Writing = {
  /** Opens a transaction where none is open. */
  begin(): void;
  /** Enough has gathered, counted in rows since the start. */
  isDue(rows: number): boolean;
  commit(): Promise<void>;
  rollback(): void;
  close(): Promise<void>;
};

const ROWS_A_COMMIT = 500;
const PAGES_BEFORE_COPY = 2000;
/** SQLite's own default. https://sqlite.org/pragma.html#pragma_wal_autocheckpoint */
const PAGES_OUTSIDE_IMPORT = 1000;

/** Plain script, so that it runs the same from source and from the bundle. PASSIVE waits for nobody and stops nobody. */
const CHECKPOINT = `
  const { DatabaseSync } = require('node:sqlite');
  const { parentPort, workerData } = require('node:worker_threads');
  const database = new DatabaseSync(workerData, { timeout: 1000 });
  parentPort.on('message', () => {
    try {
      database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {}
    parentPort.postMessage(null);
  });
`;

export const openWriting = (store: Store): Writing => {
  let open = false;
  let rowsCommitted = 0;
  let rows = 0;
  let worker: Worker | null = null;
  const onDisk = store.path !== ':memory:';
  if (onDisk) store.exec('PRAGMA wal_autocheckpoint = 0');

  const pagesWaiting = () => {
    // NOOP reports the size of the log and copies nothing. https://sqlite.org/pragma.html#pragma_wal_checkpoint
    const state = store.get('PRAGMA wal_checkpoint(NOOP)');
    return Number(state?.['log'] ?? 0) - Number(state?.['checkpointed'] ?? 0);
  };

  const copy = () =>
    new Promise<void>((resolve) => {
      worker ??= new Worker(CHECKPOINT, { eval: true, workerData: store.path });
      const done = () => {
        worker?.off('message', done).off('error', done).off('exit', done);
        resolve();
      };
      worker.on('message', done).on('error', done).on('exit', done);
      worker.postMessage(null);
    });

  return {
    begin() {
      if (open) return;
      store.exec('BEGIN IMMEDIATE');
      open = true;
    },
    isDue(count) {
      rows = count;
      return rows - rowsCommitted >= ROWS_A_COMMIT;
    },
    async commit() {
      if (!open) return;
      store.exec('COMMIT');
      open = false;
      rowsCommitted = rows;
      if (onDisk && pagesWaiting() >= PAGES_BEFORE_COPY) await copy();
    },
    rollback() {
      if (!open) return;
      open = false;
      try {
        store.exec('ROLLBACK');
      } catch {
        // A full disk has rolled back by itself.
      }
    },
    async close() {
      if (!onDisk) return;
      if (pagesWaiting() >= PAGES_OUTSIDE_IMPORT) await copy();
      store.exec(`PRAGMA wal_autocheckpoint = ${PAGES_OUTSIDE_IMPORT}`);
      await worker?.terminate();
    },
  };
};
