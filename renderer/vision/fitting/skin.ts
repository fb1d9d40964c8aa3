import { clamp } from './geometry.ts';
import { luminance } from './lit.ts';

/*
 * Where a hand is to be expected, whatever looks like the wearer's own face or bare wrist is it; what does not is a
 * pocket, or cloth before it. Nothing is said of skin but that it is the wearer's.
 */

/** Unlike as much as this begins to be no hand, and is none. Colours are 0 to 1. */
export const UNLIKE_SKIN = { least: 0.16, most: 0.3 } as const;
/** A hand may be so much darker or lighter than the face it belongs to. */
export const LIGHT_OF_HAND = { least: 0.55, most: 1.6 } as const;

export type Rgb = readonly [r: number, g: number, b: number];

/** How unlike two colours are, in whatever light of the same room. */
export const unlike = (here: Rgb, other: Rgb): number => {
  const times = clamp(
    luminance(...here) / Math.max(luminance(...other), 0.02),
    LIGHT_OF_HAND.least,
    LIGHT_OF_HAND.most,
  );
  return Math.hypot(
    here[0] - other[0] * times,
    here[1] - other[1] * times,
    here[2] - other[2] * times,
  );
};

/** The same of skin: the face's where one is seen, and the wrist's where that is bare. */
export const unlikeSkin =
  (face: Rgb | null, wrist: Rgb) =>
  (here: Rgb): number => {
    if (!face) return unlike(here, wrist);
    const other = unlike(here, face);
    return unlike(wrist, face) < UNLIKE_SKIN.most ? Math.min(other, unlike(here, wrist)) : other;
  };
