import { readBackground, type Unplain } from './background.ts';
import { toLab } from './lab.ts';
import { findOutline, raggedness, type Mask } from './outline.ts';
import { resized, type Picture } from './picture.ts';
import { softened } from './soften.ts';

/** Why a picture gives no garment. Closed: pages and the command line have words for each. */
export type CutOutRefusal =
  | Unplain
  | 'too-like-background'
  | 'garment-too-small'
  | 'picture-too-small'
  | 'nothing-found';

export type CutOut = {
  /** The garment with a little room around it, and nothing of what lay around it. */
  readonly picture: Picture;
  /** Where it is, without the softness of its edge. */
  readonly mask: Mask;
};

/** The outline is looked for in a picture of this size: more shows threads, not edges. */
const WORKED_AT = 1024;
/** The longer side of what a mirror holds. */
const LONGEST = 768;
const SHORTEST = 240;
/** Of the picture's area. */
const LEAST = 0.04;
const ROOM = 0.02;
/** Of the garment's length; and of its area, what closing gaps of that size may add. */
const GAP = 0.016;
const RAGGED = 0.09;

/** Cuts a garment out of a plain background. */
export const cutOut = (original: Picture): CutOut | CutOutRefusal => {
  if (Math.min(original.width, original.height) < SHORTEST) return 'picture-too-small';
  const picture = resized(original, WORKED_AT);
  const lab = toLab(picture);
  const background = readBackground(lab);
  if (typeof background === 'string') return background;
  const found = findOutline(lab, background);
  const { width, height, on } = found;
  let [left, top, right, bottom, area] = [width, height, -1, -1, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (on[y * width + x] === 1) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
        area++;
      }
  if (area === 0) return 'nothing-found';
  if (area < LEAST * width * height) return 'garment-too-small';
  if (left === 0 || top === 0 || right === width - 1 || bottom === height - 1)
    return 'touches-border';
  if (raggedness(found, Math.round(GAP * Math.max(right - left, bottom - top))) > RAGGED)
    return 'too-like-background';
  const room = Math.ceil(ROOM * Math.max(right - left, bottom - top));
  const box = {
    left: left - room,
    top: top - room,
    width: right - left + 1 + 2 * room,
    height: bottom - top + 1 + 2 * room,
  };
  const cut = resized(softened(picture, found, background), LONGEST, box);
  const mask = new Uint8Array(cut.width * cut.height);
  for (let i = 0; i < mask.length; i++) mask[i] = (cut.data[i * 4 + 3] ?? 0) >= 128 ? 1 : 0;
  return { picture: cut, mask: { width: cut.width, height: cut.height, on: mask } };
};
