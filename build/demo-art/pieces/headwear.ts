/** Scarf and beret: what goes on last. */

import { FELT, LEATHER, WOOL } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { line, run, shape } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, label, stitches } from '../paint/trims.ts';

/** Looped once and knotted, both ends falling: the way a window dresser hangs it. */
export function scarf(look: { colour: string }): Sheet {
  const sheet = new Sheet();
  const tones = tonesOf(look.colour);
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const fringe = (x0: number, x1: number, y: number, lean: number): string => {
    let [under, over] = ['', ''];
    for (let x = x0; x <= x1; x += 8) {
      const length = 52 + ((x * 7) % 11);
      const strand = `M${x} ${y}q${lean + ((x * 3) % 5) - 2} ${length / 2} ${((x * 5) % 7) - 3 + lean} ${length}`;
      under += strand;
      over += strand;
    }
    return `<path d="${under}" fill="none" stroke="${tones.dark}" stroke-width="5" stroke-linecap="round"/><path d="${over}" fill="none" stroke="${tones.light}" stroke-width="1.8" stroke-linecap="round" transform="translate(-1)"/>`;
  };
  const tail = (outline: string, from: number, to: number, turn: number, marks: string): string =>
    panel(sheet, outline, {
      tones,
      fill: sheet.linear(
        [from, 400],
        [to, 420],
        [
          [0, tones.dark],
          [0.3, tones.light],
          [0.55, tones.base],
          [0.8, tones.base],
          [1, tones.dark],
        ],
      ),
      cloth: WOOL,
      turn,
      round: 14,
      cast: 9,
      inside: marks,
    });
  sheet.add(floorShadow(sheet, [300, 780], 150, 8, 0.2));
  sheet.add(
    `<path d="M210 118Q300 70 390 118Q392 190 300 200Q208 190 210 118Z" fill="${sheet.linear(
      [300, 90],
      [300, 200],
      [
        [0, tones.dark],
        [1, mix(tones.deep, '#000000', 0.3)],
      ],
    )}"/>`,
  );
  sheet.add(fringe(330, 452, 640, 6));
  sheet.add(
    tail(
      shape(
        run('316 236, 338 360, 330 500, 322 644'),
        run('322 644, 390 652, 462 640'),
        run('462 640, 452 500, 430 360, 388 226'),
        run('388 226, 316 236'),
      ),
      320,
      460,
      0,
      folds(sheet, 7, [
        d(run('350 250, 368 420, 360 640'), 20, 0.4),
        l(run('380 260, 404 430, 400 640'), 18, 0.4),
        d(run('400 270, 430 430, 432 640'), 16, 0.4),
      ]),
    ),
  );
  sheet.add(fringe(146, 282, 690, -4));
  sheet.add(
    tail(
      shape(
        run('232 232, 196 380, 168 540, 138 690'),
        run('138 690, 210 706, 290 696'),
        run('290 696, 300 540, 312 380, 318 240'),
        run('318 240, 232 232'),
      ),
      150,
      310,
      12,
      folds(sheet, 7, [
        d(run('252 250, 226 430, 190 700'), 20, 0.36),
        l(run('280 260, 262 430, 236 700'), 20, 0.4),
        d(run('304 270, 292 430, 272 700'), 16, 0.36),
      ]) + folds(sheet, 3.6, [d(run('180 560, 220 580, 300 566'), 9, 0.24)]),
    ),
  );
  const loop = shape(
    run('176 150, 190 96, 244 66, 300 60, 356 66, 410 96, 424 150'),
    run('424 150, 436 206, 392 258, 300 272, 208 258, 164 206, 176 150'),
  );
  const hole = shape(
    run('222 132, 246 108, 300 98, 354 108, 378 132'),
    run('378 132, 360 164, 300 178, 240 164, 222 132'),
  );
  sheet.add(
    panel(sheet, `${loop}${hole}`, {
      tones,
      fill: tones.base,
      cloth: WOOL,
      round: 0,
      rim: 0,
    }).replace('<use', '<use fill-rule="evenodd"'),
  );
  const lower = shape(
    run('172 140, 196 190, 252 224, 300 230, 348 224, 404 190, 428 140'),
    run('428 140, 444 204, 400 262, 300 282, 200 262, 156 204, 172 140'),
  );
  const upper = shape(
    run('176 162, 180 96, 240 62, 300 56, 360 62, 420 96, 424 162'),
    run('424 162, 384 134, 352 112, 300 104, 248 112, 216 134, 176 162'),
  );
  const middle = shape(
    run('184 120, 216 164, 260 186, 300 190, 340 186, 384 164, 416 120'),
    run('416 120, 432 170, 396 226, 300 244, 204 226, 168 170, 184 120'),
  );
  const across = sheet.linear(
    [160, 0],
    [440, 0],
    [
      [0, tones.dark],
      [0.3, tones.light],
      [0.6, tones.base],
      [1, tones.deep],
    ],
  );
  const wrap = (outline: string, y: number): string =>
    panel(sheet, outline, {
      tones,
      fill: across,
      cloth: WOOL,
      turn: 84,
      round: 14,
      cast: 9,
      depth: 0.5,
      inside: folds(sheet, 5, [
        d(run(`180 ${y - 30}, 280 ${y + 22}, 420 ${y - 24}`), 14, 0.44),
        l(run(`186 ${y - 16}, 284 ${y + 38}, 412 ${y - 8}`), 12, 0.44),
        d(run(`186 ${y + 10}, 260 ${y + 52}, 350 ${y + 50}`), 12, 0.36),
      ]),
    });
  sheet.add(wrap(upper, 78), wrap(middle, 176), wrap(lower, 222));
  const knot = shape(
    run('250 222, 268 202, 312 200, 344 214, 356 254, 340 290, 296 300, 256 284, 242 250, 250 222'),
  );
  sheet.add(
    panel(sheet, knot, {
      tones,
      fill: sheet.linear(
        [250, 204],
        [350, 296],
        [
          [0, tones.light],
          [0.5, tones.base],
          [1, tones.dark],
        ],
      ),
      cloth: WOOL,
      turn: 48,
      round: 14,
      cast: 9,
      inside: folds(sheet, 3.6, [
        d(run('256 226, 290 250, 302 296'), 12, 0.5),
        l(run('268 216, 304 244, 318 292'), 9, 0.5),
        d(run('290 206, 328 236, 338 282'), 12, 0.46),
      ]),
    }),
  );
  sheet.add(label([212, 640], '#f1eadd'));
  return sheet;
}

