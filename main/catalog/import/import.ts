import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { stat } from 'node:fs/promises';
import {
  failed,
  ok,
  type Failed,
  type ImportKind,
  type ImportState,
  type Result,
} from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { noRowReport, openRowReport, type RowReport } from '../../base/row-report.ts';
import { isDiskFull, type Store } from '../../store/sqlite.ts';
import {
  beginBatch,
  digestOf,
  dropBatch,
  finishBatch,
  liveDigest,
  sweepDropped,
} from './batches.ts';
import { columnsOf, type ColumnMapping } from './columns.ts';
import { csvReader, type CsvReader } from './csv.ts';
import { intakeOf } from './intake.ts';
import { jsonReader } from './json-rows.ts';
import { problemWords, type ProblemCode, type RowProblem } from './problems.ts';
import { isUtf16, piecesOf, sha256Of } from './read-file.ts';
import { inSlices } from './turns.ts';
import { openWriting } from './writing.ts';

/** Problems a page shows; the report file has all of them. */
const SHOWN_PROBLEMS = 50;
const BETWEEN_STATES_MS = 100;

export type ImportParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder for `KIND-report.csv`; null writes none. */
  readonly reports: string | null;
};

export type ImportJob = {
  readonly kind: ImportKind;
  readonly path: string;
  readonly mapping: ColumnMapping | null;
  readonly signal?: AbortSignal;
  /** Told of every step worth showing, the last one included. */
  onState(state: ImportState): void;
};

/** Ends an import for a reason people can act on. */
class Unreadable extends Error {
  readonly failed: Failed;
  readonly problems: ImportState['problems'];
  constructor(fault: Failed, problems: ImportState['problems'] = []) {
    super(fault.fault.code);
    this.failed = fault;
    this.problems = problems;
  }
}

const sniffDelimiter = (text: string): string => {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (c: string) => line.split(c).length;
  return [',', '\t', ';'].reduce((best, c) => (count(c) > count(best) ? c : best));
};

