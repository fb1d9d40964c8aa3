import type { Issue, Issued, ReadIssued } from './issued.ts';
import type { IssuedProblem } from './problems.ts';

export type ListRow = {
  readonly line: number;
  readonly fields: readonly string[];
  /** Why it could not be read; null where it was. */
  readonly flaw: string | null;
};

export type IssuedCounts = {
  readonly rows: number;
  /** Written now. */
  readonly issued: number;
  /** There from an earlier run. */
  readonly known: number;
  /** Said a second time by the same list. */
  readonly repeated: number;
  readonly rejected: number;
};

/** Large enough that one commit is shared by many, small enough that a kiosk in use does not notice. */
const MOST_PER_BATCH = 500;

/**
 * Brings a list of coupons into the ledger. Every coupon has one name for good, so a list may be brought in again and
 * an import may be killed at any moment: what is in is known, what is not comes in, nothing comes in twice.
 */
export const importIssued = async (
  rows: AsyncIterable<ListRow>,
  parts: {
    readonly read: ReadIssued;
    readonly issue: Issue;
    readonly onProblem: (line: number, problem: IssuedProblem) => void;
    readonly onBatch?: (counts: IssuedCounts) => void | Promise<void>;
    readonly signal?: AbortSignal;
  },
): Promise<IssuedCounts> => {
  const counts = { rows: 0, issued: 0, known: 0, repeated: 0, rejected: 0 };
  const seen = new Set<string>();
  let batch: { line: number; coupon: Issued }[] = [];

  const reject = (line: number, problem: IssuedProblem) => {
    counts.rejected++;
    parts.onProblem(line, problem);
  };
  const write = async () => {
    const asked = batch;
    batch = [];
    const answers = await parts.issue(asked.map(({ coupon }) => coupon));
    for (const [i, { line, coupon }] of asked.entries()) {
      const answer = answers[i];
      if (!answer) throw new Error('the ledger answered fewer coupons than it was given');
      if (answer.ok) counts[answer.value === 'new' ? 'issued' : 'known']++;
      else {
        const { code } = answer.fault;
        if (code === 'disk-full') throw new DiskFull();
        const taken = code === 'code-taken';
        reject(line, {
          field: 'code',
          reason: taken ? 'code-taken' : 'refused',
          value: taken ? coupon.code : code,
        });
      }
    }
    await parts.onBatch?.(counts);
  };

  for await (const { line, fields, flaw } of rows) {
    parts.signal?.throwIfAborted();
    counts.rows++;
    const read = flaw === null ? parts.read(fields) : null;
    if (!read) reject(line, { field: '', reason: 'unreadable', value: flaw ?? '' });
    else if (!read.ok) reject(line, read.problem);
    else if (seen.has(read.coupon.intent)) counts.repeated++;
    else {
      seen.add(read.coupon.intent);
      batch.push({ line, coupon: read.coupon });
      if (batch.length === MOST_PER_BATCH) await write();
    }
  }
  if (batch.length > 0) await write();
  return counts;
};

/** No more room: what is in stays in, the rest comes with the next run. */
export class DiskFull extends Error {}
