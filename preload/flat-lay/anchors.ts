import {
  garmentFindings,
  type GarmentCut,
  type GarmentPoint,
  type GarmentShape,
} from '../contract/index.ts';
import { baysOf, contourOf, type At } from './contour.ts';
import { betweenLegs, skirtPoints, trouserPoints } from './lower.ts';
import type { Mask } from './outline.ts';
import { templateOf } from './template.ts';
import { leanOf, middleOf, turnedMask } from './upright.ts';
import { underArm, upperPoints } from './upper.ts';

export type FoundAnchors = {
  readonly shape: GarmentShape;
  /** False where the points could not be found and stand where such a garment usually has them. */
  readonly found: boolean;
};

/** Longer than this in widths of its shoulders and it is a dress. */
const DRESS = 2.2;

/** What a silhouette looks like, where nobody says what it is. */
const guessCut = (upright: Mask, cx: number): GarmentCut => {
  const contour = contourOf(upright);
  const ys = contour.map(([, y]) => y);
  const xs = contour.map(([x]) => x);
  const top = Math.min(...ys);
  const tall = Math.max(...ys) - top;
  const wide = Math.max(...xs) - Math.min(...xs);
  const bays = baysOf(contour);
  if (betweenLegs(bays, cx, tall, wide)) return 'trousers';
  const points = upperPoints(upright, cx);
  const sleeved = underArm(bays, cx, tall, -1) && underArm(bays, cx, tall, 1);
  if (!sleeved) {
    const row = contour.filter(([, y]) => y < top + 0.04 * tall).map(([x]) => x);
    const band = Math.max(...row) - Math.min(...row);
    // A band is one straight edge; straps and a neckline are not.
    const straight = contour.filter(
      ([x, y]) => Math.abs(x - cx) < 0.2 * band && y < top + 0.06 * tall,
    );
    if (band > 0.3 * wide && straight.length > 0.2 * band) return 'skirt';
  }
  if (!points) return 'top';
  const shoulders = points.shoulderRight[0] - points.shoulderLeft[0];
  return points.hemLeft[1] - points.shoulderLeft[1] > DRESS * shoulders ? 'dress' : 'top';
};

/** The points a garment hangs by, found from its silhouette. */
export const findAnchors = (mask: Mask, asked: GarmentCut | null): FoundAnchors => {
  const centre = middleOf(mask);
  const { mask: upright, back } = turnedMask(mask, centre, -leanOf(mask, centre));
  const [cx] = middleOf(upright);
  const cut = asked ?? guessCut(upright, cx);
  const unit = (point: At): GarmentPoint => {
    const [x, y] = back(point);
    const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
    return [within((x + 0.5) / mask.width), within((y + 0.5) / mask.height)];
  };
  const shape = shapeOf(cut, upright, cx, unit);
  return shape !== null && garmentFindings(shape).length === 0
    ? { shape, found: true }
    : { shape: templateOf(cut, mask), found: false };
};

const shapeOf = (
  cut: GarmentCut,
  upright: Mask,
  cx: number,
  unit: (point: At) => GarmentPoint,
): GarmentShape | null => {
  const each = <N extends string>(points: Readonly<Record<N, At>>) =>
    Object.fromEntries(
      Object.entries<At>(points).map(([name, point]) => [name, unit(point)]),
    ) as Record<N, GarmentPoint>;
  const ends = ({ left, right }: Readonly<Record<'left' | 'right', { out: At; in: At }>>) => ({
    left: each(left),
    right: each(right),
  });
  switch (cut) {
    case 'top':
    case 'outerwear':
    case 'dress': {
      const points = upperPoints(upright, cx);
      if (!points) return null;
      const { sleeves, ...rest } = points;
      return { cut, anchors: { ...each(rest), sleeves: sleeves && ends(sleeves) } };
    }
    case 'skirt': {
      const points = skirtPoints(upright);
      return points && { cut, anchors: each(points) };
    }
    case 'trousers': {
      const points = trouserPoints(upright, cx);
      if (!points) return null;
      const { legs, ...rest } = points;
      return { cut, anchors: { ...each(rest), legs: ends(legs) } };
    }
  }
};
