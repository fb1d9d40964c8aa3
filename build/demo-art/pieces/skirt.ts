/** The pleated skirt, and the band all skirts hang from. */

import { COTTON } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, line, run, shape } from '../paint/path.ts';
import type { Point, Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow } from '../paint/trims.ts';

export function skirtBand(sheet: Sheet, left: Point, height: number, tones: Tones): string {
  const [x, y] = left;
  const inside = sheet.worn
    ? ''
    : `<path d="${shape(
        run(`${x + 4} ${y - height}, ${AXIS} ${y - height - 12}, ${596 - x} ${y - height}`),
        run(`${596 - x} ${y - height}, ${AXIS} ${y - height + 14}, ${x + 4} ${y - height}`),
      )}" fill="${mix(tones.dark, tones.deep, 0.6)}"/>`;
  return (
    inside +
    panel(
      sheet,
      shape(
        run(`${x + 4} ${y - height}, ${AXIS} ${y - height + 9}, ${596 - x} ${y - height}`),
        [
          [596 - x, y - height],
          [601 - x, y + 2],
        ],
        run(`${601 - x} ${y + 2}, ${AXIS} ${y + 12}, ${x - 1} ${y + 2}`),
        [
          [x - 1, y + 2],
          [x + 4, y - height],
        ],
      ),
      {
        tones,
        fill: sheet.linear(
          [x, 0],
          [600 - x, 0],
          [
            [0, tones.dark],
            [0.32, tones.light],
            [0.66, tones.base],
            [1, tones.dark],
          ],
        ),
        cloth: COTTON,
        round: 5,
        cast: 3,
      },
    )
  );
}

export function pleatedSkirt(look: { colour: string; sheet?: Sheet }): Sheet {
  const { sheet = new Sheet() } = look;
  const tones = tonesOf(look.colour);
  const count = 15;
  const [top, bottom] = [92, 746];
  const place = (t: number): { high: Point; low: Point } => {
    const arc = Math.sin(t * Math.PI);
    return {
      high: [196 + t * 208, top + arc * 9],
      low: [62 + t * 476 + Math.sin(t * 9) * 4, bottom + arc * 16],
    };
  };
  sheet.behind(floorShadow(sheet, [300, 776], 220));
  const edge = (i: number, lean: number): Run => {
    const { high, low } = place(i / count);
    const sway = Math.sin(i * 2.1) * 5 - (i - count / 2) * 1.6;
    return run(
      `${high[0] + lean * 0.3} ${high[1]}, ${(high[0] + low[0]) / 2 + sway + lean * 0.7} 400, ${low[0] + lean} ${low[1]}`,
    );
  };
  let faces = '';
  let valleys = '';
  let ridges = '';
  for (let i = 0; i < count; i += 1) {
    const fall = 1 - Math.abs(i / (count - 1) - 0.34);
    const tone =
      fall > 0.7
        ? mix(tones.base, tones.light, (fall - 0.7) * 2.6)
        : mix(tones.dark, tones.base, Math.max(0, fall - 0.2) * 2);
    const end = place((i + 1) / count).low;
    faces += `<path d="${shape(
      edge(i, -4),
      [
        [place(i / count).low[0] - 4, place(i / count).low[1]],
        [end[0] + 5, end[1] - 10],
      ],
      edge(i + 1, 5).toReversed(),
    )}" fill="${tone}"/>`;
    valleys += shape(edge(i + 1, -13), edge(i + 1, -2).toReversed());
    ridges += line(edge(i, 2));
  }
  const fronts =
    faces +
    `<path d="${valleys}" fill="${tones.deep}" fill-opacity=".62" filter="${sheet.blur(2.4)}"/>` +
    `<path d="${ridges}" fill="none" stroke="${tones.shine}" stroke-opacity=".5" stroke-width="2.6" filter="${sheet.blur(0.7)}"/>`;
  const whole = shape(
    [place(0).high, [150, 400], [56, bottom]],
    run(
      `56 ${bottom}, 180 ${bottom + 18}, ${AXIS} ${bottom + 20}, 420 ${bottom + 18}, 544 ${bottom}`,
    ),
    [[544, bottom], [450, 400], place(1).high],
    [place(1).high, [AXIS, top + 9], place(0).high],
  );
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const glow = folds(sheet, 13, [
    l(run('240 120, 210 400, 170 740'), 60, 0.26),
    d(run('200 140, 150 400, 80 740'), 50, 0.4),
    d(run('396 140, 450 400, 520 740'), 70, 0.5),
    l(run('340 160, 356 420, 372 740'), 40, 0.14),
  ]);
  sheet.add(
    panel(sheet, whole, {
      tones,
      fill: mix(tones.deep, tones.dark, 0.5),
      cloth: COTTON,
      round: 0,
      inside: fronts + glow,
      rim: 0,
    }),
  );
  sheet.add(skirtBand(sheet, [194, 92], 34, tones));
  return sheet;
}
