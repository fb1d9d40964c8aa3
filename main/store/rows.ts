import type { z } from 'zod';
import type { Row } from './sqlite.ts';

export type SetAside = (report: {
  readonly table: string;
  readonly key: string;
  readonly reason: string;
}) => void;

/**
 * Rows come from a disk that was written by another build, or badly: each is parsed, and one that does not fit is
 * reported and left out, never fatal and never shown.
 */
export const readRows = <T>(
  table: string,
  schema: z.ZodType<T>,
  rows: Iterable<Row>,
  key: string,
  setAside: SetAside,
): T[] => {
  const good: T[] = [];
  for (const row of rows) {
    const parsed = schema.safeParse(row);
    if (parsed.success) good.push(parsed.data);
    else {
      const issue = parsed.error.issues[0];
      setAside({
        table,
        key: String(row[key]),
        reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`,
      });
    }
  }
  return good;
};
