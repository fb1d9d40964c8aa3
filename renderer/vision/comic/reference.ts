import { comic } from './parameters.ts';

/** Rows from the top, four bytes a pixel, as a canvas gives and takes it. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
};

const [RED, GREEN, BLUE] = comic.luma;
const clamp = (x: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, x));
const smoothstep = (from: number, to: number, x: number): number => {
  const t = clamp((x - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
};

/** A pass along one axis: `step` pixels are walked by (dx, dy), edges repeat themselves. */
type Axis = readonly [dx: 0 | 1, dy: 0 | 1];
const ACROSS: Axis = [1, 0];
const DOWN: Axis = [0, 1];

/** Three floats a pixel, 0 to 1. */
type Plane = { readonly width: number; readonly height: number; readonly data: Float32Array };

const planeOf = ({ width, height, data }: Picture): Plane => {
  const plane = new Float32Array(width * height * 3);
  for (let i = 0, j = 0; j < plane.length; i += 4, j += 3)
    for (let c = 0; c < 3; c++) plane[j + c] = (data[i + c] ?? 0) / 255;
  return { width, height, data: plane };
};

/** Walks every pixel with a reader of its neighbours along the axis; what `make` puts into `out` becomes the pixel. */
const along = (
  { width, height, data }: Plane,
  [dx, dy]: Axis,
  make: (at: (offset: number) => number, data: Float32Array, out: Float32Array) => void,
): Plane => {
  const result = new Float32Array(data.length);
  const out = new Float32Array(3);
  let x = 0;
  let y = 0;
  const at = (offset: number) =>
    (clamp(y + dy * offset, 0, height - 1) * width + clamp(x + dx * offset, 0, width - 1)) * 3;
  for (y = 0; y < height; y++)
    for (x = 0; x < width; x++) {
      make(at, data, out);
      result.set(out, (y * width + x) * 3);
    }
  return { width, height, data: result };
};

const brightness = (r: number, g: number, b: number): number => r * RED + g * GREEN + b * BLUE;

const smoothAlong = (plane: Plane, axis: Axis, step: number): Plane => {
  const { taps, distance, colour, dimmest } = comic.smooth;
  return along(plane, axis, (at, data, out) => {
    const here = at(0);
    const [r0 = 0, g0 = 0, b0 = 0] = [data[here], data[here + 1], data[here + 2]];
    let [r, g, b, weight] = [r0, g0, b0, 1];
    const strict = colour / Math.max(brightness(r0, g0, b0), dimmest) ** 2;
    for (let i = -taps; i <= taps; i++) {
      if (i === 0) continue;
      const there = at(i * step);
      const [r1 = 0, g1 = 0, b1 = 0] = [data[there], data[there + 1], data[there + 2]];
      const apart = (r1 - r0) ** 2 + (g1 - g0) ** 2 + (b1 - b0) ** 2;
      const w = Math.exp(-(i * i) / (2 * distance)) * Math.exp(-apart * strict);
      r += r1 * w;
      g += g1 * w;
      b += b1 * w;
      weight += w;
    }
    out[0] = r / weight;
    out[1] = g / weight;
    out[2] = b / weight;
  });
};

const gauss = (deviation: number, taps: number, step = 1): readonly number[] => {
  const raw = Array.from({ length: 2 * taps + 1 }, (_, i) =>
    Math.exp(-(((i - taps) * step) ** 2) / (2 * deviation ** 2)),
  );
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((w) => w / sum);
};

/** Weights of every blur, from -taps to taps; they sum to one. */
export const weights = {
  narrow: gauss(comic.line.narrow, comic.line.taps),
  wide: gauss(comic.line.wide, comic.line.taps),
  around: gauss(comic.around.deviation, comic.around.taps, comic.around.step),
};

