import { z } from 'zod';
import type { Row } from './sqlite.ts';

export type SetAside = (report: {
  readonly table: string;
  readonly key: string;
  readonly reason: string;
}) => void;

/** A column that holds JSON of this shape. */
export const jsonText = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(shape);

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
