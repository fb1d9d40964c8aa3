/**
 * RFC 4180 rows from text that arrives in pieces. Written by hand for one reason: after a stray quote the known
 * readers stop or swallow every later row, and here one bad row must not cost the others. A row whose quotes do not
 * hold is reported, and reading goes on with the line after the one it began on.
 */
export type CsvFlaw = 'quote-unclosed' | 'quote-misplaced' | 'row-too-long' | 'not-json';

export type CsvRow = {
  /** Where the row begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  readonly flaw: CsvFlaw | null;
};

export type CsvReader = {
  push(text: string): void;
  /** No more text will come: what is left is a row, or a flaw. */
  end(): void;
  /** The next whole row; null where more text is needed or nothing is left. */
  next(): CsvRow | null;
};

/** Longer than any row of a shop; bounds what one unclosed quote can make the reader look at. */
const LONGEST_ROW = 65_536;
const QUOTE = 34;
const LF = 10;
const CR = 13;

type Scan = { readonly fields: string[]; readonly flaw: CsvFlaw | null; readonly end: number };

export const csvReader = (delimiter = ','): CsvReader => {
  const comma = delimiter.charCodeAt(0);
  let text = '';
  let at = 0;
  let line = 1;
  let ended = false;

  /** Where the line break at `i` ends; -1 where a lone CR may still become CRLF. */
  const breakEnd = (i: number) => {
    if (text.charCodeAt(i) === LF) return i + 1;
    if (i + 1 < text.length) return text.charCodeAt(i + 1) === LF ? i + 2 : i + 1;
    return ended ? i + 1 : -1;
  };

  /** Past the physical line that begins at `from`; -1 where it is not complete yet. */
  const lineEnd = (from: number) => {
    for (let i = from; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === LF || c === CR) return breakEnd(i);
    }
    return ended ? text.length : -1;
  };

  const flawed = (flaw: CsvFlaw, start: number): Scan | null => {
    const end = lineEnd(start);
    return end < 0 ? null : { fields: [], flaw, end };
  };

  const scan = (start: number): Scan | null => {
    const fields: string[] = [];
    let i = start;
    for (;;) {
      let field: string;
      if (text.charCodeAt(i) === QUOTE) {
        let from = i + 1;
        field = '';
        for (;;) {
          const quote = text.indexOf('"', from);
          if (quote < 0 || quote - start > LONGEST_ROW) {
            const spent = text.length - start;
            return ended || spent > LONGEST_ROW ? flawed('quote-unclosed', start) : null;
          }
          if (quote + 1 >= text.length && !ended) return null;
          field += text.slice(from, quote);
          from = quote + 1;
          if (text.charCodeAt(from) !== QUOTE) break;
          field += '"';
          from++;
        }
        i = from;
        const c = text.charCodeAt(i);
        if (i < text.length && c !== comma && c !== LF && c !== CR)
          return flawed('quote-misplaced', start);
      } else {
        const from = i;
        for (; i < text.length; i++) {
          const c = text.charCodeAt(i);
          if (c === comma || c === LF || c === CR) break;
        }
        if (i - start > LONGEST_ROW) return flawed('row-too-long', start);
        field = text.slice(from, i);
      }
      fields.push(field);
      if (i >= text.length) return ended ? { fields, flaw: null, end: i } : null;
      if (text.charCodeAt(i) === comma) {
        i++;
        continue;
      }
      const end = breakEnd(i);
      return end < 0 ? null : { fields, flaw: null, end };
    }
  };

  const breaksBetween = (from: number, to: number) => {
    let breaks = 0;
    for (let i = from; i < to; i++) {
      const c = text.charCodeAt(i);
      if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) breaks++;
    }
    return breaks;
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
      while (at < text.length) {
        const found = scan(at);
        if (!found) return null;
        const row = { line, fields: found.fields, flaw: found.flaw };
        line += breaksBetween(at, found.end);
        at = found.end;
        const blank = found.flaw === null && found.fields.length === 1 && found.fields[0] === '';
        if (!blank) return row;
      }
      return null;
    },
  };
};
