import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problemWords, type RowProblem } from './problems.ts';

export type Report = {
  add(line: number, problem: RowProblem): void;
  /** Writes what was added since. */
  flush(): Promise<void>;
  /** The finished report takes the place of the one before; left away, that one stays. */
  finish(): Promise<void>;
  discard(): Promise<void>;
};

/** Opens well in a spreadsheet: a byte order mark, CRLF, and no cell that it would run as a formula. */
const HEADER = '\uFEFFline,field,reason,meaning,说明,value\r\n';
const LONGEST_VALUE = 200;

const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const lineOf = (line: number, { field, reason, value }: RowProblem): string => {
  const [english, chinese] = problemWords[reason];
  return `${[String(line), field, reason, english, chinese, value.slice(0, LONGEST_VALUE)].map(cell).join(',')}\r\n`;
};

export const openReport = async (path: string): Promise<Report> => {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file: FileHandle = await open(part, 'w');
  let waiting = HEADER;
  const flush = async () => {
    const text = waiting;
    waiting = '';
    if (text !== '') await file.write(text);
  };
  return {
    add(line, problem) {
      waiting += lineOf(line, problem);
    },
    flush,
    async finish() {
      await flush();
      await file.close();
      await rename(part, path);
    },
    async discard() {
      await file.close();
    },
  };
};

/** Where no folder for reports is given. */
export const noReport: Report = {
  add() {},
  flush: () => Promise.resolve(),
  finish: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};
