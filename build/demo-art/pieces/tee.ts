/** The T-shirt. */

import { JERSEY } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, SIDES, between, flip, line, onSide, run, shape, shift } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, label, seam, stitches } from '../paint/trims.ts';
import { along, armhole, body, bodyFill, sleeve, sleeveFill } from './cut.ts';
import type { Cut } from './cut.ts';
import { drape } from './shirt-parts.ts';
import type { ShirtMaking } from './shirt-parts.ts';

export const TEE: Cut = {
  neck: [228, 112],
  shoulder: [118, 156],
  underarm: [136, 372],
  waist: [142, 540],
  hem: [138, 716],
  sag: 10,
  elbow: [70, 250],
  cuffOut: [36, 352],
  cuffIn: [124, 384],
  drop: 46,
};

export function tee(look: { colour: string; cut?: Cut; sheet?: Sheet }): Sheet {
  const { sheet = new Sheet(), cut = TEE } = look;
  const tones = tonesOf(look.colour);
  const making: ShirtMaking = { sheet, tones, cloth: JERSEY, cut, over: () => '' };
  const [x, y] = cut.neck;
  sheet.behind(
    floorShadow(sheet, [300, 764], 170),
    `<path d="M${x - 4} ${y + 4}C${x + 16} ${y - 22} ${584 - x} ${y - 22} ${604 - x} ${y + 4}L300 ${y + 66}Z" fill="${mix(tones.base, tones.deep, 0.45)}"/>`,
    `<path d="M${x} ${y - 2}C${x + 20} ${y - 22} ${580 - x} ${y - 22} ${600 - x} ${y - 2}L${592 - x} ${y + 8}C${576 - x} ${y} ${x + 24} ${y} ${x + 8} ${y + 8}Z" fill="${mix(tones.base, tones.deep, 0.22)}"/>`,
    label([AXIS, y + 12]),
  );
  sheet.add(
    panel(sheet, body(cut), {
      tones,
      fill: bodyFill(sheet, cut, tones),
      cloth: JERSEY,
      round: 14,
      inside: drape(making, 1.1),
    }),
  );
  const hemLine: Run = [
    cut.hem,
    [218, cut.hem[1] + 8],
    [AXIS, cut.hem[1] + 10],
    [382, cut.hem[1] + 8],
    flip(cut.hem),
  ];
  sheet.add(
    stitches(line(hemLine.map((p) => shift(p, 0, -16))), tones.deep, 0.34, '3 2', 1),
    stitches(line(hemLine.map((p) => shift(p, 0, -20))), tones.deep, 0.34, '3 2', 1),
  );
  for (const side of SIDES) {
    const fill = sleeveFill(sheet, cut, side, tones);
    const d = dark(tones, side);
    const l = lit(tones, side);
    const lean = side === 'left' ? (cut.lean ?? 0) : -(cut.lean ?? 0);
    const [shoulder] = onSide(side, [cut.shoulder]);
    const resting = folds(sheet, 5, [
      d(run('132 366, 108 330, 100 260'), 18, 0.34),
      d(run('132 340, 100 300, 76 300'), 14, 0.26),
      l(run('112 178, 80 260, 58 350'), 20, 0.34),
      d(run('60 356, 84 320, 92 280'), 12, 0.2),
    ]);
    const inside =
      lean === 0 ? resting : `<g transform="rotate(${lean} ${shoulder?.join(' ')})">${resting}</g>`;
    sheet.add(
      panel(sheet, sleeve(cut, side), {
        tones,
        fill,
        cloth: JERSEY,
        turn: (side === 'left' ? 24 : -24) + lean,
        round: 14,
        cast: 6,
        inside,
      }),
    );
    sheet.add(seam(line(armhole(cut, side)), tones, 0.36, 1.4));
    const edge: Run = [
      along(cut, cut.cuffOut, 6, -15),
      along(cut, between(cut.cuffOut, cut.cuffIn, 0.5), 4, -12),
      along(cut, cut.cuffIn, 3, -16),
    ];
    sheet.add(stitches(line(onSide(side, edge)), tones.deep, 0.34, '3 2', 1));
  }
  const inner: Run = [
    [x + 2, y - 6],
    [x + 16, y + cut.drop * 0.64],
    [AXIS, y + cut.drop],
    flip([x + 16, y + cut.drop * 0.64]),
    flip([x + 2, y - 6]),
  ];
  const outer: Run = [
    [x - 14, y + 2],
    [x + 2, y + cut.drop * 0.64 + 14],
    [AXIS, y + cut.drop + 18],
    flip([x + 2, y + cut.drop * 0.64 + 14]),
    flip([x - 14, y + 2]),
  ];
  sheet.add(
    panel(
      sheet,
      shape(inner, [flip([x + 2, y - 6]), flip([x - 14, y + 2])], outer.toReversed(), [
        [x - 14, y + 2],
        [x + 2, y - 6],
      ]),
      { tones, cloth: JERSEY, round: 5, cast: 3 },
    ),
  );
  return sheet;
}
