/** The knitted dress. */

import { RIB } from '../paint/cloth.ts';
import { tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, SIDES, flip, line, run, shape } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, seam } from '../paint/trims.ts';
import { armhole, sleeve, sleeveFill, sleeveFolds } from './cut.ts';
import type { Cut } from './cut.ts';

export const KNIT_DRESS: Cut = {
  neck: [258, 78],
  shoulder: [188, 110],
  underarm: [202, 250],
  waist: [220, 372],
  hem: [190, 742],
  sag: 10,
  elbow: [150, 280],
  cuffOut: [128, 446],
  cuffIn: [170, 454],
  drop: 12,
};

/** A column of fine rib to the calf, mock neck, long close sleeves. */
export function knitDress(look: { colour: string; cut?: Cut; sheet?: Sheet }): Sheet {
  const { sheet = new Sheet(), cut = KNIT_DRESS } = look;
  const tones = tonesOf(look.colour);
  const outline = shape(
    [cut.neck, [224, 90], cut.shoulder],
    [cut.shoulder, cut.underarm],
    [cut.underarm, [212, 310], [222, 372], [204, 460], [196, 560], [192, 660], [190, 742]],
    run(`190 742, 240 750, ${AXIS} 752, 360 750, 410 742`),
    [[410, 742], [408, 660], [404, 560], [396, 460], [378, 372], [388, 310], flip(cut.underarm)],
    [flip(cut.underarm), flip(cut.shoulder)],
    [flip(cut.shoulder), [376, 90], flip(cut.neck)],
    [flip(cut.neck), [AXIS, 92], cut.neck],
  );
  const fill = sheet.linear(
    [188, 0],
    [412, 20],
    [
      [0, tones.deep],
      [0.14, tones.dark],
      [0.36, tones.light],
      [0.6, tones.base],
      [0.86, tones.dark],
      [1, tones.deep],
    ],
  );
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const e = dark(tones, 'right');
  sheet.behind(floorShadow(sheet, [300, 776], 130));
  sheet.add(
    panel(sheet, outline, {
      tones,
      fill,
      cloth: RIB,
      round: 14,
      inside:
        folds(sheet, 9, [
          d(run('236 400, 226 560, 222 750'), 22, 0.34),
          l(run('266 410, 262 570, 258 750'), 22, 0.3),
          d(run('300 430, 302 580, 300 750'), 18, 0.24),
          e(run('240 400, 232 560, 232 750'), 22, 0.34),
          l(run('330 420, 336 570, 340 750'), 18, 0.26),
        ]) +
        folds(sheet, 3.6, [
          d(run('222 366, 256 378, 290 374'), 10, 0.34),
          e(run('222 360, 254 374, 286 384'), 10, 0.34),
          d(run('220 386, 250 400, 276 402'), 9, 0.28),
          e(run('222 392, 248 404, 270 404'), 8, 0.28),
          d(run('204 252, 232 272, 262 280'), 9, 0.34),
          e(run('204 252, 232 272, 262 280'), 9, 0.34),
        ]),
    }),
  );
  for (const side of SIDES) {
    sheet.add(
      panel(sheet, sleeve(cut, side), {
        tones,
        fill: sleeveFill(sheet, cut, side, tones),
        cloth: RIB,
        turn: (side === 'left' ? 1 : -1) * (8 + (cut.lean ?? 0)),
        round: 14,
        cast: 6,
        inside: sleeveFolds(sheet, cut, side, tones, 0.8),
      }),
      seam(line(armhole(cut, side)), tones, 0.4),
    );
  }
  const neck = shape(
    run('262 48, 258 66, 250 84'),
    run(`250 84, ${AXIS} 100, 350 84`),
    run('350 84, 342 66, 338 48'),
    run(`338 48, ${AXIS} 60, 262 48`),
  );
  sheet.behind(`<path d="M262 48Q300 34 338 48Q300 82 262 48Z" fill="${tones.deep}"/>`);
  sheet.add(panel(sheet, neck, { tones, fill, cloth: RIB, round: 8, cast: 3 }));
  return sheet;
}
