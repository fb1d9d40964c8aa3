/** Outlines drawn the way a pattern cutter does: smooth runs through points, corners where runs meet. */

export type Point = readonly [x: number, y: number];
export type Run = readonly Point[];

/** All garments hang on this axis of the 600 wide sheet. */
export const AXIS = 300;

const at = (run: Run, index: number): Point => {
  const point = run[Math.min(run.length - 1, Math.max(0, index))];
  if (point === undefined) throw new Error('a run needs points');
  return point;
};

/**
 * Writes relative commands in whole units: a third of the bytes, and each step is rounded from the
 * true position, so errors never add up.
 */
class Pen {
  private x = 0;
  private y = 0;
  private written = '';

  private step([x, y]: Point): string {
    const dx = Math.round(x) - this.x;
    const dy = Math.round(y) - this.y;
    return `${dx}${dy < 0 ? '' : ' '}${dy}`;
  }

  private settle([x, y]: Point): void {
    this.x = Math.round(x);
    this.y = Math.round(y);
  }

  move(to: Point): this {
    this.written += `M${Math.round(to[0])} ${Math.round(to[1])}`;
    this.settle(to);
    return this;
  }

  straight(to: Point): this {
    this.written += `l${this.step(to)}`;
    this.settle(to);
    return this;
  }

  bend(...controls: readonly Point[]): this {
    const steps = controls.map((control) => this.step(control));
    this.written += (controls.length === 2 ? 'q' : 'c') + steps.join(' ').replaceAll(' -', '-');
    const end = controls.at(-1);
    if (end !== undefined) this.settle(end);
    return this;
  }

  toString(): string {
    return this.written;
  }
}

/** Catmull-Rom through the points, written as cubic Béziers; two points are a straight line. */
function follow(pen: Pen, run: Run): void {
  for (let i = 0; i < run.length - 1; i += 1) {
    const [p0, p1, p2, p3] = [at(run, i - 1), at(run, i), at(run, i + 1), at(run, i + 2)];
    if (run.length === 2) {
      pen.straight(p2);
    } else {
      pen.bend(
        [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6],
        [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6],
        p2,
      );
    }
  }
}

/** Points as a cutter reads them out: `run('186 176, 250 168, 318 178')`. */
export function run(points: string): Run {
  return points.split(',').map((point) => {
    const [x, y] = point.trim().split(/\s+/).map(Number);
    if (x === undefined || y === undefined || !Number.isFinite(x + y))
      throw new Error(`no point: ${point}`);
    return [x, y];
  });
}

/** An open line. */
export function line(...runs: readonly Run[]): string {
  let last = at(runs[0] ?? [], 0);
  const pen = new Pen().move(last);
  for (const run of runs) {
    const start = at(run, 0);
    if (start[0] !== last[0] || start[1] !== last[1]) pen.straight(start);
    follow(pen, run);
    last = at(run, run.length - 1);
  }
  return pen.toString();
}

/** A closed shape. */
export function shape(...runs: readonly Run[]): string {
  return `${line(...runs)}z`;
}

/** A closed shape with straight sides. */
export function polygon(corners: Run): string {
  return shape(...corners.map((corner, i) => [corner, at(corners, (i + 1) % corners.length)]));
}

export const flip = ([x, y]: Point): Point => [2 * AXIS - x, y];
export const mirrored = (run: Run): Run => run.map(flip);

/** A closed shape from its left half: runs from the top to the bottom of the axis. */
export function symmetric(...half: readonly Run[]): string {
  return shape(...half, ...half.map((run) => mirrored(run).toReversed()).toReversed());
}

/** Which of the two sides of a garment is drawn; outlines are written for the left one. */
export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];
export const onSide = (side: Side, run: Run): Run => (side === 'left' ? run : mirrored(run));

export const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

export const shift = ([x, y]: Point, dx: number, dy: number): Point => [x + dx, y + dy];

/** A fold: a sliver along three or four points, `width` at its fullest and pointed where it runs out. */
export function sliver(run: Run, width: number): string {
  const [p0, p1, p2, p3] = [at(run, 0), at(run, 1), at(run, 2), at(run, 3)];
  const end = at(run, run.length - 1);
  const length = Math.hypot(end[0] - p0[0], end[1] - p0[1]) || 1;
  // A Bézier stays inside its control points, so the control points swing wider than the fold is.
  const nx = (-(end[1] - p0[1]) / length) * width * (run.length === 3 ? 1 : 0.7);
  const ny = ((end[0] - p0[0]) / length) * width * (run.length === 3 ? 1 : 0.7);
  if (run.length === 3) {
    const mid: Point = [2 * p1[0] - (p0[0] + p2[0]) / 2, 2 * p1[1] - (p0[1] + p2[1]) / 2];
    return new Pen()
      .move(p0)
      .bend(shift(mid, nx, ny), p2)
      .bend(shift(mid, -nx, -ny), p0)
      .toString();
  }
  return new Pen()
    .move(p0)
    .bend(shift(p1, nx, ny), shift(p2, nx, ny), p3)
    .bend(shift(p2, -nx, -ny), shift(p1, -nx, -ny), p0)
    .toString();
}
