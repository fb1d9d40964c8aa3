/** Jumpers: crew and turtleneck, plain or with cables. */

import { RIB } from '../paint/cloth.ts';
import type { Cloth } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { AXIS, SIDES, flip, run, shape } from '../paint/path.ts';
import type { Point, Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, label } from '../paint/trims.ts';
import { body, bodyFill } from './cut.ts';
import type { Cut } from './cut.ts';
import { JUMPER, bodyDrape, knitSleeve, welt } from './knit-parts.ts';
import type { KnitMaking } from './knit-parts.ts';

/** The inside of the back neck, its ribbed band and the label. */
function back({ sheet, tones, cut }: KnitMaking, lift: number, width: number): string {
  const [x, y] = cut.neck;
  const inside = mix(tones.dark, tones.deep, 0.55);
  const [foot, crown]: [Point, Point] = [
    [x - width * 0.5, y],
    [x + 22, y - lift],
  ];
  const [footIn, crownIn]: [Point, Point] = [
    [x + 9, y + 4],
    [x + 30, y - lift + width * 0.7],
  ];
  const band = shape(
    [foot, crown, [AXIS, crown[1] - 5], flip(crown), flip(foot)],
    [flip(foot), flip(footIn)],
    [flip(footIn), flip(crownIn), [AXIS, crownIn[1] - 3], crownIn, footIn],
    [footIn, foot],
  );
  const hollow = shape(
    [foot, [AXIS, y - lift], flip(foot)],
    [flip(foot), [AXIS, y + cut.drop + 24], foot],
  );
  return (
    `<path d="${hollow}" fill="${inside}"/>` +
    panel(sheet, band, {
      tones: tonesOf(mix(tones.base, tones.deep, 0.3)),
      cloth: RIB,
      round: 5,
      cast: 3,
    }) +
    label([AXIS, crownIn[1] + 6])
  );
}

/** A ribbed ring around the neckline; the tile runs with the knitting, not around it. */
function crewBand({ sheet, tones, cut }: KnitMaking, width: number): string {
  const [x, y] = cut.neck;
  const dip = y + cut.drop * 0.62;
  const [a, b]: [Point, Point] = [
    [x + 9, y + 2],
    [x - width * 0.5, y],
  ];
  const inner: Run = [a, [x + 17, dip], [AXIS, y + cut.drop], flip([x + 17, dip]), flip(a)];
  const side: Point = [x - width * 0.1, dip + width * 0.9];
  const outer: Run = [b, side, [AXIS, y + cut.drop + width + 3], flip(side), flip(b)];
  return panel(sheet, shape(inner, [flip(a), flip(b)], outer.toReversed(), [b, a]), {
    tones,
    cloth: RIB,
    round: 8,
    cast: 3,
  });
}

/** A tall neck folded once: the outer fold hides its own seam. */
function rollNeck({ sheet, tones, cut }: KnitMaking): string {
  const [x, y] = cut.neck;
  const top = y - 54;
  const opening = `<path d="${shape([[x + 12, top + 6], [AXIS, top - 12], flip([x + 12, top + 6])], [flip([x + 12, top + 6]), [AXIS, top + 20], [x + 12, top + 6]])}" fill="${mix(tones.dark, tones.deep, 0.7)}"/>`;
  const fill = sheet.linear(
    [x, 0],
    [600 - x, 20],
    [
      [0, tones.dark],
      [0.35, tones.light],
      [0.65, tones.base],
      [1, tones.dark],
    ],
  );
  const under = shape(
    run(`${x + 8} ${top + 20}, ${x + 2} ${y}, ${x - 16} ${y + 14}`),
    [[x - 16, y + 14], [AXIS, y + 44], flip([x - 16, y + 14])],
    [flip([x - 16, y + 14]), flip([x + 2, y]), flip([x + 8, top + 20])],
  );
  const fold = shape(
    run(`${x + 10} ${top + 4}, ${x + 1} ${top + 30}, ${x - 2} ${y - 4}`),
    [
      [x - 2, y - 4],
      [x + 24, y + 16],
      [AXIS, y + 22],
      flip([x + 24, y + 16]),
      flip([x - 2, y - 4]),
    ],
    [flip([x - 2, y - 4]), flip([x + 1, top + 30]), flip([x + 10, top + 4])],
    [flip([x + 10, top + 4]), [AXIS, top + 22], [x + 10, top + 4]],
  );
  return (
    panel(sheet, under, { tones, fill, cloth: RIB, round: 8, cast: 3 }) +
    opening +
    panel(sheet, fold, { tones, fill, cloth: RIB, round: 14, cast: 6 })
  );
}

