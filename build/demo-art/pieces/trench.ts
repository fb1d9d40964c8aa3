/** The trench: storm flap, epaulettes, a belt with its buckle. */

import { GABARDINE } from '../paint/cloth.ts';
import { tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { SIDES, line, onSide, run, shape } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { button, floorShadow, hook, stitches } from '../paint/trims.ts';
import type { CoatColours } from './coat.ts';
import { lapel, nape } from './collar.ts';
import type { LapelLine } from './collar.ts';
import type { Cut } from './cut.ts';
import { chestFolds, frontPanel, gathers, hangingFolds, pocket, setInSleeve } from './tailored.ts';
import type { Making } from './tailored.ts';

export function trench(colours: CoatColours): Sheet {
  const sheet = new Sheet();
  const cut: Cut = {
    neck: [250, 88],
    shoulder: [164, 124],
    underarm: [182, 294],
    waist: [198, 412],
    hem: [130, 742],
    sag: 16,
    elbow: [106, 324],
    cuffOut: [78, 526],
    cuffIn: [142, 538],
    drop: 0,
  };
  const making: Making = { sheet, tones: tonesOf(colours.cloth), cloth: GABARDINE, cut };
  const { tones } = making;
  const breakPoint: Point = [336, 268];
  const collar: LapelLine = {
    leafTip: [184, 158],
    notch: [226, 176],
    tip: [192, 196],
    gorge: [268, 140],
    breakPoint,
  };
  const drape = (side: Side): string =>
    hangingFolds(making, side, 450, 342, 1.15) +
    chestFolds(making, side) +
    gathers(making, side, 402);
  sheet.add(floorShadow(sheet, [300, 778], 196), hook(22));
  sheet.add(
    nape(making, colours.lining, 300),
    frontPanel(making, 'right', breakPoint, 342, drape('right'), { under: true }),
    lapel(making, 'right', collar, { stitched: false }),
    frontPanel(making, 'left', breakPoint, 342, drape('left'), { cast: 6 }),
    stitches(line(run('334 280, 335 420, 335 560, 334 754')), tones.deep, 0.34),
  );
  const flap = shape(
    run('190 130, 250 150, 288 210'),
    run('288 210, 276 292, 236 322, 186 300'),
    run('186 300, 184 210, 190 130'),
  );
  sheet.add(
    panel(sheet, flap, { tones, cloth: GABARDINE, round: 5, cast: 6 }),
    stitches(line(run('281 216, 270 286, 236 313, 192 294')), tones.deep, 0.34),
  );
  for (const side of SIDES) {
    sheet.add(pocket(making, side, run('190 506, 210 512, 194 600, 172 594')));
    const [a, b] = [92, 148];
    const strap = shape(
      onSide(side, run(`${a - 2} 466, 120 476, ${b + 4} 476`)),
      onSide(side, [
        [b + 4, 476],
        [b + 2, 494],
      ]),
      onSide(side, run(`${b + 2} 494, 118 494, ${a - 5} 484`)),
      onSide(side, [
        [a - 5, 484],
        [a - 2, 466],
      ]),
    );
    const buckle = onSide(side, [[112, 476]])[0] ?? [0, 0];
    const extra =
      panel(sheet, strap, { tones, cloth: GABARDINE, turn: 84, round: 5, cast: 3 }) +
      `<rect x="${buckle[0] - 7}" y="467" width="15" height="28" rx="4" fill="none" stroke="#3a2c20" stroke-width="4"/>`;
    sheet.add(setInSleeve(making, side, { extra }));
    const epaulette = shape(
      onSide(side, run('158 132, 168 118, 222 98')),
      onSide(side, run('222 98, 232 104, 230 116')),
      onSide(side, run('230 116, 180 138, 160 150')),
      onSide(side, run('160 150, 158 132')),
    );
    sheet.add(
      panel(sheet, epaulette, {
        tones,
        cloth: GABARDINE,
        turn: side === 'left' ? 60 : -60,
        round: 5,
        cast: 3,
      }),
    );
    sheet.add(button(sheet, onSide(side, [[220, 108]])[0] ?? [0, 0], 6, colours.buttons));
  }
  sheet.add(lapel(making, 'left', collar));
  for (const [y, xs] of [
    [300, [264, 322]],
    [360, [262, 322]],
    [506, [254, 322]],
    [584, [250, 322]],
  ] as const) {
    for (const x of xs) sheet.add(button(sheet, [x, y], 9, colours.buttons));
  }
  const band = shape(
    run('191 400, 250 412, 310 415, 360 412, 409 399'),
    run('409 399, 411 420, 409 438'),
    run('409 438, 360 450, 310 453, 250 450, 190 439'),
    run('190 439, 189 420, 191 400'),
  );
  const tongue = shape(
    run('318 410, 352 410'),
    run('352 410, 366 480, 372 552, 352 580'),
    run('352 580, 332 560'),
    run('332 560, 330 490, 318 410'),
  );
  const fill = sheet.linear(
    [190, 0],
    [410, 0],
    [
      [0, tones.dark],
      [0.3, tones.light],
      [0.65, tones.base],
      [1, tones.dark],
    ],
  );
  sheet.add(
    panel(sheet, band, { tones, fill, cloth: GABARDINE, turn: 84, round: 5, cast: 6 }),
    stitches(
      line(run('194 408, 250 419, 310 422, 360 419, 406 407')) +
        line(run('194 432, 250 443, 310 446, 360 443, 406 431')),
      tones.deep,
      0.3,
    ),
    panel(sheet, tongue, { tones, cloth: GABARDINE, round: 5, cast: 6 }),
    `<rect x="297" y="402" width="46" height="60" rx="9" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="8" transform="translate(2 4)"/><rect x="297" y="402" width="46" height="60" rx="9" fill="none" stroke="#33251a" stroke-width="8"/><rect x="295" y="400" width="46" height="60" rx="9" fill="none" stroke="#8a6a4a" stroke-opacity=".7" stroke-width="1.6"/><path d="M300 431h36" stroke="#33251a" stroke-width="5" stroke-linecap="round"/>`,
  );
  return sheet;
}
