/** The cardigan: ribbed band, patch pockets. */

import { RIB } from '../paint/cloth.ts';
import type { Cloth } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { AXIS, SIDES, between, onSide, run, shape } from '../paint/path.ts';
import type { Run, Side } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { button, floorShadow, hollow, label } from '../paint/trims.ts';
import { bodyFill } from './cut.ts';
import type { Cut } from './cut.ts';
import { JUMPER, bodyDrape, knitSleeve, welt } from './knit-parts.ts';
import type { KnitMaking } from './knit-parts.ts';

export function cardigan(look: { colour: string; cloth: Cloth; buttons: string }): Sheet {
  const sheet = new Sheet();
  const cut: Cut = { ...JUMPER, neck: [236, 104], drop: 0 };
  const making: KnitMaking = { sheet, tones: tonesOf(look.colour), cloth: look.cloth, cut };
  const { tones } = making;
  const vee = 356;
  const half = (side: Side): string =>
    shape(
      onSide(side, [
        cut.neck,
        [between(cut.neck, cut.shoulder, 0.5)[0], between(cut.neck, cut.shoulder, 0.5)[1] - 4],
        cut.shoulder,
      ]),
      onSide(side, [cut.shoulder, cut.underarm]),
      onSide(side, [cut.underarm, [150, 450], cut.waist, cut.hem]),
      onSide(side, [cut.hem, [230, cut.hem[1] + 8], [304, cut.hem[1] + 8]]),
      onSide(side, [
        [304, cut.hem[1] + 8],
        [304, vee],
      ]),
      onSide(side, [[304, vee], [274, 262], [246, 160], cut.neck]),
    );
  const band = (side: Side): string => {
    const bottom = cut.hem[1] + 54;
    return panel(
      sheet,
      shape(
        onSide(side, run('242 92, 262 166, 290 270, 314 352')),
        onSide(side, run(`314 352, 315 520, 314 ${bottom}`)),
        onSide(side, [
          [314, bottom],
          [286, bottom],
        ]),
        onSide(side, run(`286 ${bottom}, 286 520, 286 362`)),
        onSide(side, run('286 362, 262 274, 236 170, 220 100')),
        onSide(side, run('220 100, 242 92')),
      ),
      { tones, cloth: RIB, round: 8, cast: 6 },
    );
  };
  const inside = mix(tones.dark, tones.deep, 0.55);
  sheet.add(floorShadow(sheet, [300, 768], 170));
  sheet.add(
    `<path d="M228 100C254 78 346 78 372 100L340 240L300 372L260 240Z" fill="${sheet.linear(
      [300, 80],
      [300, 360],
      [
        [0, tones.dark],
        [0.25, inside],
        [1, tones.deep],
      ],
    )}"/>`,
    hollow(sheet, 'M236 108Q300 128 364 108', tones.deep, 4, 0.6, 2.4),
    label([AXIS, 104]),
    welt(making, 44),
  );
  for (const side of ['left', 'right'] as const) {
    sheet.add(
      panel(sheet, half(side), {
        tones,
        fill: bodyFill(sheet, cut, tones),
        cloth: look.cloth,
        round: 14,
        inside: bodyDrape(making),
      }),
    );
  }
  for (const side of SIDES) {
    const patch: Run = run('176 540, 262 546');
    sheet.add(
      panel(
        sheet,
        shape(
          onSide(side, patch),
          onSide(side, run('262 546, 262 648')),
          onSide(side, run('262 648, 180 642')),
          onSide(side, run('180 642, 176 540')),
        ),
        { tones, fill: bodyFill(sheet, cut, tones), cloth: look.cloth, round: 5, cast: 3 },
      ),
    );
    sheet.add(
      panel(
        sheet,
        shape(
          onSide(side, run('175 534, 264 540')),
          onSide(side, run('264 540, 264 562')),
          onSide(side, run('264 562, 177 557')),
          onSide(side, run('177 557, 175 534')),
        ),
        { tones, cloth: RIB, round: 5, cast: 3 },
      ),
    );
    sheet.add(knitSleeve(making, side, 44));
  }
  sheet.add(band('right'), band('left'));
  for (let i = 0; i < 5; i += 1) sheet.add(button(sheet, [300, 376 + i * 78], 9.5, look.buttons));
  return sheet;
}
