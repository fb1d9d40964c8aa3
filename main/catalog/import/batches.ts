import type { z } from 'zod';
import { importState, type ImportKind, type ImportState } from '../../../preload/contract/index.ts';
import type { Store } from '../../store/sqlite.ts';
import { STORED_FORM } from '../rows/product-row.ts';
import type { Batch } from '../write/writer.ts';

/**
 * The books of the importer. A batch begins `running`, and becomes `live` in the one transaction that also drops the
 * batch before it: whoever is killed in between leaves the old rows seen and the file not recorded, so that the next
 * start reads it again.
 */
const summaryShape = importState.pick({
  rows: true,
  accepted: true,
  rejected: true,
  problems: true,
});
export type Summary = z.infer<typeof summaryShape>;

/** What a file was read as: its bytes and the mapping, and how this build stores it. */
export const digestOf = (sha256: string, mapping: string): string =>
  `${STORED_FORM}:${sha256}:${mapping}`;

export const liveDigest = (store: Store, kind: ImportKind, source: string) => {
  const row = store.get(
    `SELECT digest, summary FROM batches WHERE kind = ? AND source = ? AND state = 'live'`,
    kind,
    source,
  );
  const summary = summaryShape.safeParse(safeJson(row?.['summary']));
  return row && summary.success
    ? { digest: String(row['digest']), summary: summary.data satisfies Partial<ImportState> }
    : null;
};

const safeJson = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
};

export const beginBatch = (store: Store, kind: ImportKind, source: string): Batch => {
  const row = store.get(
    `INSERT INTO batches (kind, source, state, process) VALUES (?, ?, 'running', ?) RETURNING id`,
    kind,
    source,
    process.pid,
  );
  return { id: Number(row?.['id']), source };
};

export const finishBatch = (
  store: Store,
  kind: ImportKind,
  batch: Batch,
  digest: string,
  summary: Summary,
  at: number,
) =>
  store.transaction(() => {
    store.run(
      `UPDATE batches SET state = 'dropped' WHERE kind = ? AND source = ? AND state = 'live'`,
      kind,
      batch.source,
    );
    store.run(
      `UPDATE batches SET state = 'live', digest = ?, summary = ?, live_at = ? WHERE id = ?`,
      digest,
      JSON.stringify(summary),
      at,
      batch.id,
    );
  });

export const dropBatch = (store: Store, batch: Batch) =>
  store.run(`UPDATE batches SET state = 'dropped' WHERE id = ? AND state = 'running'`, batch.id);

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Imports whose process is gone will never finish. */
export const dropAbandoned = (store: Store) => {
  for (const { id, process: pid } of store.all(
    `SELECT id, process FROM batches WHERE state = 'running'`,
  ))
    if (Number(pid) === process.pid || !isRunning(Number(pid)))
      store.run(`UPDATE batches SET state = 'dropped' WHERE id = ?`, Number(id));
};

const SWEEP = 200;
const ROWS_OF = {
  tags: 'DELETE FROM tags WHERE (epc, batch) IN (SELECT epc, batch FROM tags WHERE batch = ?1 LIMIT ?2)',
  outfits: 'DELETE FROM looks WHERE id IN (SELECT id FROM looks WHERE batch = ?1 LIMIT ?2)',
  reviews: 'DELETE FROM reviews WHERE id IN (SELECT id FROM reviews WHERE batch = ?1 LIMIT ?2)',
} as const;

/** Removes a piece of what dropped batches left. True where more is left. */
export const sweepDropped = (store: Store): boolean =>
  store.transaction(() => {
    const dropped = store.get(`SELECT id, kind FROM batches WHERE state = 'dropped' LIMIT 1`);
    if (!dropped) return false;
    const sql = Object.entries(ROWS_OF).find(([kind]) => kind === dropped['kind'])?.[1];
    const id = Number(dropped['id']);
    if (sql === undefined || store.run(sql, id, SWEEP) < SWEEP)
      store.run('DELETE FROM batches WHERE id = ?', id);
    return true;
  });
