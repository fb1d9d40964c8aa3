import { labOf, rgbOf, type Lab } from './colour.ts';
import { maskAt, type Frame, type Light } from './light.ts';
import { layOf, type Sides, type Worn } from './look.ts';
import { PARTS, type Masks, type Part } from './masks.ts';

const smoothstep = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** A highlight stands out from its own skin: measured from its mean, or fair skin would be one all over. */
export const HIGHLIGHT = { from: 10, to: 28 } as const;

/** Teeth are light and nearly grey. What a lip ring that slipped would catch of them stays as it is. */
export const TEETH = { grey: 4, flesh: 8, dark: 52, light: 64 } as const;

/** One part on one pixel. The shader in `shader.ts` says the same; a test holds them together. */
const lay = (skin: Lab, part: Part, worn: Worn, mask: number, mean: number): Lab => {
  const how = layOf(part, worn.finish);
  const [L, a, b] = skin;
  const highlight = smoothstep(mean + HIGHLIGHT.from, mean + HIGHLIGHT.to, L);
  const tooth =
    part === 'lips'
      ? smoothstep(TEETH.dark, TEETH.light, L) * (1 - smoothstep(TEETH.grey, TEETH.flesh, a))
      : 0;
  const share = mask * worn.intensity * (1 - how.keep * highlight) * (1 - tooth);
  const full = worn.colour[0] + (L - mean) * how.relief;
  const target = how.darkens ? Math.min(L, full) : full;
  return [
    Math.min(
      100,
      Math.max(0, mix(L, target, how.lift * share)) +
        how.shine * highlight * mask * worn.intensity * (1 - tooth) * (100 - L) * 0.6,
    ),
    mix(a, worn.colour[1], how.cover * share),
    mix(b, worn.colour[2], how.cover * share),
  ];
};

/** The plain statement of what the graphics card draws: exact, slow, and what tests measure. Returns a new picture. */
export const paint = (
  frame: Frame,
  masks: Masks,
  light: Light,
  sides: Sides,
): Uint8ClampedArray => {
  const painted = Uint8ClampedArray.from(frame.data);
  for (let y = 0; y < frame.height; y += 1)
    for (let x = 0; x < frame.width; x += 1) {
      const across = (x + 0.5) / frame.width;
      const mask = maskAt(masks, across, (y + 0.5) / frame.height);
      if (mask.every((value) => value === 0)) continue;
      const look = across < sides.at ? sides.left : sides.right;
      const pixel = (y * frame.width + x) * 4;
      let colour = labOf(painted[pixel] ?? 0, painted[pixel + 1] ?? 0, painted[pixel + 2] ?? 0);
      let touched = false;
      for (const [channel, part] of PARTS.entries()) {
        const worn = look[part];
        const value = mask[channel] ?? 0;
        if (!worn || value === 0 || worn.intensity === 0) continue;
        colour = lay(colour, part, worn, value, light[channel] ?? 0);
        touched = true;
      }
      if (touched) painted.set(rgbOf(colour), pixel);
    }
  return painted;
};
