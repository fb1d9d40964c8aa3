import type { Garment } from '../../../preload/contract/index.ts';
import { clamp, dot, fromPolygon, minus, smoothstep, type Point } from './geometry.ts';
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
 * Of the trunk that reaches under a sleeve, little does so at the end of the shoulder: the sleeve falls away there, and
 * what reached beyond would stand out as a horn.
 */
const AT_TIP = { times: 6, share: 0.4 } as const;

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
  const seams = [
    [anchors.shoulderLeft, anchors.armpitLeft],
    [anchors.shoulderRight, anchors.armpitRight],
  ].map((ends) => ends.map(at)) as [Point, Point][];
  const steepAt = (place: Point): number => {
    const [tip, pit] = seams[place[0] < width / 2 ? 0 : 1] as [Point, Point];
    const down = minus(pit, tip);
    const share = clamp(dot(minus(place, tip), down) / (dot(down, down) || 1), 0, 1);
    return 1 + (AT_TIP.times - 1) * (1 - smoothstep(0, AT_TIP.share, share));
  };
  const values = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1) {
      const place: Point = [((x + 0.5) / columns) * width, ((y + 0.5) / rows) * height];
      const sleeve = Math.min(fromPolygon(place, left), fromPolygon(place, right));
      const nearest = (fromPolygon(place, trunk) - sleeve) / range;
      const nearer = nearest > 0 ? nearest * steepAt(place) : nearest;
      values[y * columns + x] = Math.round(SEAM + 127 * Math.max(-1, Math.min(1, nearer)));
    }
  return { width: columns, height: rows, values };
};
