import { difference, labOfHex, labOf, type Lab } from './colour.ts';
import { at, faceWidth, type Landmarks } from './face.ts';
import type { Frame } from './light.ts';

/**
 * Suggests shades. It compares shades with a shade that was picked, or with the undertone of skin; it never compares
 * people, says nothing of how light or deep anyone's skin is, and returns nothing that could be kept of a face.
 */
export type Undertone = 'cool' | 'neutral' | 'warm';

export type Shade = { readonly id: string; readonly hex: string };

/** Reds of a shop run from about -10 degrees of hue (berry) over 20 to 50 (brick, coral). */
const hueOf = ([, a, b]: Lab): number => (Math.atan2(b, a) * 180) / Math.PI;

const COOL_SHADE = 18;
const WARM_SHADE = 30;

export const undertoneOfShade = (hex: string): Undertone => {
  const hue = hueOf(labOfHex(hex));
  return hue < COOL_SHADE ? 'cool' : hue > WARM_SHADE ? 'warm' : 'neutral';
};

/** Shades like the one that was picked, nearest first, without it. */
export const like = <S extends Shade>(picked: Shade, shades: readonly S[], count: number): S[] => {
  const wanted = labOfHex(picked.hex);
  return shades
    .filter(({ id }) => id !== picked.id)
    .map((shade) => ({ shade, far: difference(labOfHex(shade.hex), wanted) }))
    .toSorted((one, other) => one.far - other.far)
    .slice(0, count)
    .map(({ shade }) => shade);
};

const chromaOf = ([, a, b]: Lab): number => Math.hypot(a, b);

const HUE: Readonly<Record<Undertone, number>> = { cool: 12, neutral: 24, warm: 38 };

const OPPOSITE: Readonly<Record<Undertone, Undertone | null>> = {
  cool: 'warm',
  neutral: null,
  warm: 'cool',
};

/** Shades of an undertone, as unlike one another in depth as the range has them: a sheer one, a bold one, a deep one. */
export const suiting = <S extends Shade>(
  undertone: Undertone,
  shades: readonly S[],
  count: number,
): S[] => {
  const near = shades
    .filter(({ hex }) => undertoneOfShade(hex) !== OPPOSITE[undertone])
    .map((shade) => ({ shade, lab: labOfHex(shade.hex) }))
    .toSorted(
      (one, other) =>
        Math.abs(hueOf(one.lab) - HUE[undertone]) - Math.abs(hueOf(other.lab) - HUE[undertone]),
    )
    .slice(0, count * 2);
  const chosen: typeof near = [];
  while (chosen.length < count) {
    const left = near.filter((one) => !chosen.includes(one));
    const apart = (one: (typeof near)[number]) =>
      Math.min(...chosen.map((other) => Math.abs(other.lab[0] - one.lab[0])));
    const next =
      chosen.length === 0 ? left[0] : left.toSorted((one, other) => apart(other) - apart(one))[0];
    if (!next) break;
    chosen.push(next);
  }
  return chosen.map(({ shade }) => shade);
};

/** Why the skin said nothing. Words for it ask for other light, never for another face. */
export type Unsure = 'light' | 'unseen';

/** White of the eye is nearly grey in white light: with more chroma than this it is the lamp that is coloured. */
const NEUTRAL_LIGHT = 9;
const DIM = 35;
/** An iris, grey as it may be, is darker than this share of the lightest place. */
const LIGHT_AS_WHITE = 0.75;
const SKIN_COOL = 50;
const SKIN_WARM = 62;
const CHEEKS = [50, 280, 205, 425];
const CORNERS_OF_EYES = [
  [33, 133],
  [133, 33],
  [263, 362],
  [362, 263],
] as const;
/** From the corner towards the other, where the white is widest beside the iris. */
const WHITE_AT = 0.2;

/** Undertone by the hue of cheeks, where the white of the eyes says that the light is near white. */
export const undertoneOfSkin = (frame: Frame, face: Landmarks): Undertone | Unsure => {
  const unit = faceWidth(face);
  const whites = CORNERS_OF_EYES.flatMap(([corner, other]) => {
    const [x, y] = at(face, corner);
    const [towardsX, towardsY] = at(face, other);
    return patch(frame, x + (towardsX - x) * WHITE_AT, y + (towardsY - y) * WHITE_AT, unit * 0.006);
  });
  const skin = CHEEKS.flatMap((index) => patch(frame, ...at(face, index), unit * 0.03));
  // Lashes and iris darken some of them, and a corner that is found a little off is skin, lighter than a white in the
  // shade of a brow: of what is light, the greyest is white.
  const lightest = Math.max(...whites.map(([lightness]) => lightness));
  const [white] = whites
    .filter(([lightness]) => lightness >= LIGHT_AS_WHITE * lightest)
    .toSorted((one, other) => chromaOf(one) - chromaOf(other));
  if (!white || skin.length < CHEEKS.length) return 'unseen';
  if (white[0] < DIM || chromaOf(white) > NEUTRAL_LIGHT) return 'light';
  const sum = (axis: 1 | 2) => skin.reduce((total, lab) => total + lab[axis], 0);
  const hue = hueOf([0, sum(1), sum(2)]);
  return hue < SKIN_COOL ? 'cool' : hue > SKIN_WARM ? 'warm' : 'neutral';
};

/** The mean of a square, or nothing where it leaves the picture. */
const patch = (frame: Frame, x: number, y: number, radius: number): Lab[] => {
  const left = Math.floor(x - radius);
  const top = Math.floor(y - radius);
  const size = Math.max(1, Math.round(2 * radius));
  if (left < 0 || top < 0 || left + size > frame.width || top + size > frame.height) return [];
  const mean: [number, number, number] = [0, 0, 0];
  for (let row = top; row < top + size; row += 1)
    for (let column = left; column < left + size; column += 1)
      for (const axis of [0, 1, 2] as const)
        mean[axis] += frame.data[(row * frame.width + column) * 4 + axis] ?? 0;
  const count = size * size;
  return [labOf(mean[0] / count, mean[1] / count, mean[2] / count)];
};
