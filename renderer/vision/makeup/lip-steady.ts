import type { Lips, Point, Polygon } from './face.ts';

/*
 * In a dim room a tracker's lips tremble by a part of a pixel, and colour on them shows it. Who is still is held still;
 * who moves is followed at once (the 1 euro filter: Casiez, Roussel and Vogel 2012). One speed for all points of a mouth:
 * each by itself would take its own tremble for movement.
 */
export type HeldLips = {
  readonly lips: Lips;
  /** Pixels a second, as they have been lately. */
  readonly speeds: readonly Point[];
  /** Seconds. */
  readonly at: number;
};

/** At rest, and how much quicker at a face width a second; by its square, so that a tremble stays one. */
const LEAST_HERTZ = 0.3;
const EAGERNESS = 500;
const CHANGE_HERTZ = 1;
/** Whoever was away so long is looked at anew. */
const LOST_S = 0.4;

const share = (hertz: number, seconds: number): number =>
  seconds / (seconds + 1 / (2 * Math.PI * hertz));

/** `unit` is the width of the face in pixels, `at` in seconds. */
export const holdLips = (last: HeldLips | null, lips: Lips, unit: number, at: number): HeldLips => {
  const points = [...lips.outer, ...lips.inner];
  const before = last ? [...last.lips.outer, ...last.lips.inner] : [];
  const seconds = last ? at - last.at : 0;
  if (!last || before.length !== points.length || seconds > LOST_S)
    return { lips, speeds: points.map((): Point => [0, 0]), at };
  if (seconds <= 0) return last;
  const change = share(CHANGE_HERTZ, seconds);
  const speeds = points.map(([x, y], i): Point => {
    const [[u, v], [du, dv]] = [before[i] ?? [x, y], last.speeds[i] ?? [0, 0]];
    return [du + ((x - u) / seconds - du) * change, dv + ((y - v) / seconds - dv) * change];
  });
  const speed = Math.sqrt(
    speeds.reduce((sum, [dx, dy]) => sum + dx * dx + dy * dy, 0) / speeds.length,
  );
  const by = share(LEAST_HERTZ + EAGERNESS * (speed / unit) ** 2, seconds);
  const moved = (ring: Polygon, first: number): Polygon =>
    ring.map(([x, y], i): Point => {
      const [u, v] = before[first + i] ?? [x, y];
      return [u + (x - u) * by, v + (y - v) * by];
    });
  return {
    lips: { outer: moved(lips.outer, 0), inner: moved(lips.inner, lips.outer.length) },
    speeds,
    at,
  };
};
