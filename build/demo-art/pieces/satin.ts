/** Satin: the midi skirt and the bias-cut slip. */

import { SATIN } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import type { Tones } from '../paint/colour.ts';
import { dark, lit } from '../paint/fold.ts';
import { folds, panel } from '../paint/panel.ts';
import type { Fold } from '../paint/panel.ts';
import { AXIS, line, run, shape } from '../paint/path.ts';
import type { Run } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, hook, seam } from '../paint/trims.ts';
import { skirtBand } from './skirt.ts';

/** The way satin answers light: narrow bright ridges beside deep soft ones. */
function satinFolds(
  sheet: Sheet,
  tones: Tones,
  runs: readonly { run: Run; width: number }[],
): string {
  const soft: Fold[] = [];
  const bright: Fold[] = [];
  for (const { run, width } of runs) {
    const aside = (dx: number): Run =>
      run.map(([x, y], i) => [x + dx * (0.4 + (0.6 * i) / (run.length - 1)), y]);
    soft.push({ run: aside(width * 0.9), width: width * 1.2, colour: tones.deep, opacity: 0.4 });
    bright.push({ run, width, colour: tones.shine, opacity: 0.62 });
    bright.push({ run: aside(-width * 0.1), width: width * 0.34, colour: '#ffffff', opacity: 0.3 });
  }
  return folds(sheet, 9, soft) + folds(sheet, 5, bright);
}

export function satinSkirt(look: { colour: string; sheet?: Sheet }): Sheet {
  const { sheet = new Sheet() } = look;
  const tones = tonesOf(look.colour);
  const hem: Run = run('114 742, 170 752, 230 744, 300 758, 372 746, 436 754, 488 740');
  const outline = shape(
    run('212 92, 188 190, 166 330, 144 520, 114 742'),
    hem,
    run('488 740, 458 520, 436 330, 412 190, 388 92'),
    run(`388 92, ${AXIS} 102, 212 92`),
  );
  const fill = sheet.linear(
    [110, 0],
    [490, 40],
    [
      [0, tones.deep],
      [0.16, tones.dark],
      [0.36, tones.light],
      [0.52, tones.base],
      [0.8, tones.dark],
      [1, tones.deep],
    ],
  );
  sheet.behind(floorShadow(sheet, [300, 776], 190));
  sheet.add(
    panel(sheet, outline, {
      tones,
      fill,
      cloth: SATIN,
      round: 14,
      inside: satinFolds(sheet, tones, [
        {
          run: run('216 220, 186 460, 160 750'),
          width: 22,
        },
        {
          run: run('250 180, 246 450, 226 750'),
          width: 30,
        },
        {
          run: run('292 260, 306 500, 296 756'),
          width: 26,
        },
        {
          run: run('330 200, 352 480, 366 750'),
          width: 26,
        },
        {
          run: run('372 240, 408 500, 432 750'),
          width: 22,
        },
      ]),
      over: `<path d="${line(hem.map(([x, y]) => [x, y - 7]))}" fill="none" stroke="${tones.deep}" stroke-opacity=".3" stroke-width="1.2"/>`,
    }),
    skirtBand(sheet, [210, 92], 22, tones),
  );
  return sheet;
}

/** Bias-cut slip with a cowl, on its hanger. */
export function slipDress(look: { colour: string }): Sheet {
  const sheet = new Sheet();
  const tones = tonesOf(look.colour);
  const hem: Run = run('132 744, 190 756, 250 748, 312 760, 380 750, 430 758, 472 742');
  const cowl: Run = run('222 194, 252 236, 300 252, 348 236, 378 194');
  const outline = shape(
    cowl,
    run('378 194, 397 236, 406 290, 400 350, 394 410, 408 500, 440 620, 472 742'),
    hem.toReversed(),
    run('132 744, 162 620, 192 500, 206 410, 200 350, 194 290, 203 236, 222 194'),
  );
  const fill = sheet.linear(
    [160, 0],
    [440, 50],
    [
      [0, tones.deep],
      [0.18, tones.dark],
      [0.38, tones.light],
      [0.56, tones.base],
      [0.8, tones.dark],
      [1, tones.deep],
    ],
  );
  const gold = sheet.linear(
    [170, 0],
    [430, 0],
    [
      [0, '#6d4d1a'],
      [0.4, '#e9c98c'],
      [0.7, '#a87c34'],
      [1, '#5d4116'],
    ],
  );
  sheet.add(floorShadow(sheet, [300, 780], 180), hook(24));
  sheet.add(
    `<path d="M178 112Q238 74 300 72Q362 74 422 112" fill="none" stroke="${gold}" stroke-width="7" stroke-linecap="round"/>`,
  );
  // The back neckline shows behind the straps.
  sheet.add(
    `<path d="${shape(
      run('206 232, 300 216, 394 232'),
      run('394 232, 300 300, 206 232'),
    )}" fill="${mix(tones.dark, tones.deep, 0.6)}"/>`,
  );
  for (const x of [224, 376]) {
    // Over the hanger and down its far side.
    const strap = `M${x} 197L${x} 88q0-6 3-6`;
    sheet.add(
      `<path d="${strap}" fill="none" stroke="${tones.dark}" stroke-width="5"/><path d="${strap}" fill="none" stroke="${tones.shine}" stroke-width="1.4" transform="translate(-.8)"/>`,
      `<circle cx="${x}" cy="150" r="4.6" fill="none" stroke="#c9a25c" stroke-width="2"/>`,
    );
  }
  sheet.add(
    panel(sheet, outline, {
      tones,
      fill,
      cloth: SATIN,
      round: 14,
      inside:
        satinFolds(sheet, tones, [
          {
            run: run('238 420, 206 580, 176 752'),
            width: 20,
          },
          {
            run: run('262 380, 258 560, 240 752'),
            width: 28,
          },
          {
            run: run('306 430, 322 600, 318 758'),
            width: 24,
          },
          {
            run: run('346 400, 370 580, 392 752'),
            width: 24,
          },
          {
            run: run('378 440, 408 600, 438 752'),
            width: 16,
          },
        ]) +
        folds(sheet, 5, [
          dark(tones, 'left')(run('226 210, 290 286, 376 214'), 16, 0.46),
          lit(tones, 'left')(run('222 214, 292 306, 376 222'), 14, 0.6),
          dark(tones, 'left')(run('214 250, 300 336, 388 250'), 16, 0.4),
          lit(tones, 'left')(run('212 262, 306 352, 390 262'), 12, 0.46),
          dark(tones, 'left')(run('204 300, 264 350, 330 360'), 14, 0.3),
          dark(tones, 'right')(run('204 310, 240 346, 280 366'), 14, 0.3),
          lit(tones, 'left')(run('216 330, 250 370, 262 420'), 14, 0.4),
        ]),
    }),
    seam(line(cowl), tones, 0.3),
  );
  return sheet;
}
