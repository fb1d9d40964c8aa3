/** A cloth belt tied at the waist: band, knot and two hanging ends. */

import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { run, shape } from '../paint/path.ts';
import type { Making } from './tailored.ts';

export function beltTie({ sheet, tones, cloth, cut }: Making, y: number): string {
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const [a, b] = [cut.waist[0] - 7, 600 - cut.waist[0] + 7];
  const across = sheet.linear(
    [a, 0],
    [b, 0],
    [
      [0, tones.dark],
      [0.3, tones.light],
      [0.62, tones.base],
      [1, tones.dark],
    ],
  );
  const band = shape(
    run(`${a} ${y}, 250 ${y + 11}, 310 ${y + 14}, 360 ${y + 11}, ${b} ${y - 1}`),
    run(`${b} ${y - 1}, ${b + 1} ${y + 20}, ${b} ${y + 38}`),
    run(`${b} ${y + 38}, 360 ${y + 50}, 310 ${y + 53}, 250 ${y + 50}, ${a} ${y + 39}`),
    run(`${a} ${y + 39}, ${a - 1} ${y + 20}, ${a} ${y}`),
  );
  const long = shape(
    run(`318 ${y + 46}, 308 ${y + 100}, 306 ${y + 160}, 296 ${y + 226}`),
    [
      [296, y + 226],
      [332, y + 233],
    ],
    run(`332 ${y + 233}, 342 ${y + 170}, 342 ${y + 110}, 340 ${y + 48}`),
  );
  const short = shape(
    run(`322 ${y + 46}, 342 ${y + 92}, 352 ${y + 136}, 366 ${y + 188}`),
    [
      [366, y + 188],
      [398, y + 176],
    ],
    run(`398 ${y + 176}, 382 ${y + 122}, 366 ${y + 78}, 346 ${y + 42}`),
  );
  const knot = shape(
    run(
      `302 ${y + 10}, 312 ${y + 1}, 338 ${y + 1}, 353 ${y + 10}, 357 ${y + 34}, 350 ${y + 54}, 326 ${y + 61}, 305 ${y + 54}, 298 ${y + 32}, 302 ${y + 10}`,
    ),
  );
  const look = { tones, cloth, round: 6 };
  return (
    panel(sheet, band, {
      ...look,
      fill: across,
      turn: 90,
      cast: 6,
      inside: folds(sheet, 2.4, [
        d(run(`${a + 8} ${y + 22}, 250 ${y + 32}, 302 ${y + 26}`), 9, 0.26),
        d(run(`354 ${y + 26}, 380 ${y + 28}, ${b - 2} ${y + 18}`), 9, 0.3),
      ]),
    }) +
    panel(sheet, short, {
      ...look,
      fill: sheet.linear(
        [332, y + 130],
        [384, y + 108],
        [
          [0, tones.dark],
          [0.5, tones.base],
          [1, tones.dark],
        ],
      ),
      turn: -20,
      cast: 6,
    }) +
    panel(sheet, long, {
      ...look,
      fill: sheet.linear(
        [300, y + 130],
        [344, y + 136],
        [
          [0, tones.base],
          [0.4, tones.light],
          [1, tones.dark],
        ],
      ),
      turn: 6,
      cast: 6,
      inside: folds(sheet, 2.4, [d(run(`331 ${y + 58}, 326 ${y + 120}, 316 ${y + 216}`), 9, 0.3)]),
    }) +
    panel(sheet, knot, {
      ...look,
      fill: sheet.linear(
        [302, y],
        [354, y + 58],
        [
          [0, tones.light],
          [0.5, tones.base],
          [1, tones.dark],
        ],
      ),
      turn: 60,
      cast: 5,
      inside: folds(sheet, 2.4, [
        d(run(`302 ${y + 24}, 328 ${y + 28}, 354 ${y + 16}`), 7, 0.44),
        d(run(`302 ${y + 48}, 330 ${y + 44}, 356 ${y + 32}`), 7, 0.36),
        l(run(`308 ${y + 15}, 328 ${y + 18}, 350 ${y + 9}`), 6, 0.4),
      ]),
    })
  );
}