/** Brightness blurred narrowly, widely, and over the surroundings. */
const blurAlong = (plane: Plane, axis: Axis): Plane =>
  along(plane, axis, (at, data, out) => {
    let narrow = 0;
    let wide = 0;
    let around = 0;
    for (let i = -comic.line.taps; i <= comic.line.taps; i++) {
      const there = at(i);
      narrow += (data[there] ?? 0) * (weights.narrow[i + comic.line.taps] ?? 0);
      wide += (data[there + 1] ?? 0) * (weights.wide[i + comic.line.taps] ?? 0);
    }
    for (let i = -comic.around.taps; i <= comic.around.taps; i++) {
      const there = at(i * comic.around.step);
      around += (data[there + 2] ?? 0) * (weights.around[i + comic.around.taps] ?? 0);
    }
    out[0] = narrow;
    out[1] = wide;
    out[2] = around;
  });

const grey = ({ width, height, data }: Plane): Plane => {
  const out = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 3)
    out.fill(brightness(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0), i, i + 3);
  return { width, height, data: out };
};

/** 1 is paper, 0 is ink. */
export const inkAt = (narrow: number, wide: number, around: number): number => {
  const { sharpness, hardness } = comic.ink;
  const { share, least, most, own } = comic.threshold;
  const line = (1 + sharpness) * narrow - sharpness * wide;
  const begins = Math.max(Math.min(clamp(around * share, least, most), wide * own), 1e-3);
  // Against the threshold itself: a line on dark skin is as black as the same line on light skin.
  return line >= begins ? 1 : 1 + Math.tanh((hardness * (line - begins)) / begins);
};

const soften = (light: number): number => {
  const { count, softness } = comic.levels;
  const scaled = light * count;
  const base = Math.floor(scaled);
  return (base + 0.5 + 0.5 * Math.tanh(softness * (scaled - base - 0.5))) / count;
};

const dotAt = (x: number, y: number, light: number, around: number): number => {
  const { pitch, soft, radius, most, bias, lift } = comic.dots;
  const u = ((x - y) * Math.SQRT1_2) / pitch;
  const v = ((x + y) * Math.SQRT1_2) / pitch;
  const from = Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5);
  const tone = clamp((around * lift - light) / Math.max(around, 0.15) + bias, 0, most);
  return 1 - smoothstep(-soft, soft, from - radius * Math.sqrt(tone));
};

export type Drawn = {
  readonly picture: Picture;
  /** 1 is paper, 0 is ink. */ readonly ink: Float32Array;
};

/** The comic of a photograph, pixel by pixel: what the shaders have to agree with, and what fairness is measured on. */
export const drawComic = (photograph: Picture): Drawn => {
  let smooth = planeOf(photograph);
  for (const step of comic.smooth.steps)
    smooth = smoothAlong(smoothAlong(smooth, ACROSS, step), DOWN, step);
  const blurred = blurAlong(blurAlong(grey(smooth), ACROSS), DOWN);
  const { width, height } = photograph;
  const data = new Uint8ClampedArray(width * height * 4);
  const ink = new Float32Array(width * height);
  for (let i = 0; i < ink.length; i++) {
    const at = i * 3;
    const around = blurred.data[at + 2] ?? 0;
    const paper = inkAt(blurred.data[at] ?? 0, blurred.data[at + 1] ?? 0, around);
    ink[i] = paper;
    const colour = [
      smooth.data[at] ?? 0,
      smooth.data[at + 1] ?? 0,
      smooth.data[at + 2] ?? 0,
    ] as const;
    const light = brightness(...colour);
    const flat = soften(light) / Math.max(light, 0.02);
    const middle = ((colour[0] + colour[1] + colour[2]) / 3) * flat;
    const dot = dotAt((i % width) + 0.5, Math.floor(i / width) + 0.5, light, around);
    const shade =
      (1 + dot * (comic.dots.shade - 1)) * (comic.ink.black + paper * (1 - comic.ink.black));
    for (let c = 0; c < 3; c++) {
      const vivid = middle + ((colour[c] ?? 0) * flat - middle) * comic.colour.saturation;
      data[i * 4 + c] = clamp(vivid, 0, 1) * shade * 255;
    }
    data[i * 4 + 3] = 255;
  }
  return { picture: { width, height, data }, ink };
};
