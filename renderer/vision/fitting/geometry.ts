/** A place in the picture, in its pixels: x to the right, y down. */
export type Point = readonly [x: number, y: number];

export const plus = ([ax, ay]: Point, [bx, by]: Point, times = 1): Point => [
  ax + bx * times,
  ay + by * times,
];
export const minus = ([ax, ay]: Point, [bx, by]: Point): Point => [ax - bx, ay - by];
export const mix = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];
export const dot = ([ax, ay]: Point, [bx, by]: Point): number => ax * bx + ay * by;
export const length = ([x, y]: Point): number => Math.sqrt(x * x + y * y);
export const apart = (a: Point, b: Point): number => length(minus(a, b));
/** A direction of length 1; down the picture where there is none. */
export const unit = (vector: Point): Point => {
  const long = length(vector);
  return long > 1e-9 ? [vector[0] / long, vector[1] / long] : [0, 1];
};
export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
export const smoothstep = (from: number, to: number, value: number): number => {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
};

/** How far a place is from the line between two others. In numbers alone: it is asked of cells, a hundred times a row. */
export const fromSegment = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const [alongX, alongY] = [bx - ax, by - ay];
  const [dx, dy] = [x - ax, y - ay];
  const share = clamp((dx * alongX + dy * alongY) / (alongX * alongX + alongY * alongY || 1), 0, 1);
  const [offX, offY] = [dx - alongX * share, dy - alongY * share];
  return Math.sqrt(offX * offX + offY * offY);
};

/** Distance to the edge of a polygon: negative inside it. */
export const fromPolygon = (place: Point, polygon: readonly Point[]): number => {
  let near = Infinity;
  let inside = false;
  let before = polygon[polygon.length - 1];
  for (const point of polygon) {
    if (before) {
      near = Math.min(near, fromSegment(place, before, point));
      const [x, y] = place;
      if (
        before[1] > y !== point[1] > y &&
        x < before[0] + ((y - before[1]) / (point[1] - before[1])) * (point[0] - before[0])
      )
        inside = !inside;
    }
    before = point;
  }
  return inside ? -near : near;
};