const readerFor = (text: string, mapping: ColumnMapping | null): CsvReader =>
  /^\s*[[{]/.test(text) ? jsonReader() : csvReader(mapping?.delimiter ?? sniffDelimiter(text));

/**
 * Reads one file into the store while everything else goes on: rows are written in transactions of a few
 * milliseconds. A stop at any moment leaves each record as it was or as the file has it, and the file unrecorded.
 */
export const importFile = async (
  parts: ImportParts,
  job: ImportJob,
): Promise<Result<ImportState>> => {
  const { clock, log } = parts;
  const file = basename(job.path);
  let state: ImportState = {
    kind: job.kind,
    file,
    state: 'running',
    rows: 0,
    accepted: 0,
    rejected: 0,
    progress: 0,
    problems: [],
    startedAt: clock.wall(),
    finishedAt: null,
  };
  let told = -Infinity;
  const tell = (change: Partial<ImportState>, always = false) => {
    state = { ...state, ...change };
    if (!always && clock.now() - told < BETWEEN_STATES_MS) return;
    told = clock.now();
    job.onState(state);
  };
  const end = (change: Partial<ImportState>) => tell({ ...change, finishedAt: clock.wall() }, true);
  tell({}, true);
  try {
    const known = liveDigest(parts.store, job.kind, file);
    const mapping = JSON.stringify(job.mapping);
    if (known?.digest === digestOf(await sha256Of(job.path, job.signal), mapping)) {
      end({ ...known.summary, state: 'unchanged', progress: 1 });
      return ok(state);
    }
    await readInto(parts, job, file, tell);
    end({ state: 'done', progress: 1 });
    log.info('imported', {
      kind: job.kind,
      file,
      accepted: state.accepted,
      rejected: state.rejected,
    });
    return ok(state);
  } catch (error) {
    const fault = faultOf(error, file);
    const problems = error instanceof Unreadable ? error.problems : [];
    end({ state: 'failed', problems: [...problems, ...state.problems].slice(0, SHOWN_PROBLEMS) });
    if (!fault) throw error;
    log.warn('import failed', { kind: job.kind, file, code: fault.fault.code });
    return fault;
  }
};

const faultOf = (error: unknown, file: string): Failed | null => {
  if (error instanceof Unreadable) return error.failed;
  if (isDiskFull(error)) return failed('disk-full');
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError') return failed('aborted');
  const code = 'code' in error ? String(error.code) : '';
  return /^(ENOENT|EACCES|EPERM|EISDIR|EIO|EMFILE|ENOTDIR)$/.test(code)
    ? failed('file-unreadable', { file, reason: code })
    : null;
};

const readInto = async (
  { store, clock, log, reports }: ImportParts,
  { kind, path, mapping, signal }: ImportJob,
  file: string,
  tell: (change: Partial<ImportState>) => void,
): Promise<void> => {
  const size = Math.max(1, (await stat(path)).size);
  const batch = beginBatch(store, kind, file);
  const writing = openWriting(store);
  const intake = intakeOf(kind, store, batch);
  const report: RowReport<ProblemCode> =
    reports === null
      ? noRowReport
      : await openRowReport(join(reports, `${kind}-report.csv`), problemWords);
  const sha = createHash('sha256');
  const decoder = new TextDecoder(mapping?.encoding ?? 'utf-8');
  const problems: ImportState['problems'] = [];
  const counts = { rows: 0, accepted: 0, rejected: 0 };
  /** Rows nobody can tell which record they were for. */
  let nameless = 0;
  let damaged = false;
  let reader: CsvReader | null = null;
  let take: ((row: readonly string[]) => readonly RowProblem[]) | null = null;

  const reject = (line: number, found: readonly RowProblem[]) => {
    counts.rejected++;
    for (const problem of found) {
      report.add(line, problem);
      if (problems.length < SHOWN_PROBLEMS)
        problems.push({ line, field: problem.field, reason: problem.reason });
    }
  };

  const readHeader = (header: readonly string[]) => {
    if (header.some((column) => column.includes('\uFFFD')))
      throw new Unreadable(failed('file-unreadable', { file, reason: 'not-utf8' }));
    const found = columnsOf(kind, header, mapping);
    if (!found.ok)
      throw new Unreadable(
        failed('columns-missing', { file, columns: found.missing.join(', ') }),
        found.missing.map((field) => ({ line: 1, field, reason: 'column-missing' })),
      );
    const { columns } = found;
    log.debug('columns', { file, format: columns.name, ignored: columns.ignored.join(' ') });
    return (row: readonly string[]) => {
      const cells = columns.cells(row);
      if (row.length !== columns.count)
        return intake.refuse(cells, 'column-count', `${row.length} / ${columns.count}`);
      if (damaged && row.some((cell) => cell.includes('\uFFFD')))
        return intake.refuse(cells, 'not-utf8', '');
      return intake.take(cells, columns.fields);
    };
  };

  const step = (): boolean => {
    const row = reader?.next();
    if (!row) return false;
    if (take === null) {
      if (row.flaw) throw new Unreadable(failed('file-unreadable', { file, reason: row.flaw }));
      take = readHeader(row.fields);
      return true;
    }
    counts.rows++;
    if (row.flaw) {
      nameless++;
      reject(row.line, [{ field: '', reason: row.flaw, value: '' }]);
      return true;
    }
    const found = take(row.fields);
    if (found.length > 0) reject(row.line, found);
    else counts.accepted++;
    return true;
  };

  const readAll = async (text: string, readTo: number) => {
    damaged ||= text.includes('\uFFFD');
    reader ??= readerFor(text, mapping);
    reader.push(text);
    writing.begin();
    await inSlices(clock, step, signal);
    if (writing.isDue(counts.rows)) await writing.commit();
    await report.flush();
    tell({ ...counts, problems: problems.slice(), progress: Math.min(1, readTo / size) });
  };

  try {
    let readTo = 0;
    for await (const piece of piecesOf(path, signal)) {
      if (readTo === 0 && isUtf16(piece.bytes))
        throw new Unreadable(failed('file-unreadable', { file, reason: 'not-utf8' }));
      readTo = piece.readTo;
      sha.update(piece.bytes);
      await readAll(decoder.decode(piece.bytes, { stream: true }), readTo);
    }
    (reader ??= readerFor('', mapping)).end();
    await readAll(decoder.decode(), readTo);
    if (take === null) throw new Unreadable(failed('file-unreadable', { file, reason: 'empty' }));
    // A file of which nothing could be used says nothing about what the shop has; an empty product list is a mishap.
    if (counts.accepted === 0 && (counts.rejected > 0 || kind === 'products'))
      throw new Unreadable(failed('file-unreadable', { file, reason: 'no-usable-row' }));
    if (nameless === 0) {
      writing.begin();
      await inSlices(clock, () => intake.removeSome(), signal);
    } else
      log.warn('nothing removed: some rows could not be read at all', { file, rows: nameless });
    await writing.commit();
    const digest = digestOf(sha.digest('hex'), JSON.stringify(mapping));
    finishBatch(store, kind, batch, digest, { ...counts, problems }, clock.wall());
    await report.finish();
  } catch (error) {
    writing.rollback();
    dropBatch(store, batch);
    await (error instanceof Unreadable ? report.finish() : report.discard());
    throw error;
  } finally {
    await inSlices(clock, () => sweepDropped(store));
    await writing.close();
  }
};
