/** Penny loafers. */

import { CALF } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { line, run, shape } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { hollow, seam, stitches } from '../paint/trims.ts';
import { edgeOn, gloss, pair } from './shoe-parts.ts';

export function loafers(look: { colour: string; sole: string; lining: string }): Sheet {
  const sheet = new Sheet(600, 440);
  const tones = tonesOf(look.colour);
  const soleTones = tonesOf(look.sole);
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const feather: Run = run('560 372, 520 384, 450 388, 370 378, 290 368, 200 366, 108 364');
  const topline: Run = run('112 262, 150 284, 206 298, 262 290, 306 262, 330 240');
  const upper = shape(
    topline,
    run('330 240, 352 244, 384 266, 440 290, 504 312, 550 338, 566 360, 560 372'),
    feather,
    run('108 364, 98 330, 98 292, 112 262'),
  );
  const opening = shape(run('112 262, 180 252, 250 238, 296 224, 330 240'), topline.toReversed());
  const sole = shape(
    feather,
    run('108 364, 104 374'),
    run('104 374, 200 378, 290 380, 370 390, 450 400, 520 397, 568 380, 560 372'),
  );
  const heel = shape(
    run('104 373, 160 376, 214 378'),
    run('214 378, 208 402'),
    run('208 402, 110 402'),
    run('110 402, 104 373'),
  );
  const apron: Run = run('366 284, 420 306, 480 324, 530 344, 548 358');
  const tongue = shape(
    run('282 248, 296 212, 318 204, 344 226, 362 262'),
    run('362 262, 330 268, 282 248'),
  );
  const strap = shape(
    run('312 268, 338 258, 378 262'),
    run('378 262, 392 272, 384 288'),
    run('384 288, 352 330, 338 376'),
    run('338 376, 268 368'),
    run('268 368, 286 320, 312 268'),
  );
  const shoe =
    `<path d="${opening}" fill="${sheet.linear(
      [120, 230],
      [280, 300],
      [
        [0, look.lining],
        [1, mix(look.lining, '#120c08', 0.55)],
      ],
    )}"/>` +
    `<path d="${line(run('112 262, 180 252, 250 238, 296 224'))}" fill="none" stroke="${tones.dark}" stroke-width="5"/>` +
    panel(sheet, tongue, {
      tones,
      fill: sheet.linear(
        [290, 210],
        [350, 270],
        [
          [0, tones.light],
          [0.5, tones.base],
          [1, tones.dark],
        ],
      ),
      cloth: CALF,
      round: 8,
      cast: 3,
    }) +
    panel(sheet, heel, { tones: soleTones, fill: edgeOn(sheet, soleTones, 372, 404), round: 5 }) +
    `<path d="M106 384H212M108 393H210" stroke="#000" stroke-opacity=".4" stroke-width="1.2"/>` +
    panel(sheet, sole, { tones: soleTones, fill: edgeOn(sheet, soleTones, 364, 400), round: 5 }) +
    panel(sheet, upper, {
      tones,
      fill: gloss(sheet, tones, 250, 390),
      cloth: CALF,
      round: 14,
      depth: 0.55,
      inside:
        folds(sheet, 7, [
          l(run('118 280, 116 320, 124 352'), 16, 0.6),
          l(run('140 300, 210 318, 280 308'), 12, 0.5),
          d(run('170 350, 280 352, 420 372'), 20, 0.4),
          d(run('400 340, 470 366, 550 368'), 22, 0.5),
          l(run('400 284, 470 306, 536 334'), 16, 0.9),
        ]) +
        folds(sheet, 2.4, [
          d(run('410 318, 398 346, 400 374'), 8, 0.3),
          d(run('440 328, 430 350, 434 376'), 7, 0.26),
          l(run('396 278, 460 298, 524 324'), 5, 0.8),
          l(run('420 322, 480 340, 540 362'), 6, 0.5),
        ]),
    }) +
    hollow(sheet, line(apron.map(([x, y]) => [x, y + 3])), tones.deep, 5, 0.6, 2.4) +
    seam(line(apron), tones, 0.8, 2) +
    stitches(line(apron.map(([x, y]) => [x + 2, y - 6])), tones.shine, 0.6, '4 3', 1.3) +
    panel(sheet, strap, {
      tones,
      fill: sheet.linear(
        [300, 262],
        [370, 370],
        [
          [0, tones.light],
          [0.45, tones.base],
          [1, tones.dark],
        ],
      ),
      cloth: CALF,
      round: 8,
      cast: 6,
    }) +
    stitches(line(run('318 272, 294 322, 277 362')), tones.shine, 0.5, '4 3', 1.2) +
    stitches(line(run('382 278, 344 328, 330 369')), tones.shine, 0.5, '4 3', 1.2) +
    `<path d="M330 274Q352 262 370 270L366 278Q352 272 334 282Z" fill="${mix(tones.deep, '#000000', 0.5)}"/>` +
    `<path d="${line(topline)}" fill="none" stroke="${tones.shine}" stroke-opacity=".55" stroke-width="3"/>` +
    stitches(line(topline.map(([x, y]) => [x + 1, y + 8])), tones.deep, 0.5, '3 2.4', 1) +
    stitches(
      line(run('550 379, 510 389, 450 393, 370 384, 290 374, 220 372')),
      soleTones.shine,
      0.5,
      '3 3',
      1,
    );
  pair(sheet, shoe, { far: { x: -66, y: -152 }, ground: 402, middle: 336, half: 220 });
  return sheet;
}
