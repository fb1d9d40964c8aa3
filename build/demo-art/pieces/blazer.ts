/** Blazers, double- and single-breasted. */

import { WOOL } from '../paint/cloth.ts';
import { tones as tonesOf } from '../paint/colour.ts';
import { SIDES, line, onSide, run } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { button, floorShadow, hook, seam } from '../paint/trims.ts';
import type { CoatColours } from './coat.ts';
import { lapel, nape } from './collar.ts';
import type { LapelLine } from './collar.ts';
import { along } from './cut.ts';
import type { Cut } from './cut.ts';
import { chestFolds, frontPanel, hangingFolds, pocket, setInSleeve } from './tailored.ts';
import type { Making } from './tailored.ts';

export const BLAZER: Cut = {
  neck: [240, 104],
  shoulder: [128, 148],
  underarm: [148, 362],
  waist: [168, 480],
  hem: [142, 706],
  sag: 10,
  elbow: [66, 400],
  cuffOut: [46, 664],
  cuffIn: [116, 678],
  drop: 0,
};

export const BLAZER_MEN: Cut = { ...BLAZER, shoulder: [122, 146], waist: [160, 486] };

/** Women's is double-breasted and closes left over right as seen; men's single, the other way. */
export function blazer(
  look: CoatColours & { closing: 'double' | 'single'; cut?: Cut; sheet?: Sheet },
): Sheet {
  const double = look.closing === 'double';
  const { sheet = new Sheet(), cut = double ? BLAZER : BLAZER_MEN } = look;
  const making: Making = { sheet, tones: tonesOf(look.cloth), cloth: WOOL, cut };
  const { tones } = making;
  const edge = double ? 352 : 316;
  const breakPoint: Point = double ? [350, 452] : [316, 444];
  const collar: LapelLine = double
    ? { leafTip: [176, 186], notch: [202, 214], tip: [156, 202], gorge: [262, 172], breakPoint }
    : { leafTip: [184, 182], notch: [210, 208], tip: [174, 222], gorge: [260, 168], breakPoint };
  const over: Side = double ? 'left' : 'right';
  const under: Side = double ? 'right' : 'left';
  const drape = (side: Side): string =>
    hangingFolds(making, side, 490, edge, 0.7) + chestFolds(making, side, 1.1);
  const corner = double ? 'square' : 'round';
  sheet.behind(floorShadow(sheet, [300, 766], 176), hook(28), nape(making, look.lining, 450));
  sheet.add(
    frontPanel(making, under, breakPoint, edge, drape(under), { under: true, corner }),
    lapel(making, under, collar, { stitched: false }),
    frontPanel(making, over, breakPoint, edge, drape(over), { cast: 6, corner }),
  );
  for (const side of SIDES) {
    const dart = onSide(side, run('222 380, 218 470, 216 560'));
    sheet.add(seam(line(dart), tones, 0.3, 1.4));
    sheet.add(pocket(making, side, run('170 560, 268 566, 267 602, 166 596')));
    const cuffButtons = [60, 42, 24].map((up) => {
      const [at = cut.cuffIn] = onSide(side, [along(cut, cut.cuffIn, -6.4 - up * 0.06, -up)]);
      return button(sheet, at, 6, look.buttons);
    });
    sheet.add(setInSleeve(making, side, { extra: cuffButtons.join('') }));
  }
  sheet.add(pocket(making, 'right', run('180 328, 246 338, 245 356, 179 346')));
  sheet.add(lapel(making, over, collar, { stitched: false }));
  const rows: readonly Point[] = double
    ? run('248 486, 330 486, 252 560, 330 560')
    : run('302 474, 302 556');
  for (const at of rows) sheet.add(button(sheet, at, 10.5, look.buttons));
  return sheet;
}
