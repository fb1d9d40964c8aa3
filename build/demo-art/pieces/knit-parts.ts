/** Parts of all knitwear: the drape of the body, welts, cuffs and necklines. */

import { RIB } from '../paint/cloth.ts';
import type { Cloth } from '../paint/cloth.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, between, flip, line, onSide, run, shape, shift } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import type { Sheet } from '../paint/sheet.ts';
import { seam } from '../paint/trims.ts';
import { along, armhole, bodyFill, sleeve, sleeveFill, sleeveFolds } from './cut.ts';
import type { Cut } from './cut.ts';

export const JUMPER: Cut = {
  neck: [234, 104],
  shoulder: [124, 158],
  underarm: [146, 372],
  waist: [152, 540],
  hem: [160, 668],
  sag: 8,
  elbow: [62, 430],
  cuffOut: [40, 650],
  cuffIn: [106, 664],
  drop: 44,
};

export interface KnitMaking {
  readonly sheet: Sheet;
  readonly tones: Tones;
  readonly cloth: Cloth;
  readonly cut: Cut;
}

/** A jumper laid by a stylist: weight gathers above the welt and in the crook of the arm. */
export function bodyDrape({ sheet, tones, cut }: KnitMaking): string {
  const u = cut.underarm;
  const h = cut.hem;
  const marks = (side: Side) => {
    const d = dark(tones, side);
    const l = lit(tones, side);
    return {
      soft: [
        d(
          run(`${u[0] + 16} ${u[1] - 80}, ${u[0] + 26} ${u[1] + 60}, ${h[0] + 14} ${h[1]}`),
          30,
          0.26,
        ),
        l(
          run(`${u[0] + 60} ${u[1] - 60}, ${u[0] + 70} ${u[1] + 60}, ${u[0] + 62} ${h[1] - 20}`),
          34,
          0.26,
        ),
        d(
          run(`${u[0] + 112} ${u[1] + 40}, ${u[0] + 104} ${u[1] + 150}, ${u[0] + 96} ${h[1]}`),
          30,
          0.18,
        ),
        l(
          run(`${u[0] + 140} ${u[1] - 40}, ${u[0] + 142} ${u[1] + 100}, ${u[0] + 134} ${h[1]}`),
          26,
          0.2,
        ),
      ],
      crisp: [
        d(
          run(`${u[0] + 6} ${u[1] + 4}, ${u[0] + 44} ${u[1] + 34}, ${u[0] + 92} ${u[1] + 46}`),
          15,
          0.26,
        ),
        l(
          run(`${u[0] + 8} ${u[1] - 14}, ${u[0] + 46} ${u[1] + 16}, ${u[0] + 90} ${u[1] + 30}`),
          11,
          0.24,
        ),
        d(
          run(`${h[0] + 2} ${h[1] - 40}, ${h[0] + 44} ${h[1] - 26}, ${h[0] + 96} ${h[1] - 38}`),
          14,
          0.3,
        ),
        d(
          run(`${h[0] + 30} ${h[1] - 90}, ${h[0] + 62} ${h[1] - 72}, ${h[0] + 104} ${h[1] - 80}`),
          12,
          0.18,
        ),
        l(
          run(`${h[0] + 6} ${h[1] - 62}, ${h[0] + 42} ${h[1] - 50}, ${h[0] + 80} ${h[1] - 58}`),
          9,
          0.2,
        ),
      ],
    };
  };
  const [a, b] = [marks('left'), marks('right')];
  return folds(sheet, 9, [...a.soft, ...b.soft]) + folds(sheet, 5, [...a.crisp, ...b.crisp]);
}

export function welt({ sheet, tones, cut }: KnitMaking, height: number): string {
  const { hem, sag } = cut;
  // Ribbing draws in: narrower than the body that blouses over it.
  const [a, b] = [shift(hem, 4, -8), weltEnd(cut, height)];
  const outline = shape(
    [
      a,
      [230, hem[1] + sag * 0.8 - 3],
      [AXIS, hem[1] + sag - 2],
      [370, hem[1] + sag * 0.8 - 3],
      flip(a),
    ],
    [flip(a), flip(b)],
    [flip(b), [370, b[1] + sag * 0.8], [AXIS, b[1] + sag], [230, b[1] + sag * 0.8], b],
    [b, a],
  );
  return panel(sheet, outline, {
    tones,
    fill: bodyFill(sheet, cut, tones),
    cloth: RIB,
    round: 8,
    cast: 3,
  });
}

/** Where a ribbed cuff ends. */
export const knitCuff = (cut: Cut, height: number): { out: Point; in: Point } => ({
  out: along(cut, cut.cuffOut, 8, height),
  in: along(cut, cut.cuffIn, -9, height),
});

/** The lower corner of a welt. */
export const weltEnd = (cut: Cut, height: number): Point => shift(cut.hem, 9, height);

export function knitSleeve(making: KnitMaking, side: Side, cuffHeight: number): string {
  const { sheet, tones, cloth, cut } = making;
  const fill = sleeveFill(sheet, cut, side, tones);
  const lean = 8 + (cut.lean ?? 0);
  const turn = side === 'left' ? lean : -lean;
  const [a, b] = [along(cut, cut.cuffOut, 5, -6), along(cut, cut.cuffIn, -5, -6)];
  const { out: d, in: c } = knitCuff(cut, cuffHeight);
  const cuff = shape(
    onSide(side, [a, along(cut, between(a, b, 0.5), 0, 5), b]),
    onSide(side, [b, c]),
    onSide(side, [c, along(cut, between(c, d, 0.5), 0, 5), d]),
    onSide(side, [d, a]),
  );
  return (
    panel(sheet, cuff, { tones, fill, cloth: RIB, turn, round: 8, cast: 3 }) +
    panel(sheet, sleeve(cut, side), {
      tones,
      fill,
      cloth,
      turn,
      round: 20,
      cast: 9,
      inside: sleeveFolds(sheet, cut, side, tones, 0.7),
    }) +
    seam(line(armhole(cut, side)), tones, 0.34, 2)
  );
}
