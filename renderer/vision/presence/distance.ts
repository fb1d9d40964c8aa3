import { EYES_M } from '../../../preload/contract/index.ts';
import type { Box } from '../tracker/kinds.ts';

/** Across, as the detector draws its box around a grown-up's face: wider than the face. */
const BOX_M = 0.2;

type Size = { readonly width: number; readonly height: number };

/** Pixels that a metre takes up at one metre from the lens; `fieldOfView` is of the wide side, in degrees. */
const focalOf = ({ width, height }: Size, fieldOfView: number): number =>
  Math.max(width, height) / 2 / Math.tan((fieldOfView * Math.PI) / 360);

/** Pure: how far away a face is, in metres, as well as the width of a face tells it, whichever way it looks. Boxes are parts of the picture. */
export const distanceOf = (face: Box, picture: Size, fieldOfView: number): number =>
  (BOX_M * focalOf(picture, fieldOfView)) / (face.width * picture.width);

/** Pure: how far away eyes are, in metres, that are apart by this part of the wide side. Truer, while they look this way. */
export const distanceOfEyes = (part: number, fieldOfView: number): number =>
  (EYES_M * focalOf({ width: 1, height: 1 }, fieldOfView)) / part;

/** Within reach of the glass; whoever was within reach has to step back further than they came. */
const REACH_M = 1.2;
const BACK_M = 1.5;

/** Pure: whether anybody is so near that the screen should speak of touching. */
export const isNear = (
  before: boolean,
  faces: readonly Box[],
  picture: Size,
  fieldOfView: number,
): boolean =>
  faces.some((face) => distanceOf(face, picture, fieldOfView) < (before ? BACK_M : REACH_M));
