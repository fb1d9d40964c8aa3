/** Long coats: the belted double-breasted one, the wrap, and the single-breasted town coat. */

import { FELT, WOOL } from '../paint/cloth.ts';
import { tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { SIDES, line, onSide, run, shape } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { button, floorShadow, hook, seam, stitches } from '../paint/trims.ts';
import { beltTie } from './belt-tie.ts';
import { lapel, nape } from './collar.ts';
import type { LapelLine } from './collar.ts';
import type { Cut } from './cut.ts';
import { chestFolds, frontPanel, gathers, hangingFolds, pocket, setInSleeve } from './tailored.ts';
import type { Making } from './tailored.ts';

export interface CoatColours {
  readonly cloth: string;
  readonly lining: string;
  readonly buttons: string;
}

const WOMEN: Cut = {
  neck: [250, 88],
  shoulder: [170, 122],
  underarm: [186, 286],
  waist: [204, 410],
  hem: [150, 752],
  sag: 12,
  elbow: [112, 318],
  cuffOut: [82, 522],
  cuffIn: [144, 534],
  drop: 0,
};

function hung(sheet: Sheet, nape: string): void {
  sheet.behind(floorShadow(sheet, [300, 779], 186), hook(22), nape);
}

export function beltedCoat(colours: CoatColours): Sheet {
  const sheet = new Sheet();
  const making: Making = { sheet, tones: tonesOf(colours.cloth), cloth: WOOL, cut: WOMEN };
  const breakPoint: Point = [338, 318];
  const collar: LapelLine = {
    leafTip: [190, 152],
    notch: [224, 178],
    tip: [166, 176],
    gorge: [270, 146],
    breakPoint,
  };
  const drape = (side: Side): string =>
    hangingFolds(making, side, 440, 344) + chestFolds(making, side) + gathers(making, side, 396);
  hung(sheet, nape(making, colours.lining, 330));
  sheet.add(
    frontPanel(making, 'right', breakPoint, 344, drape('right'), { under: true }),
    lapel(making, 'right', collar),
    frontPanel(making, 'left', breakPoint, 344, drape('left'), { cast: 6 }),
    stitches(line(run('335 326, 336 420, 337 560, 336 760')), making.tones.deep, 0.24),
  );
  for (const side of SIDES) {
    sheet.add(pocket(making, side, run('196 498, 214 503, 202 586, 183 581')));
    sheet.add(setInSleeve(making, side, { cuff: 56 }));
  }
  sheet.add(lapel(making, 'left', collar));
  for (const [y, right] of run('356 322, 506 0, 580 0')) {
    sheet.add(button(sheet, [258, y], 10.5, colours.buttons));
    if (right > 0) sheet.add(button(sheet, [right, y], 10.5, colours.buttons));
  }
  sheet.add(beltTie(making, 394));
  return sheet;
}

export const WRAP: Cut = {
  ...WOMEN,
  shoulder: [158, 132],
  underarm: [176, 306],
  waist: [196, 420],
  hem: [158, 752],
  elbow: [98, 330],
  cuffOut: [76, 520],
  cuffIn: [144, 532],
};

/** No buttons: a shawl collar rolling into the belt, dropped shoulders, double-faced cloth. */
export function wrapCoat(colours: CoatColours & { cut?: Cut; sheet?: Sheet }): Sheet {
  const { sheet = new Sheet(), cut = WRAP } = colours;
  const making: Making = { sheet, tones: tonesOf(colours.cloth), cloth: FELT, cut };
  const breakPoint: Point = [352, 404];
  const drape = (side: Side): string =>
    hangingFolds(making, side, 450, 350) + chestFolds(making, side) + gathers(making, side, 404);
  const shawl = (side: Side): string => {
    const { tones } = making;
    const outline = shape(
      onSide(side, [[255, 72], [226, 84], [196, 136], [190, 200], [226, 292], breakPoint]),
      onSide(side, [breakPoint, [318, 318], [284, 210], [266, 136], [255, 72]]),
    );
    const left = side === 'left';
    return (
      panel(sheet, outline, {
        tones,
        cloth: FELT,
        turn: left ? 24 : -24,
        round: 10,
        cast: 9,
        castDepth: 0.5,
        fill: sheet.linear(left ? [196, 130] : [404, 130], left ? [320, 340] : [280, 340], [
          [0, tones.light],
          [0.6, tones.base],
          [1, left ? tones.base : tones.dark],
        ]),
      }) + seam(line(onSide(side, run('206 140, 202 200, 236 286, 330 380'))), tones, 0.2, 1.2)
    );
  };
  hung(sheet, nape(making, colours.lining, 360));
  sheet.add(
    frontPanel(making, 'right', breakPoint, 352, drape('right'), { under: true }),
    shawl('right'),
    frontPanel(making, 'left', breakPoint, 352, drape('left'), { cast: 7 }),
  );
  for (const side of SIDES) {
    sheet.add(pocket(making, side, run('188 520, 282 526, 280 626, 178 620')));
    sheet.add(setInSleeve(making, side, { cuff: 46, stitched: false }));
  }
  sheet.add(shawl('left'), beltTie(making, 404));
  return sheet;
}

/** Chesterfield: single-breasted, flap pockets, a breast welt; closes right over left as seen. */
export function townCoat(colours: CoatColours): Sheet {
  const sheet = new Sheet();
  const cut: Cut = {
    ...WOMEN,
    neck: [248, 88],
    shoulder: [156, 122],
    underarm: [172, 300],
    waist: [178, 440],
    hem: [160, 748],
    elbow: [100, 330],
    cuffOut: [80, 540],
    cuffIn: [142, 550],
  };
  const making: Making = { sheet, tones: tonesOf(colours.cloth), cloth: WOOL, cut };
  const breakPoint: Point = [314, 350];
  const collar: LapelLine = {
    leafTip: [196, 148],
    notch: [220, 172],
    tip: [186, 178],
    gorge: [264, 140],
    breakPoint,
  };
  const drape = (side: Side): string =>
    hangingFolds(making, side, 380, 314, 0.9) + chestFolds(making, side);
  hung(sheet, nape(making, colours.lining, 360));
  sheet.add(
    frontPanel(making, 'left', breakPoint, 314, drape('left'), { under: true }),
    lapel(making, 'left', collar, { stitched: false }),
    frontPanel(making, 'right', breakPoint, 314, drape('right'), { cast: 6 }),
    stitches(line(run('294 360, 294 560, 295 756')), making.tones.shine, 0.2),
    pocket(making, 'right', run('200 268, 254 276, 253 292, 199 284')),
  );
  for (const side of SIDES) {
    sheet.add(pocket(making, side, run('184 508, 276 514, 275 544, 182 538')));
    const cuffButtons = [500, 518].map((y) =>
      button(
        sheet,
        side === 'left' ? [132 - (y - 500) * 0.1, y] : [468 + (y - 500) * 0.1, y],
        6,
        colours.buttons,
      ),
    );
    sheet.add(setInSleeve(making, side, { extra: cuffButtons.join('') }));
  }
  sheet.add(lapel(making, 'right', collar, { stitched: false }));
  for (const y of [384, 464, 552]) sheet.add(button(sheet, [304, y], 10.5, colours.buttons));
  return sheet;
}
