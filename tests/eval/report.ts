/** A table of an evaluation: the first column names what was tried. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
/** `skipped` says in a sentence why nothing could be measured here. */
export type Report =
  | { readonly name: string; readonly tables: readonly Table[]; readonly notes?: readonly string[] }
  | { readonly name: string; readonly skipped: string };

export const SEEDS = [0, 1, 2, 3, 4] as const;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Of a sample: what five seeds say of all seeds. */
export const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
};

/** Shares of one as `57.3 ± 0.4` per cent. */
export const percent = (values: readonly number[]): string =>
  `${(100 * mean(values)).toFixed(1)} ± ${(100 * deviation(values)).toFixed(1)}`;

const drawn = ({ title, columns, rows }: Table): string => {
  const all = [columns, ...rows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, i) => (i === 0 ? (row[i] ?? '').padEnd(width) : (row[i] ?? '').padStart(width)))
      .join('  ');
  return `${title}\n${all.map((row) => `  ${line(row).trimEnd()}`).join('\n')}\n`;
};

export const inWords = (report: Report): string =>
  'skipped' in report
    ? `${report.name}: skipped, ${report.skipped}\n`
    : `# ${report.name}\n\n${report.tables.map(drawn).join('\n')}${(report.notes ?? []).map((note) => `\n${note}\n`).join('')}`;
