/**
 * The block a top garment is cut from: the points of the left half, and the outlines, shading and
 * resting folds that follow from them. Coats, shirts and knits differ in these points and in trims.
 */

import { mix } from '../paint/colour.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds } from '../paint/panel.ts';
import type { Fold } from '../paint/panel.ts';
import { AXIS, between, flip, onSide, shape, shift, symmetric } from '../paint/path.ts';
import type { Point, Run, Side } from '../paint/path.ts';
import type { Sheet } from '../paint/sheet.ts';

export interface Cut {
  readonly neck: Point;
  readonly shoulder: Point;
  readonly underarm: Point;
  readonly waist: Point;
  readonly hem: Point;
  /** How far the hem sags at the axis below the side seams. */
  readonly sag: number;
  readonly elbow: Point;
  readonly cuffOut: Point;
  readonly cuffIn: Point;
  /** How far the neckline drops at the axis. */
  readonly drop: number;
  /** Degrees by which the sleeves are spread from where they hang. */
  readonly lean?: number;
}

const turned = ([x, y]: Point, degrees: number): Point => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return [x * cos - y * sin, x * sin + y * cos];
};

/** A step along or across the left sleeve, as it would be on one that hangs. */
export const along = (cut: Cut, from: Point, dx: number, dy: number): Point =>
  shift(from, ...turned([dx, dy], cut.lean ?? 0));

/** Laid flat with its sleeves spread, so that they lie beside the body and not upon it. */
export function spread(cut: Cut, lean: number): Cut {
  const { shoulder, elbow, cuffOut, cuffIn } = cut;
  const about = (point: Point, centre: Point): Point =>
    shift(centre, ...turned([point[0] - centre[0], point[1] - centre[1]], lean));
  const out = about(cuffOut, shoulder);
  const across = turned([cuffIn[0] - cuffOut[0], cuffIn[1] - cuffOut[1]], lean);
  return {
    ...cut,
    lean,
    elbow: about(elbow, shoulder),
    cuffOut: out,
    cuffIn: shift(out, ...across),
  };
}

export function body(cut: Cut): string {
  const { neck, shoulder, underarm, waist, hem, sag, drop } = cut;
  return symmetric(
    [
      [AXIS, neck[1] + drop],
      [between(neck, [AXIS, neck[1] + drop], 0.55)[0], neck[1] + drop * 0.8],
      neck,
    ],
    [neck, [between(neck, shoulder, 0.55)[0], between(neck, shoulder, 0.55)[1] - 3], shoulder],
    [shoulder, underarm],
    [underarm, between(underarm, waist, 0.5), waist, between(waist, hem, 0.45), hem],
    [hem, [between(hem, [AXIS, hem[1]], 0.5)[0], hem[1] + sag * 0.8], [AXIS, hem[1] + sag]],
  );
}

/** The line where the sleeve is set in. */
export function armhole(cut: Cut, side: Side): Run {
  const { shoulder, underarm } = cut;
  const deep = between(shoulder, underarm, 0.5);
  return onSide(side, [shift(shoulder, 5, -2), shift(deep, 12, 4), shift(underarm, 3, 2)]);
}

export function sleeve(cut: Cut, side: Side): string {
  const { shoulder, underarm, elbow, cuffOut, cuffIn } = cut;
  const head: Run = [
    shift(shoulder, 6, -2),
    shift(shoulder, -10, 10),
    [between(shoulder, elbow, 0.32)[0] - 5, between(shoulder, elbow, 0.32)[1]],
    elbow,
    cuffOut,
  ];
  const inner: Run = [
    cuffIn,
    [between(cuffIn, underarm, 0.5)[0] - 2, between(cuffIn, underarm, 0.5)[1]],
    shift(underarm, 3, 2),
  ];
  return shape(
    onSide(side, head),
    onSide(side, [cuffOut, shift(between(cuffOut, cuffIn, 0.5), 0, 4), cuffIn]),
    onSide(side, inner),
    armhole(cut, side).toReversed(),
  );
}

/** Light falls from the upper left, so a left sleeve is lit outside and a right one inside. */
export function sleeveFill(sheet: Sheet, cut: Cut, side: Side, tones: Tones): string {
  const outer = between(cut.elbow, cut.cuffOut, 0.3);
  const inner = between(cut.underarm, cut.cuffIn, 0.45);
  const [from, to] = side === 'left' ? [outer, inner] : [flip(inner), flip(outer)];
  return sheet.linear(from, to, [
    [0, tones.dark],
    [0.28, tones.light],
    [0.55, tones.base],
    [1, farEdge(tones, side)],
  ]);
}

const farEdge = (tones: Tones, side: Side): string =>
  side === 'left' ? tones.dark : mix(tones.dark, tones.deep, 0.35);

export function bodyFill(sheet: Sheet, cut: Cut, tones: Tones): string {
  const left = Math.min(cut.waist[0], cut.underarm[0]);
  return sheet.linear(
    [left, 0],
    [2 * AXIS - left, 30],
    [
      [0, tones.dark],
      [0.2, tones.base],
      [0.38, mix(tones.base, tones.light, 0.75)],
      [0.6, tones.base],
      [1, tones.dark],
    ],
  );
}

/** A sleeve at rest: long folds down the arm, short ones where the elbow gives, a drag at the armpit. */
export function sleeveFolds(
  sheet: Sheet,
  cut: Cut,
  side: Side,
  tones: Tones,
  strength = 1,
): string {
  const { shoulder, underarm, elbow, cuffOut, cuffIn } = cut;
  const across = (t: number, y: number): Point => {
    const outer = y < 0.5 ? between(shoulder, elbow, y * 2) : between(elbow, cuffOut, y * 2 - 1);
    return between(outer, between(underarm, cuffIn, y), t);
  };
  const sunk = (path: Run, width: number, opacity: number): Fold =>
    dark(tones, side)(path, width, opacity * strength);
  const raised = (path: Run, width: number, opacity: number): Fold =>
    lit(tones, side)(path, width, opacity * strength);
  const wide = Math.abs(cuffIn[0] - cuffOut[0]);
  return (
    folds(sheet, 6, [
      sunk(
        [across(0.72, 0.12), across(0.62, 0.4), across(0.7, 0.7), across(0.6, 0.97)],
        wide * 0.3,
        0.42,
      ),
      raised(
        [across(0.3, 0.1), across(0.26, 0.4), across(0.34, 0.7), across(0.28, 0.95)],
        wide * 0.2,
        0.4,
      ),
    ]) +
    folds(sheet, 2.6, [
      sunk([across(0.98, 0.02), across(0.66, 0.16), across(0.4, 0.36)], wide * 0.15, 0.5),
      raised([across(0.88, 0.02), across(0.54, 0.17), across(0.3, 0.38)], wide * 0.09, 0.4),
      sunk([across(0.98, 0.42), across(0.6, 0.52), across(0.24, 0.5)], wide * 0.13, 0.5),
      raised([across(0.98, 0.37), across(0.62, 0.46), across(0.26, 0.45)], wide * 0.09, 0.34),
      sunk([across(0.02, 0.6), across(0.4, 0.66), across(0.72, 0.58)], wide * 0.11, 0.4),
    ])
  );
}
