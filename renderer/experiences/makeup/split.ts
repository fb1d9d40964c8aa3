import type { Look, Sides } from '../../vision/makeup/look.ts';
import { toPicture, type Crop } from './framing.ts';

/** Where the line between before and after stands, 0 to 1 of the glass; null without one. */
export type Split = number | null;

const BARE: Look = {};

export const HALF = 0.5;
export const STEP = 0.1;

export const moved = (split: number, by: number): number =>
  Math.round(Math.min(1, Math.max(0, split + by)) * 100) / 100;

/** Before is always left on the glass, whichever side of the picture that is. */
export const sidesOf = (look: Look, split: Split, crop: Crop, mirror: boolean): Sides => {
  if (split === null) return { left: BARE, right: look, at: 0 };
  // All before, or all after: also what a zoomed picture hides beside the glass.
  if (split >= 1) return { left: BARE, right: BARE, at: 0 };
  if (split <= 0) return { left: BARE, right: look, at: 0 };
  const at = toPicture(crop, split, mirror);
  return mirror ? { left: look, right: BARE, at } : { left: BARE, right: look, at };
};
