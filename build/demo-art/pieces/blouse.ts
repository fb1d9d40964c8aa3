/** The silk blouse. */

import { SATIN } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, SIDES, onSide, run, shape } from '../paint/path.ts';
import type { Point } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow } from '../paint/trims.ts';
import { body } from './cut.ts';
import type { Cut } from './cut.ts';
import { SHIRT, drape, shirtSleeve } from './shirt-parts.ts';
import type { ShirtMaking } from './shirt-parts.ts';

/** Silk with a scarf collar tied in a loose bow. */
export function bowBlouse(look: { colour: string }): Sheet {
  const sheet = new Sheet();
  const tones = tonesOf(look.colour);
  const cut: Cut = {
    ...SHIRT,
    neck: [246, 96],
    shoulder: [140, 146],
    hem: [166, 672],
    sag: 12,
    elbow: [60, 410],
    cuffOut: [52, 610],
    cuffIn: [116, 622],
    drop: 14,
  };
  const making: ShirtMaking = { sheet, tones, cloth: SATIN, cut, over: () => '' };
  const fill = sheet.linear(
    [cut.underarm[0], 0],
    [600 - cut.underarm[0], 40],
    [
      [0, tones.dark],
      [0.14, tones.light],
      [0.26, tones.base],
      [0.4, tones.shine],
      [0.54, tones.base],
      [0.68, tones.light],
      [0.84, tones.dark],
      [1, tones.base],
    ],
  );
  sheet.add(floorShadow(sheet, [300, 764], 150));
  sheet.add(
    panel(sheet, body(cut), { tones, fill, cloth: SATIN, round: 14, inside: drape(making, 1.7) }),
  );
  sheet.add(
    panel(sheet, shape(run('286 116, 286 684'), run('286 684, 314 684'), run('314 684, 314 116')), {
      tones,
      cloth: SATIN,
      round: 5,
      cast: 3,
    }),
  );
  for (const side of SIDES) sheet.add(shirtSleeve(making, side));
  const ribbon = (outline: string, from: Point, to: Point): string =>
    panel(sheet, outline, {
      tones,
      fill: sheet.linear(from, to, [
        [0, tones.dark],
        [0.35, tones.shine],
        [0.6, tones.base],
        [1, tones.dark],
      ]),
      cloth: SATIN,
      round: 8,
      cast: 6,
    });
  sheet.add(
    `<path d="M252 74Q300 56 348 74L340 100Q300 112 260 100Z" fill="${mix(tones.dark, tones.deep, 0.6)}"/>`,
  );
  sheet.add(
    ribbon(
      shape(
        run('252 70, 246 88, 250 110'),
        run(`250 110, 280 134, ${AXIS} 144, 320 134, 350 110`),
        run('350 110, 354 88, 348 70'),
        run(`348 70, 330 98, ${AXIS} 106, 270 98, 252 70`),
      ),
      [250, 80],
      [350, 130],
    ),
  );
  sheet.add(
    ribbon(
      shape(
        run('296 150, 282 220, 270 290, 244 372'),
        run('244 372, 292 388'),
        run('292 388, 306 300, 310 220, 312 152'),
      ),
      [256, 260],
      [312, 270],
    ),
  );
  sheet.add(
    ribbon(
      shape(
        run('302 150, 318 220, 330 280, 340 346'),
        run('340 346, 386 328'),
        run('386 328, 364 260, 342 200, 318 148'),
      ),
      [312, 270],
      [366, 250],
    ),
  );
  for (const side of SIDES) {
    sheet.add(
      ribbon(
        shape(
          onSide(side, run('296 136, 258 122, 216 134, 204 170, 230 194, 270 178, 296 158')),
          onSide(side, run('296 158, 296 136')),
        ),
        side === 'left' ? [214, 130] : [386, 186],
        side === 'left' ? [290, 180] : [310, 130],
      ),
    );
    sheet.add(
      folds(sheet, 2.4, [
        dark(tones, side)(run('294 148, 262 148, 226 160'), 10, 0.6),
        lit(tones, side)(run('290 140, 258 134, 230 142'), 7, 0.5),
      ]),
    );
  }
  sheet.add(
    ribbon(
      shape(run('284 134, 300 128, 317 135, 320 152, 312 164, 294 166, 282 156, 284 134')),
      [284, 130],
      [320, 166],
    ),
  );
  return sheet;
}
