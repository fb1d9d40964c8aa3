/** The open neck of a tailored front: nape, collar and lapels. */

import { mix } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, between, line, onSide, shape, shift } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import { label, seam, stitches } from '../paint/trims.ts';
import type { Making } from './tailored.ts';

/** The lapel's corners, for the left side. `top` of the roll line is the neck point of the block. */
export interface LapelLine {
  readonly leafTip: Point;
  readonly notch: Point;
  readonly tip: Point;
  readonly gorge: Point;
  readonly breakPoint: Point;
}

/** The open neck: back lining down to `depth`, the back collar and the label. */
export function nape({ sheet, tones, cut }: Making, lining: string, depth: number): string {
  const deep = mix(lining, '#0d0a08', 0.45);
  const [x, y] = cut.neck;
  const r = 2 * AXIS - x;
  return (
    `<path d="M${x - 14} ${y}C${x + 10} ${y - 14} ${r - 10} ${y - 14} ${r + 14} ${y}L${r} ${y + 120}L300 ${depth}L${x} ${y + 120}Z" fill="${sheet.linear(
      [300, y],
      [300, depth],
      [
        [0, lining],
        [0.5, deep],
        [1, mix(deep, '#000000', 0.3)],
      ],
    )}"/>` +
    `<path d="M${x + 4} ${y - 13}C${x + 20} ${y - 26} ${r - 20} ${y - 26} ${r - 4} ${y - 13}L${r + 2} ${y + 4}C${r - 20} ${y + 18} ${x + 20} ${y + 18} ${x - 2} ${y + 4}Z" fill="${sheet.linear(
      [300, y - 24],
      [300, y + 14],
      [
        [0, tones.dark],
        [0.35, mix(tones.dark, tones.deep, 0.35)],
        [1, mix(tones.dark, tones.deep, 0.6)],
      ],
    )}"/>` +
    `<path d="M${x} ${y + 5}C${x + 20} ${y + 19} ${r - 20} ${y + 19} ${r} ${y + 5}" fill="none" stroke="${tones.deep}" stroke-opacity=".7" stroke-width="2"/>` +
    label([AXIS, y + 21])
  );
}

/** The leaf of the collar lies on the shoulder, the lapel folds back from the opening. */
export function lapel(
  making: Making,
  side: Side,
  at: LapelLine,
  options: { stitched?: boolean } = {},
): string {
  const { sheet, tones, cloth, cut } = making;
  const { leafTip, notch, tip, gorge, breakPoint } = at;
  const top = shift(cut.neck, 5, -14);
  const leaf = shape(
    onSide(side, [
      top,
      shift(between(top, leafTip, 0.34), -3, -10),
      shift(between(top, leafTip, 0.66), 0, -6),
      leafTip,
    ]),
    onSide(side, [leafTip, notch]),
    onSide(side, [notch, shift(between(notch, gorge, 0.5), 2, 4), gorge]),
    onSide(side, [gorge, between(gorge, top, 0.5), top]),
  );
  const fold = shape(
    onSide(side, [notch, tip]),
    onSide(side, [
      tip,
      shift(between(tip, breakPoint, 0.32), -8, 12),
      shift(between(tip, breakPoint, 0.68), -6, 10),
      breakPoint,
    ]),
    onSide(side, [breakPoint, shift(between(breakPoint, gorge, 0.5), 2, 4), gorge]),
    onSide(side, [gorge, shift(between(notch, gorge, 0.5), 2, 4), notch]),
  );
  const x = (v: number): number => (side === 'left' ? v : 2 * AXIS - v);
  const fill = sheet.linear(
    [x(tip[0]), gorge[1] - 30],
    [x(breakPoint[0]), breakPoint[1]],
    [
      [0, side === 'left' ? tones.light : tones.base],
      [0.6, side === 'left' ? mix(tones.light, tones.base, 0.6) : tones.base],
      [1, side === 'left' ? tones.base : tones.dark],
    ],
  );
  const roll = between(gorge, breakPoint, 0.5);
  const inside = folds(sheet, 6, [
    lit(tones, side)(
      [shift(gorge, 0, 12), shift(roll, -12, 4), shift(breakPoint, -10, -14)],
      15,
      0.4,
    ),
    dark(tones, side)(
      [shift(notch, 10, 14), shift(roll, -44, 14), shift(breakPoint, -16, -8)],
      14,
      0.16,
    ),
  ]);
  const turn = side === 'left' ? 24 : -24;
  const edge = line(
    onSide(side, [shift(notch, -4, 7), shift(tip, 11, 6)]),
    onSide(side, [
      shift(tip, 11, 6),
      shift(between(tip, breakPoint, 0.32), 1, 5),
      shift(between(tip, breakPoint, 0.68), 1, 2),
      shift(breakPoint, -5, -7),
    ]),
  );
  return (
    panel(sheet, fold, { tones, fill, cloth, turn, round: 7, cast: 7, inside }) +
    panel(sheet, leaf, { tones, fill, cloth, turn: -turn, round: 7, cast: 4 }) +
    seam(line(onSide(side, [notch, shift(between(notch, gorge, 0.5), 2, 4), gorge])), tones, 0.5) +
    (options.stitched === false ? '' : stitches(edge, tones.deep, 0.26))
  );
}
