import { clamp } from './geometry.ts';

/** One size of a picture, its colours multiplied by how much of it is there. */
export type Level = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
};

const halfOf = ({ width, height, data }: Level): Level => {
  const [wide, tall] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Uint8ClampedArray(wide * tall * 4);
  const [right, below] = [width > 1 ? 4 : 0, height > 1 ? width * 4 : 0];
  for (let y = 0; y < tall; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const from = (Math.min(height - 1, y * 2) * width + Math.min(width - 1, x * 2)) * 4;
      const to = (y * wide + x) * 4;
      for (let c = 0; c < 4; c += 1)
        half[to + c] =
          ((data[from + c] ?? 0) +
            (data[from + right + c] ?? 0) +
            (data[from + below + c] ?? 0) +
            (data[from + right + below + c] ?? 0)) /
          4;
    }
  return { width: wide, height: tall, data: half };
};

/** A picture in all its sizes, each half as large as the one before: what a graphics card calls its mipmap. */
export type Pyramid = readonly Level[];

export const pyramidOf = (first: Level): Pyramid => {
  const levels = [first];
  for (let last = first; last.width > 1 || last.height > 1;) {
    last = halfOf(last);
    levels.push(last);
  }
  return levels;
};

export type Colour = Float32Array;

/** Between the middles of pixels, held at the edge; `u` and `v` are 0 to 1, and `share` of it is added. */
const addFrom = (
  { width, height, data }: Level,
  u: number,
  v: number,
  share: number,
  to: Colour,
): void => {
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  const column = x <= 0 ? 0 : x >= width - 1 ? width - 1 : x | 0;
  const row = y <= 0 ? 0 : y >= height - 1 ? height - 1 : y | 0;
  const across = column < width - 1 && x > 0 ? x - column : 0;
  const down = row < height - 1 && y > 0 ? y - row : 0;
  const a = (row * width + column) * 4;
  const b = across > 0 ? a + 4 : a;
  const c = down > 0 ? a + width * 4 : a;
  const d = c + b - a;
  // Where there is nothing it has no colour either.
  if (data[a + 3] === 0 && data[b + 3] === 0 && data[c + 3] === 0 && data[d + 3] === 0) return;
  const q = across * (1 - down) * share;
  const r = (1 - across) * down * share;
  const s = across * down * share;
  const p = share - q - r - s;
  const of = (i: number): number =>
    p * (data[a + i] ?? 0) +
    q * (data[b + i] ?? 0) +
    r * (data[c + i] ?? 0) +
    s * (data[d + i] ?? 0);
  to[0] = (to[0] ?? 0) + of(0);
  to[1] = (to[1] ?? 0) + of(1);
  to[2] = (to[2] ?? 0) + of(2);
  to[3] = (to[3] ?? 0) + of(3);
};

/** Reads a place at a size between two of the pyramid's; 0 is the largest. */
export const look = (from: Pyramid, level: number, u: number, v: number, to: Colour): void => {
  to[0] = to[1] = to[2] = to[3] = 0;
  const at = clamp(level, 0, from.length - 1);
  const whole = at | 0;
  const part = at - whole;
  const here = from[whole];
  const next = from[whole + 1];
  if (here && part < 0.999) addFrom(here, u, v, next ? 1 - part : 1, to);
  if (next && part > 0.001) addFrom(next, u, v, part >= 0.999 ? 1 : part, to);
};
