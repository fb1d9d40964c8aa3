import { hash } from 'node:crypto';
import type { Entry } from './ledger.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One text for one value, whatever the order its keys were written in: what is hashed must not depend on it. */
export const canonical = (value: unknown): string =>
  isRow(value)
    ? JSON.stringify(sorted(value))
    : JSON.stringify(value, (_key, part: Json) =>
        typeof part === 'object' && part !== null && !Array.isArray(part) ? sorted(part) : part,
      );
const sorted = (value: object) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
/** Nothing in it has keys of its own: most of what is hashed is such a row, and written three times as fast. */
const isRow = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Object.values(value).some((part) => typeof part === 'object' && part !== null);

export const digestOf = (text: string): string => hash('sha256', text, 'hex');

/** Before the first entry: bound to this one ledger, so that no entry of another fits behind it. */
export const genesis = (epoch: string): string => digestOf(`lookglass ledger ${epoch}`);

/** Each entry's hash covers the one before it: a changed, missing or foreign entry breaks every link after it. */
export const linkHash = (before: string, entry: Omit<Entry, 'hash'>): string =>
  digestOf(
    `${before}\n${JSON.stringify([entry.seq, entry.op, entry.intent, entry.about, entry.at, entry.body])}`,
  );
