/*
 * The few colours that something has, hair or a shirt, with how much each of them varies: by light, by strand, by fold.
 * Lightness varies most, so it is apart from hue: y, cb and cr as JPEG has them (ITU-T T.871), 0 to 1 and about 0.
 */

import { clamp } from './geometry.ts';

/** Colours one after another, three numbers each. */
export type Shades = Float32Array;

export const shadeInto = (to: Shades, at: number, r: number, g: number, b: number): void => {
  to[at] = (0.299 * r + 0.587 * g + 0.114 * b) / 255;
  to[at + 1] = (-0.1687 * r - 0.3313 * g + 0.5 * b) / 255;
  to[at + 2] = (0.5 * r - 0.4187 * g - 0.0813 * b) / 255;
};

/** Tones one after another: where each lies, and how far it spreads, six numbers each. */
export type Palette = Float32Array;
const A_TONE = 6;

/** A camera's noise and the light of one room: nothing varies less than this. */
const LEAST_SPREAD = [0.035, 0.012, 0.012] as const;
/** What varies more is two things. */
const MOST_SPREAD = [0.07, 0.024, 0.024] as const;
const ROUNDS = 4;
/** So few of all are chance. */
const CHANCE = 0.06;

/** How far a colour is from one of the tones, in that tone's spreads, squared: below 4 nearly all of them are. */
export const off = (palette: Palette, shades: Shades, at: number): number => {
  let least = Infinity;
  const [y, cb, cr] = [shades[at] ?? 0, shades[at + 1] ?? 0, shades[at + 2] ?? 0];
  for (let i = 0; i < palette.length; i += A_TONE) {
    const dy = (y - (palette[i] ?? 0)) / (palette[i + 3] ?? 1);
    const db = (cb - (palette[i + 1] ?? 0)) / (palette[i + 4] ?? 1);
    const dr = (cr - (palette[i + 2] ?? 0)) / (palette[i + 5] ?? 1);
    least = Math.min(least, dy * dy + db * db + dr * dr);
  }
  return least;
};

/** At most `most` tones, by k-means from the darkest to the lightest: the same shades have the same palette. */
export const paletteOf = (shades: Shades, most: number): Palette => {
  const many = shades.length / 3;
  if (many === 0) return new Float32Array(0);
  const order = Uint32Array.from({ length: many }, (_, i) => i * 3).toSorted(
    (a, b) => (shades[a] ?? 0) - (shades[b] ?? 0),
  );
  const means = new Float64Array(most * 3);
  for (let k = 0; k < most; k += 1) {
    const at = order[Math.floor(((k + 0.5) / most) * many)] ?? 0;
    for (let c = 0; c < 3; c += 1) means[k * 3 + c] = shades[at + c] ?? 0;
  }
  const of = new Uint8Array(many);
  const sums = new Float64Array(most * 7);
  for (let round = 0; round < ROUNDS; round += 1) {
    sums.fill(0);
    for (let i = 0; i < many; i += 1) {
      let least = Infinity;
      for (let k = 0; k < most; k += 1) {
        // Lightness says a third of what hue says.
        const dy = ((shades[i * 3] ?? 0) - (means[k * 3] ?? 0)) / 3;
        const db = (shades[i * 3 + 1] ?? 0) - (means[k * 3 + 1] ?? 0);
        const dr = (shades[i * 3 + 2] ?? 0) - (means[k * 3 + 2] ?? 0);
        const far = dy * dy + db * db + dr * dr;
        if (far < least) [least, of[i]] = [far, k];
      }
      const k = (of[i] ?? 0) * 7;
      sums[k] = (sums[k] ?? 0) + 1;
      for (let c = 0; c < 3; c += 1) {
        const one = shades[i * 3 + c] ?? 0;
        sums[k + 1 + c] = (sums[k + 1 + c] ?? 0) + one;
        sums[k + 4 + c] = (sums[k + 4 + c] ?? 0) + one * one;
      }
    }
    for (let k = 0; k < most; k += 1) {
      const here = sums[k * 7] ?? 0;
      if (here > 0)
        for (let c = 0; c < 3; c += 1) means[k * 3 + c] = (sums[k * 7 + 1 + c] ?? 0) / here;
    }
  }
  const tones: number[] = [];
  for (let k = 0; k < most; k += 1) {
    const here = sums[k * 7] ?? 0;
    if (here < Math.max(1, CHANCE * many)) continue;
    const mean = [1, 2, 3].map((c) => (sums[k * 7 + c] ?? 0) / here);
    const spread = LEAST_SPREAD.map((least, c) =>
      clamp(
        Math.sqrt(Math.max(0, (sums[k * 7 + 4 + c] ?? 0) / here - (mean[c] ?? 0) ** 2)),
        least,
        MOST_SPREAD[c] ?? least,
      ),
    );
    tones.push(...mean, ...spread);
  }
  return Float32Array.from(tones);
};

/** The same tones in other light: the side of a sleeve, or under a chin. */
export const inLight = (palette: Palette, times: number): Palette =>
  palette.map((value, i) => (i % A_TONE < 3 ? value * times : value));

/** Tones of the one that are no tone of the other. */
export const without = (palette: Palette, other: Palette, least: number): Palette => {
  const left: number[] = [];
  for (let i = 0; i < palette.length; i += A_TONE)
    if (off(other, palette, i) >= least) left.push(...palette.subarray(i, i + A_TONE));
  return Float32Array.from(left);
};

export const all = (...palettes: readonly Palette[]): Palette =>
  Float32Array.from(palettes.flatMap((one) => [...one]));
