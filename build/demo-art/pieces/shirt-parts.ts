/** Parts that shirts, blouse and T-shirt share: the drape of thin cloth, the buttoned sleeve. */

import type { Cloth } from '../paint/cloth.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { between, line, onSide, run, shape } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import type { Sheet } from '../paint/sheet.ts';
import { button, seam, stitches } from '../paint/trims.ts';
import { along, armhole, sleeve, sleeveFill, sleeveFolds } from './cut.ts';
import type { Cut } from './cut.ts';

export const SHIRT: Cut = {
  neck: [240, 92],
  shoulder: [130, 138],
  underarm: [150, 344],
  waist: [158, 520],
  hem: [154, 690],
  sag: 40,
  elbow: [70, 400],
  cuffOut: [44, 612],
  cuffIn: [106, 628],
  drop: 30,
};

export interface ShirtMaking {
  readonly sheet: Sheet;
  readonly tones: Tones;
  readonly cloth: Cloth;
  readonly cut: Cut;
  /** Stripes or nothing, over a piece turned to its grain. */
  readonly over: (turn: number) => string;
}

export function drape({ sheet, tones, cut }: ShirtMaking, strength = 1): string {
  const u = cut.underarm;
  const h = cut.hem;
  const both = (['left', 'right'] as const).map((side) => {
    const d = dark(tones, side);
    const l = lit(tones, side);
    return {
      soft: [
        d(
          run(`${u[0] + 14} ${u[1] - 60}, ${u[0] + 30} ${u[1] + 90}, ${h[0] + 22} ${h[1]}`),
          30,
          0.24 * strength,
        ),
        l(
          run(`${u[0] + 56} ${u[1] - 30}, ${u[0] + 66} ${u[1] + 100}, ${h[0] + 60} ${h[1]}`),
          28,
          0.3 * strength,
        ),
        d(
          run(`${u[0] + 92} ${u[1] + 40}, ${u[0] + 92} ${u[1] + 160}, ${h[0] + 92} ${h[1] + 20}`),
          22,
          0.2 * strength,
        ),
      ],
      crisp: [
        d(
          run(`${u[0] + 4} ${u[1] + 2}, ${u[0] + 40} ${u[1] + 30}, ${u[0] + 84} ${u[1] + 36}`),
          10,
          0.3 * strength,
        ),
        d(
          run(`${u[0] + 6} ${u[1] + 26}, ${u[0] + 34} ${u[1] + 66}, ${u[0] + 58} ${u[1] + 130}`),
          10,
          0.26 * strength,
        ),
        l(
          run(`${u[0] + 8} ${u[1] - 8}, ${u[0] + 42} ${u[1] + 18}, ${u[0] + 82} ${u[1] + 26}`),
          8,
          0.34 * strength,
        ),
        d(
          run(`${h[0] + 40} ${h[1] - 150}, ${h[0] + 36} ${h[1] - 70}, ${h[0] + 44} ${h[1]}`),
          10,
          0.22 * strength,
        ),
        d(
          run(
            `${h[0] + 110} ${h[1] - 130}, ${h[0] + 104} ${h[1] - 60}, ${h[0] + 110} ${h[1] + 20}`,
          ),
          9,
          0.2 * strength,
        ),
      ],
    };
  });
  return (
    folds(
      sheet,
      9,
      both.flatMap(({ soft }) => soft),
    ) +
    folds(
      sheet,
      3.6,
      both.flatMap(({ crisp }) => crisp),
    )
  );
}

/** Where a buttoned cuff ends. */
export const shirtCuff = (cut: Cut): { out: Point; in: Point } => ({
  out: along(cut, cut.cuffOut, 1, 48),
  in: along(cut, cut.cuffIn, -3, 50),
});

export function shirtSleeve(making: ShirtMaking, side: Side): string {
  const { sheet, tones, cloth, cut } = making;
  const lean = 12 + (cut.lean ?? 0);
  const turn = side === 'left' ? lean : -lean;
  const fill = sleeveFill(sheet, cut, side, tones);
  const [a, b] = [along(cut, cut.cuffOut, -1, -3), along(cut, cut.cuffIn, 1, -4)];
  const { out: e, in: c } = shirtCuff(cut);
  const cuff = shape(
    onSide(side, [a, along(cut, between(a, b, 0.5), 0, 4), b]),
    onSide(side, [b, c]),
    onSide(side, [c, along(cut, between(c, e, 0.5), 0, 5), e]),
    onSide(side, [e, a]),
  );
  const pleats = folds(sheet, 2.4, [
    dark(tones, side)(
      [
        along(cut, between(a, b, 0.35), 0, 2),
        along(cut, between(a, b, 0.3), 2, -40),
        along(cut, between(a, b, 0.34), 4, -90),
      ],
      7,
      0.4,
    ),
    dark(tones, side)(
      [
        along(cut, between(a, b, 0.62), 0, 4),
        along(cut, between(a, b, 0.6), 2, -30),
        along(cut, between(a, b, 0.64), 4, -70),
      ],
      7,
      0.4,
    ),
  ]);
  return (
    panel(sheet, sleeve(cut, side), {
      tones,
      fill,
      cloth,
      turn,
      round: 14,
      cast: 6,
      inside: sleeveFolds(sheet, cut, side, tones, 0.75) + pleats,
      over: making.over(turn),
    }) +
    seam(line(armhole(cut, side)), tones, 0.4, 1.4) +
    panel(sheet, cuff, { tones, fill, cloth, turn, round: 5, cast: 3, over: making.over(turn) }) +
    stitches(
      line(
        onSide(side, [
          along(cut, a, 3, 5),
          along(cut, between(a, b, 0.5), 0, 9),
          along(cut, b, -3, 4),
        ]),
      ),
      tones.deep,
      0.3,
      '3 2.4',
      1,
    ) +
    button(sheet, onSide(side, [along(cut, cut.cuffIn, -12, 24)])[0] ?? [0, 0], 5, '#efe9dd')
  );
}
