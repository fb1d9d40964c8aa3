/** The button-down shirt, plain or striped. */

import { COTTON } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { AXIS, SIDES, between, flip, line, onSide, run, shape, shift } from '../paint/path.ts';
import type { Run, Side } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { button, floorShadow, hollow, label, seam, stitches } from '../paint/trims.ts';
import { bodyFill } from './cut.ts';
import type { Cut } from './cut.ts';
import { SHIRT, drape, shirtSleeve } from './shirt-parts.ts';
import type { ShirtMaking } from './shirt-parts.ts';

function collarBack({ sheet, tones, cut }: ShirtMaking): string {
  const [x, y] = cut.neck;
  const inside = mix(tones.base, tones.deep, 0.42);
  return (
    `<path d="M${x} ${y}C${x + 12} ${y - 34} ${588 - x} ${y - 34} ${600 - x} ${y}L300 ${y + 70}Z" fill="${inside}"/>` +
    `<path d="M${x + 3} ${y - 8}C${x + 18} ${y - 32} ${582 - x} ${y - 32} ${597 - x} ${y - 8}L${590 - x} ${y + 6}C${570 - x} ${y + 18} ${x + 30} ${y + 18} ${x + 10} ${y + 6}Z" fill="${mix(tones.base, tones.deep, 0.2)}"/>` +
    hollow(
      sheet,
      `M${x + 10} ${y + 8}Q300 ${y + 24} ${590 - x} ${y + 8}`,
      tones.deep,
      3,
      0.5,
      1.4,
    ) +
    label([AXIS, y + 20])
  );
}

/** A turned-down collar leaf over its stand. */
function collarLeaf(making: ShirtMaking, side: Side): string {
  const { sheet, tones, cloth, cut } = making;
  const [x, y] = cut.neck;
  const leaf = shape(
    onSide(side, run(`${x + 6} ${y - 22}, ${x - 10} ${y - 8}, ${x - 22} ${y + 22}`)),
    onSide(side, run(`${x - 22} ${y + 22}, ${x - 12} ${y + 52}, ${x + 4} ${y + 88}`)),
    onSide(side, run(`${x + 4} ${y + 88}, ${x + 30} ${y + 58}, ${AXIS - 2} ${y + 38}`)),
    onSide(side, run(`${AXIS - 2} ${y + 38}, ${x + 30} ${y + 10}, ${x + 6} ${y - 22}`)),
  );
  const edge = line(
    onSide(side, run(`${x - 15} ${y + 24}, ${x - 6} ${y + 52}, ${x + 6} ${y + 79}`)),
    onSide(side, run(`${x + 6} ${y + 79}, ${x + 30} ${y + 51}, ${AXIS - 10} ${y + 36}`)),
  );
  const stand = shape(
    onSide(side, [
      [x + 30, y + 14],
      [AXIS + 3, y + 40],
    ]),
    onSide(side, [
      [AXIS + 3, y + 40],
      [AXIS + 2, y + 60],
    ]),
    onSide(side, [
      [AXIS + 2, y + 60],
      [x + 20, y + 34],
    ]),
    onSide(side, [
      [x + 20, y + 34],
      [x + 30, y + 14],
    ]),
  );
  return (
    panel(sheet, stand, { tones, cloth, round: 5 }) +
    panel(sheet, leaf, {
      tones,
      fill: sheet.linear([x - 20, y], side === 'left' ? [AXIS, y + 80] : [x + 40, y + 120], [
        [0, tones.light],
        [1, tones.base],
      ]),
      cloth,
      turn: side === 'left' ? 36 : -36,
      round: 5,
      cast: 6,
      over: making.over(side === 'left' ? 60 : -60),
    }) +
    stitches(edge, tones.deep, 0.3, '3 2.4', 1)
  );
}

export interface ShirtLook {
  readonly colour: string;
  readonly stripe?: string;
  readonly buttons: string;
  readonly pocket: boolean;
  readonly cut?: Cut;
  readonly sheet?: Sheet;
}

