import type { Lips, Point, Polygon } from './face.ts';

/** The rings of lips run from one corner along the lower lip to the other, and back along the upper one. */
export const lipAt = (ring: Polygon, i: number): Point => ring[i % ring.length] ?? [0, 0];

/** The other lip's point over or under this one. */
export const facing = (ring: Polygon, i: number): Point => lipAt(ring, ring.length - i);

/** How far lips are apart there. */
export const gapAt = (inner: Polygon, i: number): number => {
  const [[ax, ay], [bx, by]] = [lipAt(inner, i), facing(inner, i)];
  return Math.hypot(bx - ax, by - ay);
};

/** How far a mouth is open, in its widths. */
export const openBy = (inner: Polygon, width: number): number =>
  Math.max(...inner.map((_, i) => gapAt(inner, i))) / width;

export const between = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

/** From the inner edge of a lip to its outer one, in widths of the mouth: the places on the way, and how far it is. */
export const across = ({ outer, inner }: Lips, i: number, width: number) => {
  const [[x, y], [ox, oy]] = [lipAt(inner, i), lipAt(outer, i)];
  const long = Math.hypot(ox - x, oy - y) || 1;
  const along = (by: number): Point => [
    x + ((ox - x) / long) * by * width,
    y + ((oy - y) / long) * by * width,
  ];
  return { along, thick: long / width };
};

/** 0 below `from`, 1 above `to`. */
export const ramp = (
  value: number,
  { from, to }: { readonly from: number; readonly to: number },
): number => Math.min(1, Math.max(0, (value - from) / (to - from)));
