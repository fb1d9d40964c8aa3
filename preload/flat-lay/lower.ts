import { baysOf, contourOf, outermost, type At, type Bay } from './contour.ts';
import type { Mask } from './outline.ts';

export type SkirtPoints = Readonly<
  Record<'waistLeft' | 'waistRight' | 'hipLeft' | 'hipRight' | 'hemLeft' | 'hemRight', At>
>;
export type TrouserPoints = Readonly<
  Record<'waistLeft' | 'waistRight' | 'hipLeft' | 'hipRight' | 'crotch', At>
> & { readonly legs: Readonly<Record<'left' | 'right', { out: At; in: At }>> };

/** Of the length from waist to hem, and of the waist's width: whichever comes first. */
const HIP = 0.28;
const HIP_BY_WIDTH = 0.95;
/** Of the rise, from waist to crotch. */
const HIP_OF_RISE = 0.65;

/** The bay between two legs. */
export const betweenLegs = (bays: readonly Bay[], cx: number, tall: number, wide: number) =>
  bays.find(
    ({ deepest, depth, opens }) =>
      opens[1] > 0.85 && depth > 0.2 * tall && Math.abs(deepest[0] - cx) < 0.08 * wide,
  ) ?? null;

const acrossAt = (contour: readonly At[], y: number): readonly [At, At] => {
  const row = contour.filter((point) => Math.abs(point[1] - y) <= 1.5);
  const of = row.length > 0 ? row : contour;
  return [outermost(of, -1, 0), outermost(of, 1, 0)];
};

const waistOf = (contour: readonly At[]) =>
  [outermost(contour, -0.8, -1), outermost(contour, 0.8, -1)] as const;

export const skirtPoints = (mask: Mask): SkirtPoints | null => {
  const contour = contourOf(mask);
  if (contour.length < 32) return null;
  const [waistLeft, waistRight] = waistOf(contour);
  const [hemLeft, hemRight] = [outermost(contour, -0.8, 1), outermost(contour, 0.8, 1)];
  const top = (waistLeft[1] + waistRight[1]) / 2;
  const long = (hemLeft[1] + hemRight[1]) / 2 - top;
  const [hipLeft, hipRight] = acrossAt(
    contour,
    Math.round(top + Math.min(HIP * long, HIP_BY_WIDTH * (waistRight[0] - waistLeft[0]))),
  );
  return { waistLeft, waistRight, hipLeft, hipRight, hemLeft, hemRight };
};

export const trouserPoints = (mask: Mask, cx: number): TrouserPoints | null => {
  const contour = contourOf(mask);
  if (contour.length < 32) return null;
  const ys = contour.map(([, y]) => y);
  const xs = contour.map(([x]) => x);
  const tall = Math.max(...ys) - Math.min(...ys);
  const [waistLeft, waistRight] = waistOf(contour);
  const top = (waistLeft[1] + waistRight[1]) / 2;
  const bay = betweenLegs(baysOf(contour), cx, tall, Math.max(...xs) - Math.min(...xs));
  // Where the legs lie one on the other nobody can see where they part.
  if (!bay) return null;
  const crotch = bay.deepest;
  const leg = (side: -1 | 1) => {
    const points = contour.filter(
      ([x, y]) => (x - crotch[0]) * side >= 0 && y > crotch[1] + 0.1 * tall,
    );
    if (points.length === 0) return null;
    return { out: outermost(points, side, 1), in: outermost(points, -side, 1) };
  };
  const [left, right] = [leg(-1), leg(1)];
  if (!left || !right) return null;
  const [hipLeft, hipRight] = acrossAt(contour, Math.round(top + HIP_OF_RISE * (crotch[1] - top)));
  return { waistLeft, waistRight, hipLeft, hipRight, crotch, legs: { left, right } };
};