function stripes(sheet: Sheet, colour: string | undefined) {
  return (turn: number): string => {
    if (colour === undefined) return '';
    const tile = sheet.define(
      't',
      (id) =>
        `<pattern id="${id}" width="17" height="20" patternUnits="userSpaceOnUse"><path d="M4 0V20" stroke="${colour}" stroke-opacity=".78" stroke-width="5"/></pattern>`,
    );
    const id =
      turn === 0
        ? tile
        : sheet.define(
            't',
            (name) => `<pattern id="${name}" href="#${tile}" patternTransform="rotate(${turn})"/>`,
          );
    return `<rect x="-300" width="1200" height="900" fill="url(#${id})"/>`;
  };
}

export function shirt(look: ShirtLook): Sheet {
  const { sheet = new Sheet(), cut = SHIRT } = look;
  const tones = tonesOf(look.colour);
  const making: ShirtMaking = {
    sheet,
    tones,
    cloth: COTTON,
    cut,
    over: stripes(sheet, look.stripe),
  };
  const { hem, neck } = cut;
  const bottom = hem[1] + cut.sag;
  const tail: Run = [
    hem,
    [hem[0] + 26, bottom - 26],
    [230, bottom - 2],
    [AXIS, bottom + 2],
    [370, bottom - 2],
    flip([hem[0] + 26, bottom - 26]),
    flip(hem),
  ];
  const trunk = shape(
    [
      neck,
      [between(neck, cut.shoulder, 0.5)[0], between(neck, cut.shoulder, 0.5)[1] - 3],
      cut.shoulder,
    ],
    [cut.shoulder, cut.underarm],
    [cut.underarm, between(cut.underarm, cut.waist, 0.5), cut.waist, hem],
    tail,
    [flip(hem), flip(cut.waist), flip(between(cut.underarm, cut.waist, 0.5)), flip(cut.underarm)],
    [flip(cut.underarm), flip(cut.shoulder)],
    [
      flip(cut.shoulder),
      flip([between(neck, cut.shoulder, 0.5)[0], between(neck, cut.shoulder, 0.5)[1] - 3]),
      flip(neck),
    ],
    [flip(neck), [AXIS, neck[1] + 44], neck],
  );
  const fill = bodyFill(sheet, cut, tones);
  sheet.behind(floorShadow(sheet, [300, 764], 160), collarBack(making));
  sheet.add(
    panel(sheet, trunk, {
      tones,
      fill,
      cloth: COTTON,
      round: 14,
      inside: drape(making),
      over: making.over(0),
    }),
  );
  sheet.add(stitches(line(tail.map((p) => shift(p, 0, -8))), tones.deep, 0.26, '3 2.4', 1));
  for (const side of SIDES) {
    sheet.add(
      seam(
        line(
          onSide(
            side,
            run(
              `${neck[0] - 18} ${neck[1] + 34}, 190 150, ${cut.shoulder[0] + 22} ${cut.shoulder[1] + 36}`,
            ),
          ),
        ),
        tones,
        0.26,
        1.2,
      ),
    );
  }
  sheet.add(
    panel(
      sheet,
      shape(
        [
          [284, neck[1] + 40],
          [284, bottom + 1],
        ],
        [
          [284, bottom + 1],
          [316, bottom + 1],
        ],
        [
          [316, bottom + 1],
          [316, neck[1] + 40],
        ],
      ),
      { tones, cloth: COTTON, round: 5, cast: 3, over: making.over(0) },
    ),
  );
  sheet.add(
    stitches(
      `M290 ${neck[1] + 52}V${bottom - 2}M310 ${neck[1] + 52}V${bottom - 2}`,
      tones.deep,
      0.26,
      '3 2.4',
      1,
    ),
  );
  if (look.pocket) {
    const patch = shape(
      run('352 300, 424 297'),
      run('424 297, 424 366'),
      run('424 366, 389 384'),
      run('389 384, 353 368'),
      run('353 368, 352 300'),
    );
    sheet.add(
      panel(sheet, patch, { tones, fill, cloth: COTTON, round: 5, cast: 3, over: making.over(0) }),
      stitches('M353 312L424 309', tones.deep, 0.3, '3 2.4', 1),
    );
  }
  for (const side of SIDES) sheet.add(shirtSleeve(making, side));
  sheet.add(collarLeaf(making, 'left'), collarLeaf(making, 'right'));
  sheet.add(button(sheet, [300, neck[1] + 50], 5.5, look.buttons));
  for (let y = neck[1] + 124; y < bottom - 60; y += 84)
    sheet.add(button(sheet, [300, y], 5.5, look.buttons));
  return sheet;
}
