import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';

/** What is wrong with a row: the reason is a code of a closed list, the field empty where the whole row is meant. */
export type Problem<Reason extends string> = {
  readonly field: string;
  readonly reason: Reason;
  readonly value: string;
};

/** What people read for each reason. */
export type ReasonWords<Reason extends string> = Readonly<
  Record<Reason, readonly [english: string, chinese: string]>
>;

export type RowReport<Reason extends string> = {
  add(line: number, problem: Problem<Reason>): void;
  /** Writes what was added since. */
  flush(): Promise<void>;
  /** The finished report takes the place of the one before; discarded, that one stays. */
  finish(): Promise<void>;
  discard(): Promise<void>;
};

const HEADER = ['line', 'field', 'reason', 'meaning', '说明', 'value'];
const LONGEST_VALUE = 200;

/** The rows of a file that could not be used, in a file of their own that people open in a spreadsheet. */
export const openRowReport = async <Reason extends string>(
  path: string,
  words: ReasonWords<Reason>,
): Promise<RowReport<Reason>> => {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file = await open(part, 'w');
  let waiting = BYTE_ORDER_MARK + csvLine(HEADER);
  const flush = async () => {
    const text = waiting;
    waiting = '';
    if (text !== '') await file.write(text);
  };
  return {
    add(line, { field, reason, value }) {
      waiting += csvLine([line, field, reason, ...words[reason], value.slice(0, LONGEST_VALUE)]);
    },
    flush,
    async finish() {
      await flush();
      await file.close();
      await rename(part, path);
    },
    async discard() {
      await file.close();
      await rm(part, { force: true });
    },
  };
};

/** Where no folder for reports is given. */
export const noRowReport: RowReport<string> = {
  add() {},
  flush: () => Promise.resolve(),
  finish: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};
