/** The down jacket: each baffle is a pillow of its own. */

import { COTTON } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import { AXIS, between, onSide, polygon, run, shape, shift, symmetric } from '../paint/path.ts';
import type { Point, Side } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, hollow } from '../paint/trims.ts';
import { sleeve } from './cut.ts';
import type { Cut } from './cut.ts';

const CUT: Cut = {
  neck: [236, 128],
  shoulder: [124, 168],
  underarm: [142, 380],
  waist: [142, 540],
  hem: [150, 716],
  sag: 8,
  elbow: [54, 430],
  cuffOut: [44, 672],
  cuffIn: [116, 684],
  drop: 0,
};

/** Upper and lower end of a baffle's left and right edge, and where its stitches pull. */
interface Baffle {
  readonly left: readonly [Point, Point];
  readonly right: readonly [Point, Point];
  readonly bulge: number;
  readonly pulls: readonly number[];
}

export interface DownJacketLook {
  readonly colour: string;
  readonly zip: string;
  readonly lining: string;
}

export function downJacket(look: DownJacketLook): Sheet {
  const sheet = new Sheet();
  const tones = tonesOf(look.colour);
  // Bright on the upper cheek, dark where the next baffle is sewn on.
  const gradient = sheet.define(
    'g',
    (id) =>
      `<linearGradient id="${id}" x1=".1" x2="0" y2="1"><stop stop-color="${tones.dark}"/><stop offset=".18" stop-color="${tones.light}"/><stop offset=".36" stop-color="${mix(tones.light, tones.shine, 0.4)}"/><stop offset=".6" stop-color="${tones.base}"/><stop offset="1" stop-color="${tones.deep}"/></linearGradient>`,
  );
  const filled = { tones, fill: `url(#${gradient})`, cloth: COTTON, round: 14, depth: 0.5 };

  const pillow = ({ left, right, bulge, pulls }: Baffle, side: Side = 'left'): string => {
    const [a, b] = left;
    const [c, e] = right;
    const outline = shape(
      onSide(side, [a, shift(between(a, c, 0.5), 0, 5), c]),
      onSide(side, [c, shift(between(c, e, 0.5), bulge * 0.8, 0), e]),
      onSide(side, [e, shift(between(e, b, 0.5), 0, 5), b]),
      onSide(side, [b, shift(between(a, b, 0.5), -bulge, 0), a]),
    );
    const d = dark(tones, side);
    const l = lit(tones, side);
    const width = Math.min(9, 2 + ((c[0] - a[0]) / pulls.length) * 0.14);
    const marks = pulls.flatMap((t, i) => {
      const [p, q] = [between(a, c, t), between(b, e, t + (i % 2 === 0 ? 0.03 : -0.02))];
      const way = i % 2 === 0 ? 5 : -5;
      return [
        d(
          [p, shift(between(p, q, 0.24), way * 0.6, 0), shift(between(p, q, 0.46), way, 0)],
          width,
          0.55,
        ),
        d(
          [q, shift(between(p, q, 0.8), -way * 0.6, 0), shift(between(p, q, 0.58), -way, 0)],
          width,
          0.55,
        ),
        l(
          [shift(p, 9, 10), shift(between(p, q, 0.34), 12, 0), shift(between(p, q, 0.5), 14, 0)],
          width * 0.9,
          0.3,
        ),
      ];
    });
    return panel(sheet, outline, { ...filled, inside: folds(sheet, 2.4, marks) });
  };

  sheet.add(floorShadow(sheet, [AXIS, 768], 180));
  sheet.add(
    panel(sheet, polygon(run('154 700, 446 700, 444 738, 156 738')), {
      tones,
      cloth: COTTON,
      round: 8,
    }),
  );
  const depth = sheet.linear(
    [AXIS, 54],
    [AXIS, 130],
    [
      [0, look.lining],
      [1, mix(look.lining, '#0b0908', 0.45)],
    ],
  );
  sheet.add(`<path d="M238 66Q300 40 362 66L360 128Q300 150 240 128Z" fill="${depth}"/>`);
  // The yoke follows the shoulder; below it the baffles are level.
  const yoke = symmetric(
    [[AXIS, 120], CUT.neck],
    [CUT.neck, [182, 142], CUT.shoulder],
    [CUT.shoulder, [138, 240]],
    run('138 240, 210 246, 300 248'),
  );
  sheet.add(panel(sheet, yoke, filled));
  const baffle = pillow({
    left: [
      [146, 232],
      [146, 312],
    ],
    right: [
      [454, 232],
      [454, 312],
    ],
    bulge: 10,
    pulls: [0.08, 0.2, 0.33, 0.44, 0.56, 0.68, 0.8, 0.92],
  });
  const row = sheet.define('s', (id) => `<g id="${id}">${baffle}</g>`);
  for (let i = 0; i < 6; i += 1) {
    // Every other one is turned round, so that the eye does not catch the repeat.
    const turned = i % 2 === 0 ? `y="${i * 80}"` : `transform="matrix(-1 0 0 1 600 ${i * 80})"`;
    sheet.add(`<use href="#${row}" ${turned}/>`);
  }
  for (const side of ['left', 'right'] as const) {
    const [a, b] = [shift(CUT.cuffOut, 6, -6), shift(CUT.cuffIn, -5, -6)];
    sheet.add(
      panel(sheet, polygon(onSide(side, [a, b, shift(b, -2, 28), shift(a, 2, 26)])), {
        tones,
        cloth: COTTON,
        round: 5,
      }),
    );
    sheet.add(panel(sheet, sleeve(CUT, side), { tones, fill: tones.dark, round: 0, cast: 9 }));
    const outer = (t: number): Point =>
      t < 0.5
        ? between(CUT.shoulder, CUT.elbow, t * 2)
        : between(CUT.elbow, CUT.cuffOut, t * 2 - 1);
    const inner = (t: number): Point =>
      t < 0.34
        ? between(shift(CUT.shoulder, 22, 10), CUT.underarm, t * 3)
        : between(CUT.underarm, CUT.cuffIn, (t - 0.33) / 0.67);
    for (let i = 0; i < 6; i += 1) {
      const [t0, t1] = [i / 6, (i + 1) / 6];
      sheet.add(
        pillow(
          {
            left: [outer(t0), outer(t1)],
            right: [inner(t0), inner(t1)],
            bulge: i === 0 ? 15 : 9,
            pulls: [0.3, 0.66],
          },
          side,
        ),
      );
    }
  }
  const pulls = [0.2, 0.42, 0.62, 0.84];
  sheet.add(
    pillow({
      left: [
        [233, 102],
        [218, 144],
      ],
      right: [
        [367, 102],
        [382, 144],
      ],
      bulge: 8,
      pulls,
    }),
  );
  sheet.add(
    pillow({
      left: [
        [238, 68],
        [233, 106],
      ],
      right: [
        [362, 68],
        [367, 106],
      ],
      bulge: 7,
      pulls,
    }),
  );
  sheet.add(
    hollow(sheet, 'M304 78V734', '#000', 7, 0.5, 2.4),
    `<path d="M300 76V736" stroke="${mix(tones.deep, '#000000', 0.3)}" stroke-width="9"/>`,
    `<path d="M300 76V736" stroke="${look.zip}" stroke-width="4" stroke-dasharray="2.4 2"/>`,
    `<path d="M296 78h8v12l3 22c0 4-2 6-7 6s-7-2-7-6l3-22z" fill="${look.zip}"/><path d="M298 98h4l1 12h-6z" fill="#3a3128"/>`,
  );
  return sheet;
}
