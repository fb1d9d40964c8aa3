/** Leather bags: the open tote and the shoulder bag with its clasp. */

import { LEATHER } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, line, run, shape, symmetric } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, hollow, seam, stitches } from '../paint/trims.ts';

/** A strap seen edge-on: core, lit upper edge, stitch line. */
function strap(sheet: Sheet, d: string, width: number, tones: Tones, thread: string): string {
  const stroke = (colour: string, w: number, opacity = 1): string =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${w}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;
  return (
    stroke(tones.deep, width) +
    stroke(tones.base, width - 3) +
    `<path d="${d}" fill="none" stroke="${tones.shine}" stroke-opacity=".5" stroke-width="${width * 0.24}" transform="translate(-${width * 0.16} -${width * 0.12})" filter="${sheet.blur(1.4)}"/>` +
    stitches(d, thread, 0.5, '4 3', 1)
  );
}

export function tote(look: { colour: string; metal: string }): Sheet {
  const sheet = new Sheet();
  const tones = tonesOf(look.colour);
  const thread = mix(look.colour, '#fff2dc', 0.55);
  const [top, bottom] = [330, 736];
  const front = symmetric(
    run(`${AXIS} ${top + 14}, 180 ${top + 9}, 56 ${top}`),
    run(`56 ${top}, 66 520, 84 690`),
    run(`84 690, 90 726, 122 ${bottom}`),
    [
      [122, bottom],
      [AXIS, bottom + 3],
    ],
  );
  const mouth = shape(
    run(`62 ${top + 2}, ${AXIS} ${top - 22}, 538 ${top + 2}`),
    run(`538 ${top + 2}, ${AXIS} ${top + 24}, 62 ${top + 2}`),
  );
  const fill = sheet.linear(
    [50, top],
    [560, bottom],
    [
      [0, tones.light],
      [0.35, tones.base],
      [0.7, tones.base],
      [1, tones.dark],
    ],
  );
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const e = dark(tones, 'right');
  sheet.add(floorShadow(sheet, [300, 752], 230, 12, 0.4));
  sheet.add(
    strap(
      sheet,
      'M196 338C196 120 236 62 300 62S404 120 404 338',
      17,
      tonesOf(mix(look.colour, '#1a100a', 0.25)),
      thread,
    ),
  );
  sheet.add(
    `<path d="${mouth}" fill="${sheet.linear(
      [300, top - 20],
      [300, top + 24],
      [
        [0, tones.dark],
        [1, mix(tones.deep, '#000000', 0.4)],
      ],
    )}"/>`,
  );
  sheet.add(
    panel(sheet, front, {
      tones,
      fill,
      cloth: LEATHER,
      round: 20,
      inside:
        folds(sheet, 13, [
          d(run('110 360, 130 520, 120 720'), 50, 0.2),
          l(run('200 350, 216 540, 200 720'), 70, 0.28),
          e(run('120 360, 120 520, 110 720'), 60, 0.34),
          d(run('300 560, 320 640, 300 730'), 60, 0.12),
          l(run('420 360, 410 480, 420 620'), 40, 0.16),
        ]) +
        folds(sheet, 5, [
          d(run('100 690, 190 716, 300 712'), 20, 0.36),
          e(run('100 690, 190 716, 300 712'), 20, 0.4),
        ]),
    }),
  );
  sheet.add(
    stitches(
      line(
        run(`66 ${top + 14}, 180 ${top + 22}, 300 ${top + 27}, 420 ${top + 22}, 534 ${top + 14}`),
      ),
      thread,
      0.6,
      '6 4',
      1.4,
    ),
    hollow(sheet, line(run('96 640, 300 652, 504 640')), tones.deep, 5, 0.4, 2.4),
    seam(line(run('93 640, 300 652, 507 640')), tones, 0.7),
    stitches(line(run('92 648, 300 660, 508 648')), thread, 0.5, '6 4', 1.4),
  );
  for (const x of [196, 404]) {
    const tab = shape(
      [
        [x - 20, top + 2],
        [x + 20, top + 3],
      ],
      run(`${x + 20} ${top + 3}, ${x + 18} 430, ${x} 456, ${x - 18} 430, ${x - 20} ${top + 2}`),
    );
    sheet.add(
      panel(sheet, tab, {
        tones: tonesOf(mix(look.colour, '#1a100a', 0.18)),
        cloth: LEATHER,
        round: 5,
        cast: 6,
      }),
    );
    sheet.add(
      stitches(
        line(
          run(
            `${x - 14} ${top + 10}, ${x - 12} 426, ${x} 446, ${x + 12} 426, ${x + 14} ${top + 10}`,
          ),
        ),
        thread,
        0.6,
        '5 3.4',
        1.3,
      ),
    );
    sheet.add(
      `<circle cx="${x}" cy="424" r="5.4" fill="${mix(look.metal, '#3a2608', 0.4)}"/><circle cx="${x - 1.2}" cy="422.8" r="3.2" fill="${mix(look.metal, '#ffffff', 0.4)}"/>`,
    );
  }
  sheet.add(strap(sheet, 'M196 420C190 200 226 104 300 104S410 200 404 420', 18, tones, thread));
  sheet.add(
    `<path d="M264 492h72M276 506h48" stroke="${mix(look.metal, '#fff6e0', 0.2)}" stroke-width="3" stroke-opacity=".85"/>`,
  );
  return sheet;
}

