/** Chelsea boots. */

import { CALF } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { line, run, shape } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { seam, stitches } from '../paint/trims.ts';
import { edgeOn, gloss, pair } from './shoe-parts.ts';

export function chelseaBoots(look: { colour: string; sole: string }): Sheet {
  const sheet = new Sheet(600, 600);
  const tones = tonesOf(look.colour);
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const feather: Run = run('544 522, 500 532, 430 535, 350 524, 280 515, 206 512, 154 511');
  const upper = shape(
    run('172 118, 240 128, 312 122'),
    run('312 122, 310 200, 313 280, 334 350, 392 398, 462 428, 518 454, 546 490, 544 522'),
    feather,
    run('154 511, 148 470, 156 410, 170 340, 174 240, 172 118'),
  );
  const sole = shape(
    feather,
    run('154 511, 150 516, 150 524'),
    run('150 524, 262 528, 345 538, 430 550, 500 548, 552 530, 544 522'),
  );
  const heel = shape(
    run('150 522, 205 524, 266 529'),
    run('266 529, 258 553'),
    run('258 553, 156 553'),
    run('156 553, 150 522'),
  );
  const gore = shape(
    run('218 127, 268 127'),
    run('268 127, 276 240, 266 330, 250 372'),
    run('250 372, 232 330, 218 240, 218 127'),
  );
  const soleTones = tonesOf(look.sole);
  let ribs = '';
  for (let x = 222; x < 268; x += 5)
    ribs += `M${x} 126Q${x + 2} 260 ${Math.round(x - (x - 250) * 0.75)} 372`;
  const boot =
    `<path d="M172 118Q240 96 312 122Q240 140 172 118Z" fill="${mix(tones.deep, '#000000', 0.3)}"/>` +
    `<path d="M176 130C166 104 166 86 178 84S192 100 192 130" fill="none" stroke="${tones.dark}" stroke-width="7"/>` +
    panel(sheet, heel, { tones: soleTones, fill: edgeOn(sheet, soleTones, 520, 556), round: 5 }) +
    `<path d="M152 533H264M154 543H261" stroke="#000" stroke-opacity=".4" stroke-width="1.4"/>` +
    panel(sheet, sole, { tones: soleTones, fill: edgeOn(sheet, soleTones, 510, 552), round: 5 }) +
    panel(sheet, upper, {
      tones,
      fill: gloss(sheet, tones, 120, 530),
      cloth: CALF,
      round: 20,
      depth: 0.5,
      inside:
        folds(sheet, 9, [
          l(run('194 140, 196 280, 180 430'), 20, 0.5),
          l(run('330 360, 410 424, 510 470'), 22, 0.85),
          d(run('300 140, 300 280, 324 360'), 26, 0.5),
          d(run('170 500, 340 508, 536 508'), 26, 0.5),
          d(run('200 430, 250 480, 340 500'), 34, 0.34),
        ]) +
        folds(sheet, 3.6, [
          d(run('312 306, 276 344, 196 352'), 11, 0.6),
          l(run('316 322, 280 360, 200 370'), 8, 0.5),
          d(run('326 346, 288 388, 226 398'), 10, 0.5),
          l(run('332 358, 298 402, 244 412'), 7, 0.4),
          d(run('420 412, 404 444, 372 470'), 7, 0.4),
          l(run('428 416, 414 446, 386 472'), 5, 0.4),
        ]) +
        folds(sheet, 1.4, [
          l(run('184 150, 186 260, 178 350'), 4, 0.7),
          l(run('380 400, 450 432, 512 464'), 5, 0.8),
        ]),
    }) +
    panel(sheet, gore, {
      tones: tonesOf(mix(look.colour, '#000000', 0.25)),
      round: 5,
      inside: `<path d="${ribs}" fill="none" stroke="${tones.shine}" stroke-opacity=".36" stroke-width="1.3"/>`,
    }) +
    stitches(
      line(run('212 130, 212 240, 228 336, 250 384, 272 336, 282 240, 274 130')),
      tones.shine,
      0.42,
      '3 2.4',
      1,
    ) +
    seam(line(run('173 134, 240 144, 311 138')), tones, 0.6, 1.4) +
    stitches(line(run('540 529, 500 540, 430 543, 350 532, 268 522')), tones.shine, 0.35, '3 3', 1);
  pair(sheet, boot, { far: { x: -112, y: -46 }, ground: 552, middle: 350, half: 176 });
  return sheet;
}
