import type { Garment } from '../../../preload/contract/index.ts';
import { fromPolygon, type Point } from './geometry.ts';
import { isUpper } from './hang.ts';

/** Which part of a garment's picture is sleeve: above the middle of a byte it is, the further from the seam the more. */
export type Seams = {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
};

const LONG_SIDE = 160;
export const SEAM = 128;
/** Distances as far as this part of the shoulders' width are told apart. */
const RANGE = 0.06;

/**
 * Sleeves hang beside the trunk in a flat picture, and a body moves them away from it. What is nearer to the sleeve's
 * four corners than to the trunk's outline belongs to the sleeve. Null where there are none.
 */
export const seamsOf = (garment: Garment): Seams | null => {
  const { shape, width, height } = garment;
  if (!isUpper(shape) || !shape.anchors.sleeves) return null;
  const { anchors } = shape;
  const { sleeves } = shape.anchors;
  const at = ([x, y]: readonly [number, number]): Point => [x * width, y * height];
  const trunk = [
    anchors.neckLeft,
    anchors.neckRight,
    anchors.shoulderRight,
    anchors.armpitRight,
    anchors.waistRight,
    anchors.hemRight,
    anchors.hemLeft,
    anchors.waistLeft,
    anchors.armpitLeft,
    anchors.shoulderLeft,
  ].map(at);
  const left = [anchors.shoulderLeft, sleeves.left.out, sleeves.left.in, anchors.armpitLeft].map(
    at,
  );
  const right = [
    anchors.shoulderRight,
    sleeves.right.out,
    sleeves.right.in,
    anchors.armpitRight,
  ].map(at);
  const range =
    RANGE * Math.max(1, Math.abs(anchors.shoulderRight[0] - anchors.shoulderLeft[0]) * width);
  const times = LONG_SIDE / Math.max(width, height);
  const columns = Math.max(1, Math.round(width * times));
  const rows = Math.max(1, Math.round(height * times));
  const values = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1) {
      const place: Point = [((x + 0.5) / columns) * width, ((y + 0.5) / rows) * height];
      const sleeve = Math.min(fromPolygon(place, left), fromPolygon(place, right));
      const nearer = (fromPolygon(place, trunk) - sleeve) / range;
      values[y * columns + x] = Math.round(SEAM + 127 * Math.max(-1, Math.min(1, nearer)));
    }
  return { width: columns, height: rows, values };
};
