/** Pleated trousers, wide and tailored. */

import { GABARDINE } from '../paint/cloth.ts';
import { tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import type { Fold } from '../paint/panel.ts';
import { SIDES, between, line, onSide, run, shift } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { button, floorShadow, hollow, seam, stitches } from '../paint/trims.ts';
import { leg, legFill, loops, waistband } from './leg.ts';
import type { Leg } from './leg.ts';

export interface TrouserLook {
  readonly colour: string;
  readonly cut: 'wide' | 'tailored';
  readonly button: string;
  readonly sheet?: Sheet;
}

export const WIDE: Leg = {
  waist: [208, 96],
  hip: [176, 250],
  knee: [152, 470],
  hemOut: [124, 754],
  hemIn: [290, 756],
  kneeIn: [293, 500],
  crotch: [299, 336],
};
export const TAILORED: Leg = {
  waist: [204, 92],
  hip: [176, 240],
  knee: [178, 470],
  hemOut: [192, 756],
  hemIn: [278, 758],
  kneeIn: [288, 500],
  crotch: [299, 330],
};

export function trousers(look: TrouserLook): Sheet {
  const { sheet = new Sheet() } = look;
  const tones = tonesOf(look.colour);
  const block = look.cut === 'wide' ? WIDE : TAILORED;
  const cloth = GABARDINE;
  const bottom = block.hemOut[1];
  const middle = (y: number): number => {
    const t = (y - block.knee[1]) / (bottom - block.knee[1]);
    return between(
      between(block.knee, block.kneeIn, 0.5),
      between(block.hemOut, block.hemIn, 0.5),
      t,
    )[0];
  };
  sheet.behind(floorShadow(sheet, [300, 774], look.cut === 'wide' ? 190 : 130));
  for (const side of SIDES) {
    const d = dark(tones, side);
    const l = lit(tones, side);
    const w = block.waist;
    const spread = look.cut === 'wide' ? 1 : 0.55;
    const soft: Fold[] = [
      d(
        run(
          `${middle(300) - 40 * spread} 300, ${middle(500) - 46 * spread} 500, ${middle(bottom) - 52 * spread} ${bottom}`,
        ),
        24 * spread,
        0.36,
      ),
      l(
        run(
          `${middle(300) - 14} 320, ${middle(520) - 20 * spread} 520, ${middle(bottom) - 22 * spread} ${bottom}`,
        ),
        22 * spread,
        0.4,
      ),
      d(
        run(
          `${middle(340) + 26 * spread} 340, ${middle(520) + 26 * spread} 520, ${middle(bottom) + 30 * spread} ${bottom}`,
        ),
        22 * spread,
        0.34,
      ),
      l(
        run(
          `${middle(380) + 48 * spread} 380, ${middle(560) + 50 * spread} 560, ${middle(bottom) + 56 * spread} ${bottom}`,
        ),
        16 * spread,
        0.3,
      ),
    ];
    const crisp: Fold[] = [
      d(
        run(`${w[0] + 52} ${w[1] + 8}, ${w[0] + 44} ${w[1] + 60}, ${w[0] + 34} ${w[1] + 130}`),
        8,
        0.5,
      ),
      l(
        run(`${w[0] + 60} ${w[1] + 8}, ${w[0] + 53} ${w[1] + 60}, ${w[0] + 44} ${w[1] + 120}`),
        6,
        0.4,
      ),
      d(
        run(`${w[0] + 74} ${w[1] + 8}, ${w[0] + 70} ${w[1] + 54}, ${w[0] + 62} ${w[1] + 104}`),
        7,
        0.42,
      ),
      d(
        run(
          `${block.crotch[0] - 4} ${block.crotch[1] - 6}, ${block.crotch[0] - 34} ${block.crotch[1] + 2}, ${block.crotch[0] - 70} ${block.crotch[1] - 26}`,
        ),
        12,
        0.4,
      ),
      d(
        run(
          `${block.crotch[0] - 4} ${block.crotch[1] + 20}, ${block.crotch[0] - 26} ${block.crotch[1] + 40}, ${block.crotch[0] - 50} ${block.crotch[1] + 40}`,
        ),
        10,
        0.3,
      ),
      l(
        run(
          `${block.crotch[0] - 6} ${block.crotch[1] - 24}, ${block.crotch[0] - 34} ${block.crotch[1] - 16}, ${block.crotch[0] - 64} ${block.crotch[1] - 44}`,
        ),
        8,
        0.26,
      ),
      d(
        run(
          `${middle(700) - 34 * spread} ${bottom - 46}, ${middle(720) - 6} ${bottom - 30}, ${middle(720) + 34 * spread} ${bottom - 44}`,
        ),
        9,
        0.22,
      ),
    ];
    const press: Run = onSide(
      side,
      run(`${w[0] + 56} ${w[1] + 20}, ${middle(420)} 420, ${middle(bottom)} ${bottom + 4}`),
    );
    const over =
      `<path d="${line(press)}" fill="none" stroke="${tones.shine}" stroke-opacity=".5" stroke-width="2.2"/>` +
      `<path d="${line(press.map((p) => shift(p, 2.4, 0)))}" fill="none" stroke="${tones.deep}" stroke-opacity=".5" stroke-width="2"/>`;
    sheet.add(
      panel(sheet, leg(block, side), {
        tones,
        fill: legFill(sheet, block, side, tones),
        cloth,
        round: 14,
        cast: side === 'left' ? 0 : 3,
        inside: folds(sheet, 9, soft) + folds(sheet, 2.4, crisp),
        over,
      }),
    );
    const mouth: Run = onSide(
      side,
      run(`${w[0] + 16} ${w[1] + 6}, ${w[0] + 5} ${w[1] + 66}, ${block.hip[0] + 18} ${w[1] + 112}`),
    );
    sheet.add(
      hollow(sheet, line(mouth.map((p) => shift(p, 2, 2))), tones.deep, 5, 0.5, 2.4),
      seam(line(mouth), tones, 0.7),
    );
  }
  sheet.add(
    seam(
      line([
        [300, block.waist[1] + 10],
        [300, block.crotch[1]],
      ]),
      tones,
      0.6,
    ),
  );
  sheet.add(
    stitches(
      line(run(`322 ${block.waist[1] + 14}, 322 190, 316 226, 302 246`)),
      tones.deep,
      0.5,
      '3 2.4',
      1.1,
    ),
  );
  sheet.add(waistband(sheet, block, 34, tones, cloth), loops(sheet, block, 34, tones, cloth));
  sheet.add(button(sheet, [302, block.waist[1] - 8], 7, look.button));
  return sheet;
}
