import type { Mask } from './outline.ts';

export type At = readonly [x: number, y: number];

const NEXT: readonly At[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];

/** The outline of the part that `start` lies on the upper left of, clockwise, by Moore's way around. */
const trace = (on: (x: number, y: number) => boolean, start: At, most: number): At[] => {
  const points: At[] = [start];
  let [x, y] = start;
  let from = 6;
  for (let n = 0; n < most; n++) {
    let moved = false;
    for (let turn = 0; turn < 8; turn++) {
      const way = (from + turn) % 8;
      const [dx, dy] = NEXT[way] ?? [0, 0];
      if (!on(x + dx, y + dy)) continue;
      [x, y] = [x + dx, y + dy];
      // Back to the pixel just passed, then on clockwise.
      from = (way + (way % 2 === 0 ? 7 : 6)) % 8;
      moved = true;
      break;
    }
    if (!moved || (x === start[0] && y === start[1])) break;
    points.push([x, y]);
  }
  return points;
};

/** The outline of a mask's first part from the top, clockwise on the screen. */
export const contourOf = ({ width, height, on }: Mask): At[] => {
  const first = on.indexOf(1);
  if (first < 0) return [];
  const is = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && on[y * width + x] === 1;
  return trace(is, [first % width, Math.floor(first / width)], 8 * (width + height));
};

const cross = ([ax, ay]: At, [bx, by]: At, [cx, cy]: At) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

const hullOf = (points: readonly At[]): Set<At> => {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly At[]) => {
    const chain: At[] = [];
    for (const point of list) {
      while (chain.length > 1) {
        const [a, b] = [chain.at(-2), chain.at(-1)];
        if (!a || !b || cross(a, b, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain;
  };
  return new Set([...half(sorted), ...half(sorted.toReversed())]);
};

/** A bay of the outline: where a band stretched around it does not touch. */
export type Bay = {
  readonly from: At;
  readonly to: At;
  /** The innermost point of it. */
  readonly deepest: At;
  readonly depth: number;
  /** Which way it opens. */
  readonly opens: At;
  /** The outline from the one end of it to the other. */
  readonly shore: readonly At[];
};

/** The point of a stretch that lies farthest from the straight way between its ends. */
export const deepestOf = (
  shore: readonly At[],
): { readonly deepest: At; readonly depth: number } => {
  const from: At = shore[0] ?? [0, 0];
  const to = shore.at(-1) ?? from;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  let [deepest, depth]: [At, number] = [from, 0];
  for (const point of shore) {
    const far = Math.abs(cross(from, to, point)) / length;
    if (far > depth) [deepest, depth] = [point, far];
  }
  return { deepest, depth };
};

/** Pixels a band may stand off and still touch. */
const TOUCH = 1.6;

/** The bays of an outline, deepest first. */
export const baysOf = (contour: readonly At[]): Bay[] => {
  const hull = hullOf(contour);
  const corners = contour.flatMap((point, i) => (hull.has(point) ? [i] : []));
  const bays = corners.flatMap((start, k): Bay[] => {
    const end = corners[(k + 1) % corners.length] ?? start;
    const [from, to] = [contour[start], contour[end]];
    const steps = (end - start + contour.length) % contour.length;
    if (!from || !to || steps < 3) return [];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    // Clockwise on a screen the outside lies to the left of the way.
    const opens: At = [(to[1] - from[1]) / length, -(to[0] - from[0]) / length];
    // A hem and a cuff at one height are touched by one straight stretch: the bays on either side of the hem are two.
    const found: Bay[] = [];
    let shore: At[] = [from];
    for (let n = 1; n <= steps; n++) {
      const point = contour[(start + n) % contour.length] ?? from;
      shore.push(point);
      if (n < steps && Math.abs(cross(from, to, point)) / length > TOUCH) continue;
      if (shore.length > 2)
        found.push({ from: shore[0] ?? from, to: point, ...deepestOf(shore), opens, shore });
      shore = [point];
    }
    return found;
  });
  return bays.toSorted((a, b) => b.depth - a.depth);
};

/** The outermost point in a direction. */
export const outermost = (points: readonly At[], dx: number, dy: number): At =>
  points.reduce((best, point) =>
    point[0] * dx + point[1] * dy > best[0] * dx + best[1] * dy ? point : best,
  );

/** The point of a stretch that lies farthest out from the straight way between two points. */
export const bulge = (points: readonly At[], from: At, to: At): At | null => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  let [best, far]: [At | null, number] = [null, 0];
  for (const point of points) {
    const away = -cross(from, to, point) / length;
    if (away > far) [best, far] = [point, away];
  }
  return best;
};