export function beret(look: { colour: string; band: string }): Sheet {
  const sheet = new Sheet(600, 600);
  const tones = tonesOf(look.colour);
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const crown = shape(
    run(
      '46 330, 60 240, 150 158, 290 132, 440 160, 536 240, 556 326, 520 396, 430 420, 300 424, 160 420, 76 394, 46 330',
    ),
  );
  const band = shape(
    run('136 396, 220 418, 300 422, 390 418, 470 394'),
    run('470 394, 464 440, 440 458'),
    run('440 458, 300 476, 164 458'),
    run('164 458, 142 440, 136 396'),
  );
  sheet.add(floorShadow(sheet, [300, 476], 190, 12, 0.4));
  sheet.add(
    panel(sheet, band, {
      tones: tonesOf(look.band),
      fill: sheet.linear(
        [136, 0],
        [470, 0],
        [
          [0, tonesOf(look.band).dark],
          [0.35, tonesOf(look.band).light],
          [1, tonesOf(look.band).deep],
        ],
      ),
      cloth: LEATHER,
      round: 8,
    }),
  );
  sheet.add(
    stitches(line(run('146 436, 220 452, 300 458, 390 452, 460 434')), '#e8d8bc', 0.5, '4 3', 1.2),
  );
  sheet.add(
    panel(sheet, crown, {
      tones,
      fill: sheet.radial([220, 210], 400, [
        [0, tones.shine],
        [0.3, tones.light],
        [0.62, tones.base],
        [1, tones.dark],
      ]),
      cloth: FELT,
      round: 20,
      depth: 0.5,
      cast: 9,
      inside:
        folds(sheet, 13, [
          d(run('70 350, 200 396, 420 404'), 50, 0.34),
          l(run('130 230, 230 180, 360 176'), 50, 0.34),
          d(run('520 260, 500 350, 420 400'), 50, 0.34),
        ]) +
        folds(sheet, 5, [
          d(run('120 410, 180 360, 280 330'), 22, 0.3),
          l(run('150 416, 210 372, 300 348'), 16, 0.3),
          d(run('330 416, 390 366, 470 340'), 20, 0.28),
          l(run('364 414, 420 374, 490 350'), 14, 0.26),
          d(run('200 416, 230 386, 270 370'), 12, 0.26),
        ]),
    }),
  );
  sheet.add(
    `<path d="M296 142c-4-14-2-26 8-38 8-2 12 4 8 10-8 10-8 18-6 28z" fill="${tones.dark}"/><path d="M299 140c-3-12-1-22 7-32" fill="none" stroke="${tones.shine}" stroke-opacity=".6" stroke-width="2"/>`,
  );
  return sheet;
}
