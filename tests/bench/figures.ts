/** One measured figure beside its peer or floor, taken in the same run on the same machine. */
export type Row = {
  readonly metric: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
};
/** What whoever runs benches may ask for. */
export type BenchOptions = {
  /** How long a bench goes on that looks for what grows. */
  readonly minutes: number;
};
export type Figures = { readonly name: string; readonly rows: readonly Row[] };

/** The value below which the share `p` (0 to 1) of the samples lies. */
export const percentile = (samples: readonly number[], p: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
};

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const ms = (value: number): string =>
  value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`;
export const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
export const count = (value: number): string =>
  value >= 1e6
    ? `${(value / 1e6).toFixed(2)} M`
    : value >= 1e3
      ? `${(value / 1e3).toFixed(1)} k`
      : value.toFixed(0);
export const times = (ours: number, peer: number): string =>
  peer > 0 ? `${(ours / peer).toFixed(2)}x` : '-';

export const table = ({ name, rows }: Figures): string => {
  const head: Row = { metric: name, ours: 'ours', peer: 'peer or floor', ratio: 'ratio' };
  const all = [head, ...rows];
  const width = (key: keyof Row) => Math.max(...all.map((row) => row[key].length));
  const widths = { metric: width('metric'), ours: width('ours'), peer: width('peer') };
  const line = (row: Row) =>
    `${row.metric.padEnd(widths.metric)}  ${row.ours.padStart(widths.ours)}  ${row.peer.padStart(widths.peer)}  ${row.ratio}`;
  return `${all.map(line).join('\n')}\n`;
};
