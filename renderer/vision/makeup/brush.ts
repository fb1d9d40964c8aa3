import type { Frame } from './light.ts';
import { layOf, type Lay, type Look } from './look.ts';
import type { Painting } from './mirror.ts';
import { HIGHLIGHT, TEETH } from './paint.ts';
import { PARTS } from './masks.ts';

/*
 * What `paint.ts` says, in the picture itself and in a tenth of the time: only where something is worn, and without an
 * object for each pixel. A test holds both together.
 */

type Coat = Lay & {
  readonly channel: number;
  readonly isLips: boolean;
  readonly L: number;
  readonly a: number;
  readonly b: number;
  readonly intensity: number;
  readonly mean: number;
};

const coatsOf = (look: Look, light: Painting['light']): readonly Coat[] =>
  PARTS.flatMap((part, channel) => {
    const worn = look[part];
    if (!worn || worn.intensity === 0) return [];
    const [L, a, b] = worn.colour;
    const { intensity } = worn;
    const mean = light[channel] ?? 0;
    const isLips = part === 'lips';
    return [{ channel, isLips, L, a, b, intensity, mean, ...layOf(part, worn.finish) }];
  });

/** A table of a curve, read between its entries. */
const STEPS = 8_192;
const table = (most: number, curve: (value: number) => number): Float32Array =>
  Float32Array.from({ length: STEPS + 2 }, (_, i) => curve((i * most) / STEPS));

/** Sums of primaries over the white come to a little more than 1. */
const MOST = 1.01;
const bent = table(MOST, (t) => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116));
const byte = table(1, (c) => 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
const linear = Float32Array.from({ length: 256 }, (_, value) => {
  const c = value / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

const read = (from: Float32Array, at: number): number => {
  const whole = at | 0;
  const low = from[whole] ?? 0;
  return low + ((from[whole + 1] ?? 0) - low) * (at - whole);
};
const bend = (t: number): number => read(bent, t * (STEPS / MOST));
const toByte = (c: number): number => read(byte, c <= 0 ? 0 : c >= 1 ? STEPS : c * STEPS);
const unbend = (f: number): number => {
  const cube = f * f * f;
  return cube > 216 / 24_389 ? cube : ((116 * f - 16) * 27) / 24_389;
};
const step = (from: number, to: number, value: number): number => {
  const t = value <= from ? 0 : value >= to ? 1 : (value - from) / (to - from);
  return t * t * (3 - 2 * t);
};

export const brush = (
  picture: Frame & { readonly data: Uint8ClampedArray },
  { masks, light, sides }: Painting,
): void => {
  const { data, width, height } = picture;
  const { box } = masks;
  const left = coatsOf(sides.left, light);
  const right = coatsOf(sides.right, light);
  const [down, across] = [masks.height / height, masks.width / width];
  // Between the middles of a mask's pixels its values run on to the next one.
  const first = (edge: number, by: number) => Math.max(0, Math.floor((edge - 0.5) / by - 0.5));
  const last = (edge: number, by: number, most: number) =>
    Math.min(most, Math.ceil((edge + 0.5) / by + 0.5));
  const [top, bottom] = [first(box.top, down), last(box.bottom, down, height)];
  const [from, to] = [first(box.left, across), last(box.right, across, width)];
  const mask = masks.data;
  for (let y = top; y < bottom; y += 1) {
    const v = (y + 0.5) * down - 0.5;
    const upper = Math.floor(v);
    const low = v - upper;
    const above = Math.max(0, upper) * masks.width;
    const below = Math.min(masks.height - 1, upper + 1) * masks.width;
    for (let x = from; x < to; x += 1) {
      const lays = (x + 0.5) / width < sides.at ? left : right;
      if (lays.length === 0) continue;
      const u = (x + 0.5) * across - 0.5;
      const column = Math.floor(u);
      const side = u - column;
      const one = Math.max(0, column);
      const other = Math.min(masks.width - 1, column + 1);
      const p = (above + one) * 4;
      const q = (above + other) * 4;
      const r = (below + one) * 4;
      const s = (below + other) * 4;
      let isKnown = false;
      let L = 0;
      let a = 0;
      let b = 0;
      const pixel = (y * width + x) * 4;
      for (const lay of lays) {
        const { channel } = lay;
        const over = (mask[p + channel] ?? 0) * (1 - side) + (mask[q + channel] ?? 0) * side;
        const under = (mask[r + channel] ?? 0) * (1 - side) + (mask[s + channel] ?? 0) * side;
        const value = (over * (1 - low) + under * low) / 255;
        if (value === 0) continue;
        if (!isKnown) {
          isKnown = true;
          const red = linear[data[pixel] ?? 0] ?? 0;
          const green = linear[data[pixel + 1] ?? 0] ?? 0;
          const blue = linear[data[pixel + 2] ?? 0] ?? 0;
          const fx = bend((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
          const fy = bend(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
          const fz = bend((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
          L = 116 * fy - 16;
          a = 500 * (fx - fy);
          b = 200 * (fy - fz);
        }
        const highlight = step(lay.mean + HIGHLIGHT.from, lay.mean + HIGHLIGHT.to, L);
        const tooth = lay.isLips
          ? step(TEETH.dark, TEETH.light, L) * (1 - step(TEETH.grey, TEETH.flesh, a))
          : 0;
        const most = value * lay.intensity * (1 - tooth);
        const share = most * (1 - lay.keep * highlight);
        const full = lay.L + (L - lay.mean) * lay.relief;
        const target = lay.darkens ? Math.min(L, full) : full;
        const lit = Math.max(0, L + (target - L) * lay.lift * share);
        L = Math.min(100, lit + lay.shine * highlight * most * (100 - L) * 0.6);
        a += (lay.a - a) * lay.cover * share;
        b += (lay.b - b) * lay.cover * share;
      }
      if (!isKnown) continue;
      const fy = (L + 16) / 116;
      const X = 0.95047 * unbend(fy + a / 500);
      const Y = unbend(fy);
      const Z = 1.08883 * unbend(fy - b / 200);
      data[pixel] = toByte(3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z);
      data[pixel + 1] = toByte(-0.969266 * X + 1.8760108 * Y + 0.041556 * Z);
      data[pixel + 2] = toByte(0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z);
    }
  }
};
