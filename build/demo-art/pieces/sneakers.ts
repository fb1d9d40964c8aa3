/** Court sneakers. */

import { CALF } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { line, run, shape } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { stitches } from '../paint/trims.ts';
import { gloss, pair } from './shoe-parts.ts';

export function sneakers(look: { colour: string; sole: string; tab: string }): Sheet {
  const sheet = new Sheet(600, 500);
  const tones = tonesOf(look.colour);
  const soleTones = tonesOf(look.sole);
  const tabTones = tonesOf(look.tab);
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const collar: Run = run('116 264, 138 282, 176 300, 222 300, 262 280, 290 246');
  const upper = shape(
    collar,
    run('290 246, 330 266, 386 304, 440 334, 500 352, 548 380, 564 428'),
    run('564 428, 400 436, 104 432'),
    run('104 432, 96 380, 98 310, 116 264'),
  );
  const tongue = shape(
    run('264 272, 282 226, 310 190, 336 196, 346 226, 338 262'),
    run('338 262, 300 276, 264 272'),
  );
  const opening = shape(
    run('116 264, 170 248, 230 242, 286 240'),
    run('286 240, 290 246'),
    collar.toReversed(),
  );
  const sole = shape(
    run('98 416, 200 428, 330 428, 460 420, 566 404'),
    run('566 404, 576 428, 570 456, 546 466'),
    run('546 466, 340 472, 124 470'),
    run('124 470, 102 460, 98 416'),
  );
  const stay = shape(
    run('290 248, 336 268, 392 306, 432 330'),
    run('432 330, 428 350, 408 360'),
    run('408 360, 352 342, 300 312, 262 284'),
    run('262 284, 280 266, 290 248'),
  );
  const heel = shape(
    run('113 268, 136 284, 166 300'),
    run('166 300, 160 366, 148 424'),
    run('148 424, 102 420'),
    run('102 420, 95 370, 99 310, 113 268'),
  );
  const toe = shape(
    run('432 331, 500 352, 548 380, 563 420'),
    run('563 420, 500 424, 470 426'),
    run('470 426, 462 376, 432 331'),
  );
  const laces = [0, 1, 2, 3, 4]
    .map((i) => {
      const [x, y] = [300 + i * 29, 292 + i * 14];
      const d0 = `M${x} ${y}Q${x + 8} ${y - 30} ${x + 30} ${y - 36 + i * 3}`;
      return `<path d="${d0}" fill="none" stroke="#000" stroke-opacity=".25" stroke-width="10" transform="translate(2 4)" filter="${sheet.blur(1.4)}"/><path d="${d0}" fill="none" stroke="${tones.dark}" stroke-width="10" stroke-linecap="round"/><path d="${d0}" fill="none" stroke="${tones.light}" stroke-width="7.500" stroke-linecap="round"/><circle cx="${x}" cy="${y + 2}" r="3.600" fill="${tones.deep}"/>`;
    })
    .join('');
  const shoe =
    `<path d="${opening}" fill="${sheet.linear(
      [120, 240],
      [260, 300],
      [
        [0, mix(look.sole, '#8a7356', 0.4)],
        [1, mix(look.sole, '#2a2018', 0.7)],
      ],
    )}"/>` +
    panel(sheet, tongue, {
      tones,
      fill: sheet.linear(
        [270, 200],
        [346, 260],
        [
          [0, tones.light],
          [1, tones.dark],
        ],
      ),
      cloth: CALF,
      round: 14,
      cast: 3,
    }) +
    `<path d="M300 214h22M298 222h16" stroke="#8a6426" stroke-width="2.200"/>` +
    panel(sheet, upper, {
      tones,
      fill: gloss(sheet, tones, 250, 440),
      cloth: CALF,
      round: 14,
      inside:
        folds(sheet, 9, [
          d(run('180 340, 260 390, 360 410'), 36, 0.16),
          d(run('120 424, 330 432, 560 410'), 22, 0.5),
          l(run('180 320, 250 320, 280 310'), 16, 0.5),
        ]) +
        folds(sheet, 2.4, [
          d(run('410 362, 412 390, 400 420'), 8, 0.24),
          d(run('436 366, 440 394, 430 422'), 7, 0.2),
        ]),
    }) +
    panel(sheet, toe, {
      tones,
      cloth: CALF,
      round: 14,
      cast: 3,
      inside: folds(sheet, 5, [l(run('450 352, 510 372, 550 402'), 16, 0.9)]),
    }) +
    stitches(line(run('440 346, 468 380, 476 424')), tones.deep, 0.45, '3 2.4', 1) +
    panel(sheet, stay, { tones, cloth: CALF, round: 8, cast: 6 }) +
    stitches(
      line(run('270 284, 304 305, 354 334, 408 352, 422 346')),
      tones.deep,
      0.45,
      '3 2.4',
      1,
    ) +
    panel(sheet, heel, {
      tones: tabTones,
      fill: sheet.linear(
        [96, 300],
        [166, 340],
        [
          [0, tabTones.base],
          [0.4, tabTones.light],
          [1, tabTones.base],
        ],
      ),
      cloth: CALF,
      round: 8,
      cast: 3,
    }) +
    stitches(line(run('160 302, 154 366, 143 418')), '#fff2dc', 0.5, '3 2.4', 1) +
    laces +
    `<path d="${line(collar)}" fill="none" stroke="${tones.shine}" stroke-width="4"/>` +
    stitches(line(collar.map(([x, y]) => [x + 2, y + 10])), tones.deep, 0.4, '3 2.4', 1) +
    panel(sheet, sole, {
      tones: soleTones,
      fill: sheet.linear(
        [0, 404],
        [0, 474],
        [
          [0, soleTones.light],
          [0.5, soleTones.base],
          [1, soleTones.dark],
        ],
      ),
      cloth: CALF,
      round: 8,
      cast: 3,
    }) +
    stitches(
      line(run('104 428, 200 440, 330 440, 460 432, 568 416')),
      soleTones.deep,
      0.5,
      '4 3',
      1.2,
    ) +
    `<path d="M106 460C200 463 420 463 560 452" fill="none" stroke="${soleTones.deep}" stroke-opacity=".3" stroke-width="1.600"/>` +
    `<path d="M198 372h46M206 384h30" stroke="#8a6426" stroke-opacity=".85" stroke-width="2.600"/>`;
  pair(sheet, shoe, { far: { x: -70, y: -164 }, ground: 470, middle: 336, half: 226 });
  return sheet;
}
