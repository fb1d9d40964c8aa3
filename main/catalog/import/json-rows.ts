import type { CsvReader, CsvRow } from './csv.ts';

/**
 * JSON read as rows, whatever is wrapped round them: one object a line, an array of objects, or one object of
 * objects. Only the outermost entries are cut out here, by counting brackets outside strings; each is then parsed by
 * itself, so that a large file never stands in memory and a broken entry costs only itself.
 */
type Entry = { readonly key: string; readonly value: unknown; readonly line: number };

const LONGEST_ENTRY = 262_144;

/**
 * The outfit sets of Polyvore-T: `{"SET": {"upper": {"index": 2, "name": "..."}, ...}}`. A piece has no number of its
 * own; set and index together name it.
 */
const POLYVORE_HEADER = ['set', 'item', 'part', 'title'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const polyvorePieces = ({ key, value }: Entry): string[][] | null => {
  if (key === '' || !isObject(value)) return null;
  const pieces = Object.entries(value);
  const rows: string[][] = [];
  for (const [part, piece] of pieces) {
    if (!isObject(piece) || typeof piece['name'] !== 'string' || !('index' in piece)) return null;
    rows.push([key, `${key}_${String(piece['index'])}`, part, piece['name']]);
  }
  return rows.length > 0 ? rows : null;
};

const cellOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : (JSON.stringify(value) ?? '');

export const jsonReader = (): CsvReader => {
  let text = '';
  let at = 0;
  let line = 1;
  let wrapped: '{' | '[' | '' | null = null;
  let ended = false;
  let header: string[] | null = null;
  const waiting: CsvRow[] = [];

  const skip = () => {
    for (; at < text.length; at++) {
      const c = text[at] ?? '';
      if (c === '\n') line++;
      else if (!/[\s,\]}]/.test(c)) return;
    }
  };

  /** Past the string or bracketed value that begins at `from`; -1 where it is not complete. */
  const endOf = (from: number): number => {
    let depth = 0;
    let quoted = false;
    for (let i = from; i < text.length; i++) {
      const c = text[i];
      if (quoted) {
        if (c === '\\') i++;
        else if (c === '"') quoted = false;
        else continue;
        if (!quoted && depth === 0) return i + 1;
        continue;
      }
      if (c === '"') quoted = true;
      else if (c === '{' || c === '[') depth++;
      else if (c === '}' || c === ']') {
        depth--;
        if (depth <= 0) return i + 1;
      }
    }
    return -1;
  };

  const take = (end: number): string => {
    const part = text.slice(at, end);
    for (let i = at; i < end; i++) if (text.charCodeAt(i) === 10) line++;
    at = end;
    return part;
  };

  const bad = (start: number): CsvRow => ({ line: start, fields: [], flaw: 'not-json' });

  /** One more entry, a flawed row, or null where more text is needed. */
  const entry = (): Entry | CsvRow | null => {
    skip();
    if (wrapped === null) {
      if (at >= text.length) return null;
      // `{"a":{` and `[{` wrap entries; `{"sku":"x"` is itself the first of many.
      const opening = /^(\[)|^(\{)\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*)(\S)/s.exec(text.slice(at));
      if (!opening && !ended && text.length - at < LONGEST_ENTRY) return null;
      wrapped = opening?.[1] ? '[' : opening?.[3] === '{' ? '{' : '';
      if (wrapped !== '') at++;
      skip();
    }
    const start = line;
    const from = at;
    let key = '';
    let valueAt = at;
    if (wrapped === '{' && text[at] === '"') {
      const keyEnd = endOf(at);
      const colon = keyEnd < 0 ? -1 : text.indexOf(':', keyEnd);
      if (colon < 0) return ended && at < text.length ? (take(text.length), bad(start)) : null;
      key = text.slice(at + 1, keyEnd - 1);
      valueAt = colon + 1;
    }
    const end = endOf(valueAt);
    if (end < 0) {
      if (at >= text.length) return null;
      if (!ended && text.length - from < LONGEST_ENTRY) return null;
      const next = text.indexOf('\n', from);
      take(next < 0 ? text.length : next);
      return bad(start);
    }
    const json = take(end).slice(valueAt - from);
    try {
      return { key, value: JSON.parse(json) as unknown, line: start };
    } catch {
      return bad(start);
    }
  };

  const rowsOf = (found: Entry): CsvRow[] => {
    const pieces = polyvorePieces(found);
    const row = (fields: readonly string[]): CsvRow => ({ line: found.line, fields, flaw: null });
    if (pieces) {
      const first = header === null ? [row((header = POLYVORE_HEADER))] : [];
      return [...first, ...pieces.map(row)];
    }
    const { value } = found;
    if (!isObject(value)) return [bad(found.line)];
    const first = header === null ? [row((header = Object.keys(value)))] : [];
    return [...first, row((header ?? []).map((column) => cellOf(value[column])))];
  };

  return {
    push(piece) {
      text = text.slice(at) + piece;
      at = 0;
    },
    end() {
      ended = true;
    },
    next() {
      while (waiting.length === 0) {
        const found = entry();
        if (found === null) return null;
        if ('flaw' in found) waiting.push(found);
        else waiting.push(...rowsOf(found));
      }
      return waiting.shift() ?? null;
    },
  };
};
