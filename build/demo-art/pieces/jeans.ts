/** Jeans: faded thighs, whiskers, copper. */

import { DENIM } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import type { Fold } from '../paint/panel.ts';
import { SIDES, line, onSide, run, shape, shift } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, hollow, seam, stitches } from '../paint/trims.ts';
import { leg, legFill, loops, waistband } from './leg.ts';
import type { Leg } from './leg.ts';

export const JEANS: Leg = {
  waist: [200, 92],
  hip: [172, 240],
  knee: [170, 470],
  hemOut: [168, 744],
  hemIn: [276, 748],
  kneeIn: [284, 500],
  crotch: [299, 326],
};

export function jeans(look: { colour: string; thread: string; sheet?: Sheet }): Sheet {
  const { sheet = new Sheet() } = look;
  const tones = tonesOf(look.colour);
  const block = JEANS;
  const faded = mix(look.colour, '#e9eef2', 0.52);
  const thread = (d: string, opacity = 0.9): string =>
    stitches(d, look.thread, opacity, '4 2.6', 1.5);
  sheet.behind(floorShadow(sheet, [300, 774], 150));
  for (const side of SIDES) {
    const d = dark(tones, side);
    const fade = (run: Run, width: number, opacity: number): Fold => ({
      run: onSide(side, run),
      width,
      colour: faded,
      opacity,
    });
    const worn =
      folds(sheet, 13, [
        fade(run('232 190, 224 380, 222 560'), 60, 0.6),
        fade(run('236 480, 228 560, 224 700'), 40, 0.3),
      ]) +
      folds(sheet, 3.6, [
        fade(run('288 300, 252 292, 206 262'), 8, 0.55),
        fade(run('290 322, 254 318, 204 298'), 8, 0.5),
        fade(run('286 346, 252 346, 208 334'), 7, 0.45),
        d(run('292 310, 254 304, 204 280'), 8, 0.5),
        d(run('292 334, 254 332, 206 318'), 8, 0.45),
        d(run('276 470, 238 484, 190 474'), 10, 0.3),
        d(run('272 520, 236 532, 188 526'), 10, 0.28),
        d(run('184 690, 222 704, 268 694'), 12, 0.4),
        d(run('180 716, 222 726, 270 720'), 9, 0.4),
        fade(run('182 702, 222 714, 268 706'), 7, 0.4),
      ]) +
      folds(sheet, 9, [
        d(run('186 300, 186 500, 184 740'), 20, 0.4),
        d(run('282 380, 274 520, 268 740'), 18, 0.36),
      ]);
    sheet.add(
      panel(sheet, leg(block, side), {
        tones,
        fill: legFill(sheet, block, side, tones),
        cloth: DENIM,
        round: 14,
        cast: side === 'left' ? 0 : 3,
        inside: worn,
      }),
    );
    const pocket: Run = onSide(side, run('256 98, 250 140, 222 164, 184 158'));
    sheet.add(
      hollow(sheet, line(pocket), tones.deep, 5, 0.6, 2.4),
      seam(line(pocket), tones, 0.7),
      thread(line(pocket.map((p) => shift(p, 0, 6)))),
      thread(line(pocket.map((p) => shift(p, 0, 11)))),
    );
    for (const rivet of onSide(side, run('254 106, 198 162'))) {
      sheet.add(
        `<circle cx="${rivet[0]}" cy="${rivet[1]}" r="4.4" fill="#8a5a34"/><circle cx="${rivet[0] - 1}" cy="${rivet[1] - 1}" r="1.7" fill="#e8c39a"/>`,
      );
    }
    const turnUp = shape(
      onSide(side, run('165 722, 220 730, 280 726')),
      onSide(side, run('280 726, 279 764')),
      onSide(side, run('279 764, 222 768, 165 760')),
      onSide(side, run('165 760, 165 722')),
    );
    sheet.add(
      panel(sheet, turnUp, {
        tones: tonesOf(mix(look.colour, '#dfe6ee', 0.55)),
        cloth: DENIM,
        turn: 12,
        round: 8,
        cast: 6,
      }),
    );
  }
  sheet.add(
    seam(line(run('300 100, 300 326')), tones, 0.7, 2),
    thread(line(run('305 230, 304 316'))),
  );
  sheet.add(
    thread(line(run('330 102, 330 180, 322 216, 303 234'))),
    thread(line(run('335 102, 335 182, 326 220, 305 240'))),
  );
  sheet.add(waistband(sheet, block, 36, tones, DENIM), loops(sheet, block, 36, tones, DENIM));
  sheet.add(
    thread(line(run('204 62, 300 71, 396 62')), 0.8),
    thread(line(run('201 90, 300 99, 399 90')), 0.8),
  );
  sheet.add(
    `<circle cx="303" cy="84" r="11" fill="#5d4028"/><circle cx="302" cy="83" r="9.5" fill="#a8744a"/><circle cx="302" cy="83" r="5.5" fill="none" stroke="#6d4526" stroke-width="1.4"/><path d="M295 78a9 9 0 0 1 8-4" fill="none" stroke="#f2d3ae" stroke-width="1.8"/>`,
  );
  return sheet;
}
