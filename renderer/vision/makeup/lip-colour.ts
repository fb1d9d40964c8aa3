import type { Frame } from './light.ts';

/** A picture `width` by `height` pixels large, in which the landmarks are; `frame` may have fewer of them. */
export type Seen = { readonly width: number; readonly height: number; readonly frame: Frame };

export type Colour = readonly [number, number, number];

/** Light falls as a factor: in logarithms it is a sum, and the same lips in shade are as far from the same skin. */
const logOf = (value: number): number => Math.log2(value + FLOOR);
const valueOf = (log: number): number => 2 ** log - FLOOR;
const FLOOR = 8;
const LOGS = Float32Array.from({ length: 256 }, (_, value) => logOf(value));
const VALUES = Float32Array.from({ length: 256 }, (_, value) => value);

/** In logarithms. */
export const colourAt = (seen: Seen, x: number, y: number): Colour => sampled(seen, x, y, LOGS);

/** 0 to 255: over an edge a sensor mixes what lies on both sides by that, and not by its logarithm. */
export const valueAt = (seen: Seen, x: number, y: number): Colour => sampled(seen, x, y, VALUES);

const sampled = (whole: Seen, x: number, y: number, table: Float32Array): Colour => {
  const { width, height, data } = whole.frame;
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const u = clamp((x * width) / whole.width - 0.5, width - 1);
  const v = clamp((y * height) / whole.height - 0.5, height - 1);
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const [across, down] = [u - column, v - row];
  const from = (row * width + column) * 4;
  const right = column < width - 1 ? 4 : 0;
  const below = row < height - 1 ? width * 4 : 0;
  const channel = (c: number): number => {
    const value = (i: number) => table[data[i] ?? 0] ?? 0;
    const upper = value(from + c) * (1 - across) + value(from + right + c) * across;
    const lower = value(from + below + c) * (1 - across) + value(from + below + right + c) * across;
    return upper * (1 - down) + lower * down;
  };
  return [channel(0), channel(1), channel(2)];
};

/**
 * Tells lips from skin: 1 is as lips are, 0 as the skin about them, and never more: lips grow darker towards the mouth, and
 * the steepest place would lean inwards. 0.5 is half of each. `sure` is how far both are apart.
 */
export type Telling = { readonly of: (colour: Colour) => number; readonly sure: number };

const meanOf = (colours: readonly Colour[]): Colour => {
  const sum = [0, 0, 0];
  for (const colour of colours)
    for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (colour[c] ?? 0);
  return sum.map((one) => one / Math.max(1, colours.length)) as unknown as Colour;
};

/** Solves a symmetric system of three. */
const solve = (m: readonly number[], v: Colour): Colour => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = m;
  const [A, B, C] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const [D, E, F] = [a * f - c * c, b * c - a * e, a * d - b * b];
  const det = a * A + b * B + c * C || 1e-12;
  const [x, y, z] = v;
  return [
    (A * x + B * y + C * z) / det,
    (B * x + D * y + E * z) / det,
    (C * x + E * y + F * z) / det,
  ];
};

/** Noise of a sensor, in logarithms: no direction is trusted for being without any. */
const GRAIN = 0.003;

/** How many deviations a colour is from these (Mahalanobis). */
export const distanceFrom = (colours: readonly Colour[]): ((colour: Colour) => number) => {
  const mean = meanOf(colours);
  const spread = [FLESH, 0, 0, FLESH, 0, FLESH];
  scatter(spread, colours, mean, 1 / Math.max(1, colours.length));
  return ([r, g, b]) => {
    const off: Colour = [r - mean[0], g - mean[1], b - mean[2]];
    const [x, y, z] = solve(spread, off);
    return Math.sqrt(Math.max(0, x * off[0] + y * off[1] + z * off[2]));
  };
};
/** Lips are never of one colour: chaps and wet. */
const FLESH = 0.012;

/** Adds to a spread (xx, xy, xz, yy, yz, zz) what these colours are off their mean. */
const scatter = (
  spread: number[],
  colours: readonly Colour[],
  mean: Colour,
  weight: number,
): void => {
  for (const colour of colours) {
    const [x, y, z] = [colour[0] - mean[0], colour[1] - mean[1], colour[2] - mean[2]];
    for (const [i, value] of [x * x, x * y, x * z, y * y, y * z, z * z].entries())
      spread[i] = (spread[i] ?? 0) + value * weight;
  }
};

/**
 * Along logarithms half of each lies nearer to the lighter of both: dark lips on light skin would be found too small, and
 * light ones on deep skin too large. So far it is believed.
 */
const HALF = { least: 0.35, most: 0.65 } as const;

/** Fisher's linear discriminant. */
export const telling = (lips: readonly Colour[], skin: readonly Colour[]): Telling => {
  const [lip, bare] = [meanOf(lips), meanOf(skin)];
  const spread = [GRAIN, 0, 0, GRAIN, 0, GRAIN];
  scatter(spread, lips, lip, 1 / (2 * Math.max(1, lips.length)));
  scatter(spread, skin, bare, 1 / (2 * Math.max(1, skin.length)));
  const apart: Colour = [lip[0] - bare[0], lip[1] - bare[1], lip[2] - bare[2]];
  const [x, y, z] = solve(spread, apart);
  const along = ([r, g, b]: Colour) => x * r + y * g + z * b;
  const length = along(apart) || 1e-9;
  const zero = along(bare);
  const share = (colour: Colour) => (along(colour) - zero) / length;
  const mixed = lip.map((log, c) => logOf((valueOf(log) + valueOf(bare[c] ?? 0)) / 2));
  const half = Math.min(HALF.most, Math.max(HALF.least, share(mixed as unknown as Colour)));
  return {
    of: (colour) => {
      const by = share(colour);
      const even = by < half ? by / half / 2 : 0.5 + (by - half) / (1 - half) / 2;
      return Math.min(1, Math.max(-0.1, even));
    },
    sure: Math.sqrt(Math.max(0, length)),
  };
};
