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
  const sums = [0, 0, 0, 0];
  const weights = [0, 0, 0, 0];
  for (let y = 0; y < masks.height; y += STRIDE)
    for (let x = 0; x < masks.width; x += STRIDE) {
      const at = (y * masks.width + x) * 4;
      const [lips = 0, cheeks = 0, lids = 0, brows = 0] = masks.data.subarray(at, at + 4);
      if (lips + cheeks + lids + brows === 0) continue;
      const column = Math.min(frame.width - 1, Math.floor(((x + 0.5) / masks.width) * frame.width));
      const row = Math.min(frame.height - 1, Math.floor(((y + 0.5) / masks.height) * frame.height));
      const pixel = (row * frame.width + column) * 4;
      const [L] = labOf(
        frame.data[pixel] ?? 0,
        frame.data[pixel + 1] ?? 0,
        frame.data[pixel + 2] ?? 0,
      );
      for (const [channel, weight] of [lips, cheeks, lids, brows].entries()) {
        sums[channel] = (sums[channel] ?? 0) + weight * L;
        weights[channel] = (weights[channel] ?? 0) + weight;
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
