/** Parts every tailored front shares: fronts, drape, sleeves, pockets. */

import type { Cloth } from '../paint/cloth.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { between, line, onSide, polygon, run, shape, shift } from '../paint/path.ts';
import type { Point, Run, Side } from '../paint/path.ts';
import type { Sheet } from '../paint/sheet.ts';
import { seam, stitches } from '../paint/trims.ts';
import { along, armhole, bodyFill, sleeve, sleeveFill, sleeveFolds } from './cut.ts';
import type { Cut } from './cut.ts';

/** A garment being sewn: where it is drawn, its dye, its cloth and its block. */
export interface Making {
  readonly sheet: Sheet;
  readonly tones: Tones;
  readonly cloth: Cloth;
  readonly cut: Cut;
}

/** From the neck down the opening to the hem and back up the side seam. `edge`: x of the opening. */
export function front(
  cut: Cut,
  side: Side,
  breakPoint: Point,
  edge: number,
  corner: 'square' | 'round' = 'square',
): string {
  const { neck, shoulder, underarm, waist, hem, sag } = cut;
  const bottom = hem[1] + sag;
  const end: Run =
    corner === 'square'
      ? [hem, [between(hem, [edge, bottom], 0.5)[0], bottom - 2], [edge, bottom + 3]]
      : [
          hem,
          [between(hem, [edge, bottom], 0.5)[0], bottom],
          [edge - 46, bottom + 2],
          [edge - 8, bottom - 26],
          [edge, bottom - 70],
        ];
  const foot: Point = corner === 'square' ? [edge, bottom + 3] : [edge, bottom - 70];
  return shape(
    onSide(side, [
      neck,
      [between(neck, shoulder, 0.5)[0], between(neck, shoulder, 0.5)[1] - 4],
      shoulder,
    ]),
    onSide(side, [shoulder, underarm]),
    onSide(side, [
      underarm,
      shift(between(underarm, waist, 0.55), 2, 0),
      waist,
      shift(between(waist, hem, 0.45), -3, 0),
      hem,
    ]),
    onSide(side, end),
    onSide(side, [foot, [edge + 1, between(breakPoint, foot, 0.5)[1]], breakPoint]),
    onSide(side, [
      breakPoint,
      shift(between(breakPoint, neck, 0.4), 3, 0),
      shift(between(breakPoint, neck, 0.75), 8, 0),
      neck,
    ]),
  );
}

export function frontPanel(
  making: Making,
  side: Side,
  breakPoint: Point,
  edge: number,
  inside: string,
  more: { cast?: number; corner?: 'square' | 'round'; under?: boolean } = {},
): string {
  const { sheet, tones, cloth, cut } = making;
  // The hidden front is cut a little shorter, so that it never shows below the one over it.
  const length: Cut = more.under === true ? { ...cut, sag: cut.sag - 3 } : cut;
  return panel(sheet, front(length, side, breakPoint, edge, more.corner), {
    tones,
    cloth,
    fill: bodyFill(sheet, cut, tones),
    round: 13,
    inside,
    cast: more.cast ?? 0,
  });
}

/** Folds that run from a yoke, a belt or the chest to the hem, some soft and some crisp. */
export function hangingFolds(
  { sheet, tones, cut }: Making,
  side: Side,
  top: number,
  inner: number,
  strength = 1,
): string {
  const { waist, hem, sag } = cut;
  const bottom = hem[1] + sag;
  const place = (t: number, y: number): Point => {
    const outer =
      y <= waist[1] ? waist[0] : between(waist, hem, (y - waist[1]) / (hem[1] - waist[1]))[0];
    return [outer + (inner - outer) * t, y];
  };
  const down = (t: number, drift: number): Run => [
    place(t, top),
    place(t + drift * 0.5, (top + bottom) / 2),
    place(t + drift, bottom + 10),
  ];
  const d = dark(tones, side);
  const l = lit(tones, side);
  return (
    folds(sheet, 9, [
      d(down(0.12, -0.02), 28, 0.3 * strength),
      l(down(0.3, 0.02), 26, 0.34 * strength),
      d(down(0.5, 0.04), 24, 0.26 * strength),
      l(down(0.72, 0.03), 22, 0.3 * strength),
    ]) +
    folds(sheet, 3, [
      d(down(0.2, 0.03), 8, 0.26 * strength),
      d(down(0.56, -0.02), 8, 0.22 * strength),
      l(down(0.62, 0.02), 6, 0.22 * strength),
    ])
  );
}