export function shoulderBag(look: { colour: string; metal: string }): Sheet {
  const sheet = new Sheet();
  const tones = tonesOf(look.colour);
  const thread = mix(look.colour, '#fff2dc', 0.4);
  const metal = sheet.linear(
    [260, 500],
    [340, 580],
    [
      [0, mix(look.metal, '#fff8e4', 0.6)],
      [0.45, look.metal],
      [0.6, mix(look.metal, '#fff8e4', 0.4)],
      [1, mix(look.metal, '#2e1d06', 0.5)],
    ],
  );
  const body = symmetric(
    run(`${AXIS} 352, 190 352, 96 372`),
    run(`96 372, 58 470, 64 600, 110 696, 200 728, ${AXIS} 732`),
  );
  const flap = symmetric(
    run(`${AXIS} 340, 180 342, 88 366`),
    run(`88 366, 66 440, 78 540, 150 586, 232 578, ${AXIS} 596`),
  );
  const d = dark(tones, 'left');
  const l = lit(tones, 'left');
  const e = dark(tones, 'right');
  sheet.add(floorShadow(sheet, [300, 748], 200, 11, 0.4));
  sheet.add(strap(sheet, 'M112 384C120 180 210 60 300 60S480 180 488 384', 24, tones, thread));
  sheet.add(
    panel(sheet, body, {
      tones,
      fill: sheet.linear(
        [60, 400],
        [540, 730],
        [
          [0, tones.base],
          [0.6, tones.dark],
          [1, tones.deep],
        ],
      ),
      cloth: LEATHER,
      round: 20,
      depth: 0.5,
      inside: folds(sheet, 9, [
        l(run('120 640, 200 700, 300 706'), 26, 0.34),
        d(run('90 600, 180 660, 300 640'), 40, 0.4),
        e(run('90 600, 180 660, 300 640'), 40, 0.4),
      ]),
    }),
  );
  sheet.add(
    stitches(
      line(run('72 600, 116 686, 202 717, 300 721, 398 717, 484 686, 528 600')),
      thread,
      0.5,
      '5 3.6',
      1.3,
    ),
  );
  sheet.add(
    panel(sheet, flap, {
      tones,
      fill: sheet.linear(
        [70, 350],
        [520, 600],
        [
          [0, tones.light],
          [0.4, tones.base],
          [1, tones.dark],
        ],
      ),
      cloth: LEATHER,
      round: 20,
      depth: 0.46,
      cast: 9,
      inside: folds(sheet, 13, [
        l(run('110 400, 190 386, 330 392'), 40, 0.5),
        d(run('90 520, 180 560, 290 560'), 34, 0.26),
        e(run('80 420, 96 500, 170 560'), 50, 0.4),
      ]),
    }),
    stitches(
      line(
        run(
          '98 374, 77 440, 88 534, 152 575, 232 567, 300 585, 368 567, 448 575, 512 534, 523 440, 502 374',
        ),
      ),
      thread,
      0.6,
      '5 3.6',
      1.3,
    ),
  );
  for (const x of [112, 488]) {
    sheet.add(
      `<ellipse cx="${x}" cy="382" rx="17" ry="20" fill="none" stroke="${mix(look.metal, '#2e1d06', 0.45)}" stroke-width="7"/><ellipse cx="${x - 1}" cy="381" rx="17" ry="20" fill="none" stroke="${mix(look.metal, '#fff8e4', 0.35)}" stroke-width="3"/>`,
    );
  }
  sheet.add(
    `<rect x="268" y="530" width="64" height="84" rx="32" fill="#000" fill-opacity=".4" filter="${sheet.blur(5)}" transform="translate(3 6)"/><rect x="268" y="526" width="64" height="84" rx="32" fill="${metal}"/><rect x="270" y="528" width="60" height="80" rx="30" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="1.6"/><rect x="286" y="545" width="28" height="46" rx="14" fill="${tones.dark}"/><rect x="286" y="545" width="28" height="46" rx="14" fill="none" stroke="#2e1d06" stroke-opacity=".6" stroke-width="2"/><circle cx="300" cy="568" r="8" fill="${metal}"/>`,
  );
  return sheet;
}
