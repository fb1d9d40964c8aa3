import { labOf } from './colour.ts';
import { PARTS, sampleMask, type Masks } from './masks.ts';

/** Mean lightness of the bare skin under each part, in the order of PARTS. What light and shade are told from. */
export type Light = readonly [lips: number, cheeks: number, lids: number, brows: number];

export type Frame = {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row from the top. */
  readonly data: Uint8ClampedArray | Uint8Array;
};

const UNKNOWN = 50;

/** Every second pixel of a mask is some thousand samples: steady to a twentieth of a step of lightness. */
const STRIDE = 2;

export const lightOf = (frame: Frame, masks: Masks): Light => {
  const sums = new Float64Array(PARTS.length);
  const weights = new Float64Array(PARTS.length);
  const { data, width, height, box } = masks;
  const from = (edge: number) => edge - (edge % STRIDE);
  for (let y = from(box.top); y < box.bottom; y += STRIDE) {
    const row = Math.min(frame.height - 1, Math.floor(((y + 0.5) / height) * frame.height));
    for (let x = from(box.left); x < box.right; x += STRIDE) {
      const at = (y * width + x) * PARTS.length;
      // Most of it is bare. Nothing is made here for a pixel: this runs for all of them, many times a second.
      if (!data[at] && !data[at + 1] && !data[at + 2] && !data[at + 3]) continue;
      const column = Math.min(frame.width - 1, Math.floor(((x + 0.5) / width) * frame.width));
      const pixel = (row * frame.width + column) * 4;
      const [L] = labOf(
        frame.data[pixel] ?? 0,
        frame.data[pixel + 1] ?? 0,
        frame.data[pixel + 2] ?? 0,
      );
      for (let channel = 0; channel < PARTS.length; channel += 1) {
        const weight = data[at + channel] ?? 0;
        sums[channel] = (sums[channel] ?? 0) + weight * L;
        weights[channel] = (weights[channel] ?? 0) + weight;
      }
    }
  }
  const mean = (channel: number): number => {
    const weight = weights[channel] ?? 0;
    return weight > 0 ? (sums[channel] ?? 0) / weight : UNKNOWN;
  };
  return [mean(0), mean(1), mean(2), mean(3)];
};

/** How much of each part lies at a place of the picture, `x` and `y` 0 to 1; in the order of PARTS. */
export const maskAt = (masks: Masks, x: number, y: number): readonly number[] =>
  PARTS.map((_, channel) => sampleMask(masks, channel, x, y));
