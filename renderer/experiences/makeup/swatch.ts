import { rgbOf, labOfHex, type Lab } from '../../vision/makeup/colour.ts';
import { lightOf } from '../../vision/makeup/light.ts';
import type { Worn } from '../../vision/makeup/look.ts';
import { PARTS, type Masks, type Part } from '../../vision/makeup/masks.ts';
import { paint } from '../../vision/makeup/paint.ts';

/** Skin from light to deep, every second of the Monk scale's ten (https://skintone.google): a shade is shown on all of them. */
export const SKINS = ['#f3e7db', '#eadaba', '#d7bd96', '#a07e56', '#604134', '#3a312a'] as const;

/** Lips are more red and a little deeper than the skin around them. */
const flesh = (skin: string, part: Part): Lab => {
  const [L, a, b] = labOfHex(skin);
  return part === 'lips' ? [L * 0.88, a + 11, b * 0.85] : [L, a, b];
};

const smooth = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** A stroke of the shade across skin, mixed as the mirror mixes it: bare above and below. */
export const stroke = (
  skin: string,
  part: Part,
  worn: Worn,
  width: number,
  height: number,
): ImageData => {
  const data = new Uint8ClampedArray(width * height * 4);
  const mask = new Uint8Array(width * height * 4);
  const channel = PARTS.indexOf(part);
  const [L, a, b] = flesh(skin, part);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [(x + 0.5) / width, (y + 0.5) / height];
      // An arm is round and lit from above left; what is wet shows a line of light.
      const round = 1 - (2 * u - 0.9) ** 2;
      const gleam = Math.exp(-(((u - 0.36 + 0.06 * v) / 0.07) ** 2));
      data.set(
        [
          ...rgbOf([
            Math.min(99, L * (0.9 + 0.1 * round) + 22 * gleam * (0.4 + 0.6 * (L / 100))),
            a,
            b,
          ]),
          255,
        ],
        (y * width + x) * 4,
      );
      const away = ((u - 0.5) / 0.36) ** 4 + ((v - 0.5) / 0.36) ** 8;
      mask[(y * width + x) * 4 + channel] = Math.round(255 * (1 - smooth(0.8, 1.15, away)));
    }
  const frame = { width, height, data };
  const box = { left: 0, top: 0, right: width, bottom: height };
  const masks: Masks = { width, height, data: mask, box };
  const painted = paint(frame, masks, lightOf(frame, masks), {
    left: {},
    right: { [part]: worn },
    at: 0,
  });
  return new ImageData(new Uint8ClampedArray(painted), width, height);
};
