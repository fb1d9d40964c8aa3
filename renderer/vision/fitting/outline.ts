import type { Mask } from '../tracker/kinds.ts';
import { plus, type Point } from './geometry.ts';

/** What of the picture is person, asked in the picture's pixels. */
export type Outline = {
  /** 0 to 1, between the mask's own pixels; null outside the picture. */
  at(place: Point): number | null;
};

export const outlineOf = (mask: Mask, width: number, height: number): Outline => {
  const { values } = mask;
  const value = (x: number, y: number): number =>
    values[
      Math.min(mask.height - 1, Math.max(0, y)) * mask.width +
        Math.min(mask.width - 1, Math.max(0, x))
    ] ?? 0;
  return {
    at([px, py]) {
      if (px < 0 || py < 0 || px >= width || py >= height) return null;
      const x = (px / width) * mask.width - 0.5;
      const y = (py / height) * mask.height - 0.5;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [across, down] = [x - left, y - top];
      const upper = value(left, top) * (1 - across) + value(left + 1, top) * across;
      const lower = value(left, top + 1) * (1 - across) + value(left + 1, top + 1) * across;
      return (upper * (1 - down) + lower * down) / 255;
    },
  };
};

const HALF = 0.5;

/**
 * How far along `direction` the person ends, to a part of a pixel; null where that is not between `least` and `most`, or
 * not in the picture. `isOther` says what is person but not what is being measured, as an arm beside the body.
 */
export const edgeOutwards = (
  outline: Outline,
  from: Point,
  direction: Point,
  least: number,
  most: number,
  isOther: (place: Point) => boolean = () => false,
): number | null => {
  let before = 1;
  for (let far = least; far <= most; far += 1) {
    const place = plus(from, direction, far);
    const here = outline.at(place);
    if (here === null) return null;
    if (isOther(place)) return far;
    if (here < HALF)
      return far === least ? null : far - (HALF - here) / Math.max(before - here, 1e-3);
    before = here;
  }
  return null;
};

/** The same from outside: where there is a gap in the middle, as between legs. */
export const edgeInwards = (
  outline: Outline,
  from: Point,
  direction: Point,
  least: number,
  most: number,
  isOther: (place: Point) => boolean = () => false,
): number | null => {
  let before: number | null = null;
  for (let far = most; far >= least; far -= 1) {
    const place = plus(from, direction, far);
    const here = isOther(place) ? 0 : outline.at(place);
    if (here === null) continue;
    if (here >= HALF)
      return before === null ? null : far + (here - HALF) / Math.max(here - before, 1e-3);
    before = here;
  }
  return null;
};
