import type { RowProblem } from '../import/problems.ts';

/** Puts the rows of one file into the store. Every method runs inside a transaction of its caller's. */
export type RowWriter<Row> = {
  /** Null where the row is in; otherwise why it is not. */
  add(row: Row): RowProblem | null;
  /** A row that could not be read, but says which record it was for: what is known of that record stays. */
  keep(key: string): void;
  /**
   * After the last row, before the file counts as imported: a piece of the work of removing what the file no longer
   * has. True where more is left.
   */
  removeSome(): boolean;
};

/** Batch a record belongs to, and the file it came from. */
export type Batch = { readonly id: number; readonly source: string };