export interface KnitLook {
  readonly colour: string;
  readonly cloth: Cloth;
  readonly neck: 'crew' | 'turtle';
  readonly over?: (sheet: Sheet) => string;
  readonly cut?: Cut;
  readonly sheet?: Sheet;
  /** Height of welt and cuffs; 0 for a rolled fine edge. */
  readonly rib: number;
}

export function jumper(look: KnitLook): Sheet {
  const { sheet = new Sheet() } = look;
  const cut = look.cut ?? { ...JUMPER, ...(look.neck === 'turtle' ? { drop: 16 } : {}) };
  const making: KnitMaking = { sheet, tones: tonesOf(look.colour), cloth: look.cloth, cut };
  const { tones } = making;
  sheet.behind(floorShadow(sheet, [300, 768], 170));
  if (look.neck === 'crew') sheet.behind(back(making, 16, 19));
  sheet.add(welt(making, look.rib));
  sheet.add(
    panel(sheet, body(cut), {
      tones,
      fill: bodyFill(sheet, cut, tones),
      cloth: look.cloth,
      round: 20,
      inside: bodyDrape(making),
      ...(look.over === undefined ? {} : { over: look.over(sheet) }),
    }),
  );
  for (const side of SIDES) sheet.add(knitSleeve(making, side, look.rib * 0.9));
  sheet.add(look.neck === 'crew' ? crewBand(making, 19) : rollNeck(making));
  return sheet;
}

/** Two strands that cross and cross back, in columns. */
export function cables(colour: string, columns: readonly number[]) {
  const [width, height] = [50, 84];
  const [top, bottom] = [120, 680];
  const [l, r] = [width * 0.24, width * 0.76];
  const strand = (from: number, to: number, y: number): string => {
    const d = `M${from} ${y}C${from} ${y + height * 0.2} ${to} ${y + height * 0.3} ${to} ${y + height * 0.5}`;
    return (
      `<path d="${d}" stroke="#000" stroke-opacity=".45" stroke-width="20"/>` +
      `<path d="${d}" stroke="${mix(colour, '#fff8ea', 0.16)}" stroke-width="14.5"/>` +
      `<path d="${d}" stroke="#fff" stroke-opacity=".28" stroke-width="5" transform="translate(-2 -1)"/>`
    );
  };
  const gutter = `<path d="M1 0V${height}M${width - 1} 0V${height}" stroke="#000" stroke-opacity=".4" stroke-width="3"/>`;
  const half = height / 2;
  const marks =
    gutter + strand(l, r, 0) + strand(r, l, 0) + strand(r, l, half) + strand(l, r, half);
  return (sheet: Sheet): string => {
    const tile = sheet.define(
      't',
      (id) =>
        `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse"><g fill="none">${marks}</g></pattern>`,
    );
    return columns
      .map((centre) => {
        const x = centre - width / 2;
        const id = sheet.define('t', (name) => `<pattern id="${name}" href="#${tile}" x="${x}"/>`);
        return `<rect x="${x}" y="${top}" width="${width}" height="${bottom - top}" fill="url(#${id})" opacity=".8"/>`;
      })
      .join('');
  };
}
