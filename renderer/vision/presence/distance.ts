import type { Box } from '../tracker/kinds.ts';

/** Across, as the detector draws its box around a grown-up's face. */
const FACE_M = 0.16;

type Size = { readonly width: number; readonly height: number };

/** Pixels that a metre takes up at one metre from the lens; `fieldOfView` is of the wide side, in degrees. */
const focalOf = ({ width, height }: Size, fieldOfView: number): number =>
  Math.max(width, height) / 2 / Math.tan((fieldOfView * Math.PI) / 360);

/** Pure: how far away a face is, in metres, as well as a face's usual width tells it. Boxes are parts of the picture. */
export const distanceOf = (face: Box, picture: Size, fieldOfView: number): number =>
  (FACE_M * focalOf(picture, fieldOfView)) / (face.width * picture.width);

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
