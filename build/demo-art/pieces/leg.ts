/** What all trousers share: the leg, its light, the waistband and its loops. */

import type { Cloth } from '../paint/cloth.ts';
import { mix } from '../paint/colour.ts';
import type { Tones } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { AXIS, between, onSide, run, shape, shift } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import type { Sheet } from '../paint/sheet.ts';

export interface Leg {
  readonly waist: Point;
  readonly hip: Point;
  readonly knee: Point;
  readonly hemOut: Point;
  readonly hemIn: Point;
  readonly kneeIn: Point;
  readonly crotch: Point;
}

export function leg(block: Leg, side: Side): string {
  const { waist, hip, knee, hemOut, hemIn, kneeIn, crotch } = block;
  return shape(
    onSide(side, [
      waist,
      between(waist, hip, 0.5),
      hip,
      between(hip, knee, 0.5),
      knee,
      between(knee, hemOut, 0.5),
      hemOut,
    ]),
    onSide(side, [hemOut, shift(between(hemOut, hemIn, 0.5), 0, 5), hemIn]),
    onSide(side, [hemIn, kneeIn, crotch]),
    onSide(side, [crotch, [AXIS + 1, crotch[1] - 16]]),
    onSide(side, [
      [AXIS + 1, crotch[1] - 16],
      [AXIS + 1, waist[1] + 4],
    ]),
    onSide(side, [[AXIS + 1, waist[1] + 4], [250, waist[1] + 4], waist]),
  );
}

export function legFill(sheet: Sheet, block: Leg, side: Side, tones: Tones): string {
  const [a, b] = [block.knee[0] - 8, block.kneeIn[0] + 6];
  const x = (v: number): number => (side === 'left' ? v : 600 - v);
  const near = side === 'left' ? tones.dark : tones.deep;
  return sheet.linear(
    [x(a), 0],
    [x(b), 0],
    [
      [0, near],
      [0.25, tones.base],
      [0.45, side === 'left' ? tones.light : tones.base],
      [0.55, side === 'left' ? tones.base : tones.light],
      [0.8, tones.base],
      [1, side === 'left' ? tones.deep : tones.dark],
    ],
  );
}

export function waistband(
  sheet: Sheet,
  block: Leg,
  height: number,
  tones: Tones,
  cloth: Cloth,
): string {
  const [x, y] = block.waist;
  const inside = sheet.worn
    ? ''
    : `<path d="${shape(
        run(`${x + 2} ${y - height}, ${AXIS} ${y - height - 10}, ${598 - x} ${y - height}`),
        run(`${598 - x} ${y - height}, ${AXIS} ${y - height + 14}, ${x + 2} ${y - height}`),
      )}" fill="${mix(tones.dark, tones.deep, 0.7)}"/>`;
  return (
    inside +
    panel(
      sheet,
      shape(
        run(`${x + 2} ${y - height}, ${AXIS} ${y - height + 10}, ${598 - x} ${y - height}`),
        [
          [598 - x, y - height],
          [602 - x, y + 4],
        ],
        run(`${602 - x} ${y + 4}, ${AXIS} ${y + 13}, ${x - 2} ${y + 4}`),
        [
          [x - 2, y + 4],
          [x + 2, y - height],
        ],
      ),
      {
        tones,
        fill: sheet.linear(
          [x, 0],
          [600 - x, 0],
          [
            [0, tones.dark],
            [0.3, tones.light],
            [0.65, tones.base],
            [1, tones.dark],
          ],
        ),
        cloth,
        turn: 84,
        round: 5,
        cast: 3,
      },
    )
  );
}

export function loops(
  sheet: Sheet,
  block: Leg,
  height: number,
  tones: Tones,
  cloth: Cloth,
): string {
  const [x, y] = block.waist;
  return [x + 42, 558 - x]
    .map((at) =>
      panel(
        sheet,
        shape(
          [
            [at - 6, y - height + 2],
            [at + 6, y - height + 3],
          ],
          [
            [at + 6, y - height + 3],
            [at + 6, y + 16],
          ],
          [
            [at + 6, y + 16],
            [at - 6, y + 15],
          ],
          [
            [at - 6, y + 15],
            [at - 6, y - height + 2],
          ],
        ),
        { tones, cloth, round: 5, cast: 3 },
      ),
    )
    .join('');
}
