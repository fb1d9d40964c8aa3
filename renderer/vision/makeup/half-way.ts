/*
 * What is unlike a lip by so much says that an edge was crossed, and on pale lips sooner than on deep ones. Half way between
 * what lies on either side is where the edge is.
 */

/** So many samples at either end say what lies there. */
const ENDS = 2;

export type HalfWay = {
  /** How far beyond the middle of the line, in its steps. */
  readonly by: number;
  /** How much there is more at its beginning than at its end. */
  readonly step: number;
};

/** Where a line, looked at over an edge in its middle, is half of what it comes from: by area, so that no sample decides alone. */
export const halfWay = (line: Float32Array): HalfWay => {
  const { length } = line;
  let [from, to] = [0, 0];
  for (let k = 0; k < ENDS; k += 1) {
    from += (line[k] ?? 0) / ENDS;
    to += (line[length - 1 - k] ?? 0) / ENDS;
  }
  const step = from - to;
  if (Math.abs(step) < 1e-6) return { by: 0, step: 0 };
  let area = 0;
  for (const value of line) area += Math.min(1, Math.max(0, (value - to) / step));
  return { by: area - length / 2, step };
};

/** Round a ring, twice: a neighbour counts half. */
export const smoothed = (row: readonly number[]): readonly number[] => {
  const once = (values: readonly number[]) =>
    values.map((value, i) => {
      const [before, after] = [values.at(i - 1) ?? value, values[(i + 1) % values.length] ?? value];
      return (2 * value + before + after) / 4;
    });
  return once(once(row));
};