/** The chest: a drag from the armpit and the soft hollow beside the arm. */
export function chestFolds({ sheet, tones, cut }: Making, side: Side, strength = 1): string {
  const { underarm: u, waist: w } = cut;
  const d = dark(tones, side);
  const l = lit(tones, side);
  return (
    folds(sheet, 9, [
      d(
        run(`${u[0] + 10} ${u[1] - 100}, ${u[0] + 16} ${u[1]}, ${w[0] + 10} ${w[1]}`),
        22,
        0.3 * strength,
      ),
      l(
        run(`${u[0] + 44} ${u[1] - 70}, ${u[0] + 48} ${u[1] + 10}, ${w[0] + 34} ${w[1]}`),
        22,
        0.28 * strength,
      ),
    ]) +
    folds(sheet, 3.4, [
      d(
        run(`${u[0] + 6} ${u[1] + 2}, ${u[0] + 34} ${u[1] + 24}, ${u[0] + 70} ${u[1] + 34}`),
        10,
        0.3 * strength,
      ),
      l(
        run(`${u[0] + 8} ${u[1] - 8}, ${u[0] + 36} ${u[1] + 14}, ${u[0] + 66} ${u[1] + 24}`),
        7,
        0.26 * strength,
      ),
    ])
  );
}

/** Cloth drawn together by a belt at `y`: short folds above and below. */
export function gathers({ sheet, tones, cut }: Making, side: Side, y: number): string {
  const d = dark(tones, side);
  const l = lit(tones, side);
  const x = cut.waist[0];
  const marks = [20, 52, 88].flatMap((dx, i) => [
    d(run(`${x + dx - 4} ${y - 40 + i * 5}, ${x + dx} ${y - 18}, ${x + dx + 1} ${y}`), 8, 0.36),
    d(
      run(`${x + dx} ${y + 40}, ${x + dx - 2} ${y + 66}, ${x + dx - 8 + i * 2} ${y + 104 - i * 8}`),
      9,
      0.36,
    ),
    l(
      run(`${x + dx + 12} ${y + 40}, ${x + dx + 11} ${y + 64}, ${x + dx + 8} ${y + 96 - i * 6}`),
      6,
      0.3,
    ),
  ]);
  return folds(sheet, 2.6, marks);
}

export interface SleeveTrim {
  /** Height of a turned-back cuff; none when left out. */
  readonly cuff?: number;
  readonly stitched?: boolean;
  readonly extra?: string;
}

export function setInSleeve(making: Making, side: Side, trim: SleeveTrim = {}): string {
  const { sheet, tones, cloth, cut } = making;
  const { cuffOut, cuffIn } = cut;
  const lean = 8 + (cut.lean ?? 0);
  const turn = side === 'left' ? lean : -lean;
  const fill = sleeveFill(sheet, cut, side, tones);
  const arm =
    panel(sheet, sleeve(cut, side), {
      tones,
      fill,
      cloth,
      turn,
      round: 14,
      cast: 8,
      inside: sleeveFolds(sheet, cut, side, tones, 0.85),
    }) + seam(line(armhole(cut, side)), tones, 0.4);
  if (trim.cuff === undefined) return arm + (trim.extra ?? '');
  const up = (p: Point, by: number, wider: number): Point =>
    along(cut, between(p, p === cuffOut ? cut.elbow : cut.underarm, by), wider, 0);
  const t = trim.cuff / (cuffOut[1] - cut.elbow[1]);
  const tIn = trim.cuff / (cuffIn[1] - cut.underarm[1]);
  const [a, b] = [up(cuffOut, t, -3), up(cuffIn, tIn, 3)];
  const [c, e]: [Point, Point] = [along(cut, cuffIn, 3, 2), along(cut, cuffOut, -3, 1)];
  const cuff = shape(
    onSide(side, [a, along(cut, between(a, b, 0.5), 0, 7), b]),
    onSide(side, [b, c]),
    onSide(side, [c, along(cut, between(c, e, 0.5), 0, 5), e]),
    onSide(side, [e, a]),
  );
  const edge = line(
    onSide(side, [
      along(cut, a, 2, 6),
      along(cut, between(a, b, 0.5), 0, 13),
      along(cut, b, -2, 6),
    ]),
  );
  return (
    arm +
    panel(sheet, cuff, { tones, fill, cloth, turn, round: 8, cast: 4 }) +
    (trim.stitched === false ? '' : stitches(edge, tones.deep, 0.28)) +
    (trim.extra ?? '')
  );
}

/** A slanted welt, a straight flap or a patch: corners of the left one, clockwise from the upper left. */
export function pocket({ sheet, tones, cloth, cut }: Making, side: Side, corners: Run): string {
  return panel(sheet, polygon(onSide(side, corners)), {
    tones,
    fill: bodyFill(sheet, cut, tones),
    cloth,
    round: 5,
    depth: 0.3,
    cast: 4,
  });
}
