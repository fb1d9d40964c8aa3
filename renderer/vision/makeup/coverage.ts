import type { Polygon } from './face.ts';

/** How much of each pixel of a window is covered, 0 to 1. The window lies at `left`, `top` of the picture. */
export type Coverage = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
};

const LINES = 4;

/** The window that holds these polygons and what feathering adds, within the picture. */
const windowOf = (polygons: readonly Polygon[], margin: number, width: number, height: number) => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flat()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  const from = (value: number, most: number) =>
    Math.min(most, Math.max(0, Math.floor(value - margin)));
  const to = (value: number, most: number) =>
    Math.min(most, Math.max(0, Math.ceil(value + margin)));
  const x = from(left, width);
  const y = from(top, height);
  return {
    left: x,
    top: y,
    width: Math.max(0, to(right, width) - x),
    height: Math.max(0, to(bottom, height) - y),
  };
};

/** Even-odd: a ring inside a ring is a hole. Four lines a pixel, exact along each, so that edges move with sub-pixels. */
export const fill = (
  polygons: readonly Polygon[],
  margin: number,
  pictureWidth: number,
  pictureHeight: number,
): Coverage => {
  const box = windowOf(polygons, margin, pictureWidth, pictureHeight);
  const values = new Float32Array(box.width * box.height);
  const crossings: number[] = [];
  for (let line = 0; line < box.height * LINES; line += 1) {
    const y = box.top + (line + 0.5) / LINES;
    crossings.length = 0;
    for (const polygon of polygons) {
      let before = polygon[polygon.length - 1];
      for (const point of polygon) {
        if (before && before[1] <= y !== point[1] <= y)
          crossings.push(
            before[0] + ((y - before[1]) / (point[1] - before[1])) * (point[0] - before[0]),
          );
        before = point;
      }
    }
    crossings.sort((one, other) => one - other);
    const row = Math.floor(line / LINES) * box.width;
    for (let i = 0; i + 1 < crossings.length; i += 2)
      span(
        values,
        row,
        box.width,
        (crossings[i] ?? 0) - box.left,
        (crossings[i + 1] ?? 0) - box.left,
      );
  }
  return { ...box, values };
};

const span = (values: Float32Array, row: number, width: number, from: number, to: number): void => {
  const start = Math.max(0, from);
  const end = Math.min(width, to);
  for (let x = Math.floor(start); x < end; x += 1)
    values[row + x] = (values[row + x] ?? 0) + (Math.min(end, x + 1) - Math.max(start, x)) / LINES;
};

/** Three running means, which together are a Gaussian to within 3 %; fractional radii keep it steady as a face nears. */
export const feather = (coverage: Coverage, sigma: number): Coverage => {
  // Variance of one mean of radius r is ((2r + 1)^2 - 1) / 12; three of them make sigma^2.
  const radius = (Math.sqrt(4 * sigma * sigma + 1) - 1) / 2;
  if (radius < 0.02 || coverage.values.length === 0) return coverage;
  const { width, height } = coverage;
  const across = new Float32Array(coverage.values.length);
  const values = new Float32Array(coverage.values.length);
  for (let pass = 0; pass < 3; pass += 1) {
    const from = pass === 0 ? coverage.values : values;
    for (let y = 0; y < height; y += 1) mean(from, across, y * width, 1, width, radius);
    for (let x = 0; x < width; x += 1) mean(across, values, x, width, height, radius);
  }
  return { ...coverage, values };
};

/** The mean over 2r + 1 samples with the outermost two counted by the fraction of `radius`; nothing lies outside. */
const mean = (
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void => {
  const whole = Math.floor(radius);
  const part = radius - whole;
  const weight = 1 / (2 * radius + 1);
  const sample = (i: number): number => (i < 0 || i >= length ? 0 : (from[start + i * step] ?? 0));
  let sum = 0;
  for (let i = 0; i <= whole && i < length; i += 1) sum += sample(i);
  for (let i = 0; i < length; i += 1) {
    to[start + i * step] = (sum + part * (sample(i - whole - 1) + sample(i + whole + 1))) * weight;
    sum += sample(i + whole + 1) - sample(i - whole);
  }
};
