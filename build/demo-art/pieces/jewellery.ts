/** Earrings and sunglasses: the small shining things. */

import { mix, tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { mirrored, run, shape } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow } from '../paint/trims.ts';

/** A gold drop and a baroque pearl, twice. */
export function earrings(look: { metal: string }): Sheet {
  const sheet = new Sheet(600, 600);
  const bright = mix(look.metal, '#fffaf0', 0.75);
  const deep = mix(look.metal, '#2a1a06', 0.6);
  const gold = sheet.define(
    'g',
    (id) =>
      `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${bright}"/><stop offset=".35" stop-color="${look.metal}"/><stop offset=".55" stop-color="${bright}"/><stop offset=".75" stop-color="${look.metal}"/><stop offset="1" stop-color="${deep}"/></linearGradient>`,
  );
  const pearl = sheet.define(
    'g',
    (id) =>
      `<radialGradient id="${id}" cx=".36" cy=".3" r=".8"><stop stop-color="#fffdf8"/><stop offset=".3" stop-color="#f4ebdf"/><stop offset=".62" stop-color="#d8c8bb"/><stop offset=".84" stop-color="#a8968c"/><stop offset="1" stop-color="#d9c7b6"/></radialGradient>`,
  );
  const one = sheet.define(
    's',
    (id) =>
      `<g id="${id}"><path d="M0 -214q-20 -34 4 -44q26 -6 28 26" fill="none" stroke="url(#${gold})" stroke-width="5" stroke-linecap="round"/><circle cy="-190" r="27" fill="${deep}"/><circle cy="-190" r="25.500" fill="url(#${gold})"/><path d="M-16 -200a20 20 0 0 1 16 -10" fill="none" stroke="#fff" stroke-opacity=".9" stroke-width="4" stroke-linecap="round"/><path d="M0 -163V-134" stroke="url(#${gold})" stroke-width="5"/><path fill-rule="evenodd" d="M0 -140C58 -118 92 -50 84 22C76 92 40 126 0 126S-76 92 -84 22C-92 -50 -58 -118 0 -140ZM0 -112C-42 -92 -66 -36 -60 22C-54 76 -28 100 0 100S54 76 60 22C66 -36 42 -92 0 -112Z" fill="${deep}" transform="translate(2 3)"/><path fill-rule="evenodd" d="M0 -140C58 -118 92 -50 84 22C76 92 40 126 0 126S-76 92 -84 22C-92 -50 -58 -118 0 -140ZM0 -112C-42 -92 -66 -36 -60 22C-54 76 -28 100 0 100S54 76 60 22C66 -36 42 -92 0 -112Z" fill="url(#${gold})"/><path d="M-70 30C-76 -40 -46 -104 -6 -124" fill="none" stroke="#fff" stroke-opacity=".8" stroke-width="4" stroke-linecap="round"/><path d="M30 108C58 96 74 60 75 22" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="3" stroke-linecap="round"/><path d="M0 100V132" stroke="url(#${gold})" stroke-width="6"/><path d="M-14 128h28l-6 14h-16z" fill="url(#${gold})"/><path d="M0 138C44 138 66 174 62 214C58 250 34 270 -2 270S-60 248 -62 212C-64 172 -42 138 0 138Z" fill="url(#${pearl})"/><ellipse cx="-20" cy="180" rx="17" ry="13" fill="#fff" fill-opacity=".9" filter="${sheet.blur(3.6)}"/><path d="M-36 246C-10 264 26 260 46 236" fill="none" stroke="#fff3ec" stroke-opacity=".6" stroke-width="6" filter="${sheet.blur(3.6)}"/></g>`,
  );
  sheet.add(floorShadow(sheet, [184, 572], 74, 8, 0.3), floorShadow(sheet, [424, 572], 74, 8, 0.3));
  sheet.add(`<use href="#${one}" x="180" y="296"/><use href="#${one}" x="420" y="296"/>`);
  return sheet;
}

/** Round acetate in tortoiseshell. */
export function sunglasses(look: { colour: string; lens: string }): Sheet {
  const sheet = new Sheet(600, 400);
  const tones = tonesOf(look.colour);
  const shell = sheet.define(
    'n',
    (id) =>
      `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".018 .026" numOctaves="2" seed="9"/><feColorMatrix values="0 0 0 0 .1 0 0 0 0 .05 0 0 0 0 .02 5 0 0 0 -2.3"/></filter>`,
  );
  const spots = `<rect width="600" height="400" filter="url(#${shell})" opacity=".85"/>`;
  const outer = run(
    '292 168, 262 138, 196 122, 122 126, 66 150, 50 196, 62 262, 112 306, 176 314, 238 296, 276 246, 292 200',
  );
  const lensRun = run(
    '270 178, 240 152, 184 142, 124 146, 84 166, 74 202, 86 252, 126 286, 176 292, 226 276, 256 236, 270 178',
  );
  const lens = shape(lensRun);
  const lensRight = shape(mirrored(lensRun));
  const frame = shape(
    [[300, 158], ...outer.slice(0, 5)],
    run('66 150, 30 148, 24 168, 46 186, 50 196'),
    outer.slice(5),
    run('292 200, 300 196'),
  );
  const frameRight = shape(
    mirrored([[300, 158], ...outer.slice(0, 5)]),
    mirrored(run('66 150, 30 148, 24 168, 46 186, 50 196')),
    mirrored(outer.slice(5)),
    mirrored(run('292 200, 300 196')),
  );
  const lensFill = sheet.linear(
    [0, 130],
    [0, 320],
    [
      [0, mix(look.lens, '#000000', 0.6)],
      [0.55, look.lens, 0.96],
      [1, mix(look.lens, '#e8c99a', 0.5), 0.84],
    ],
  );
  sheet.add(floorShadow(sheet, [300, 336], 220, 9, 0.3));
  for (const d of [
    'M40 160C70 96 130 70 210 82C232 88 224 104 206 102C140 96 96 120 64 176Z',
    'M560 160C530 96 470 70 390 82C368 88 376 104 394 102C460 96 504 120 536 176Z',
  ]) {
    sheet.add(
      panel(sheet, d, { tones: tonesOf(mix(look.colour, '#000000', 0.3)), round: 5, over: spots }),
    );
  }
  for (const [glass, rim, side] of [
    [lens, frame, 0],
    [lensRight, frameRight, 1],
  ] as const) {
    const x = side * 226;
    const clip = sheet.define('c', (id) => `<clipPath id="${id}"><path d="${glass}"/></clipPath>`);
    sheet.add(
      panel(sheet, rim, {
        tones,
        fill: sheet.linear(
          [0, 120],
          [0, 316],
          [
            [0, tones.light],
            [0.4, tones.base],
            [1, tones.dark],
          ],
        ),
        round: 8,
        depth: 0.5,
        inside: spots,
      }),
      `<path d="${glass}" fill="#0c0908"/><path d="${glass}" fill="${lensFill}"/><g clip-path="url(#${clip})"><path d="M${96 + x} 130L${176 + x} 120L${104 + x} 300L${70 + x} 300Z" fill="#fff" fill-opacity=".2" filter="${sheet.blur(5)}"/><path d="${glass}" fill="none" stroke="#000" stroke-opacity=".6" stroke-width="10" filter="${sheet.blur(3.6)}"/></g><path d="${glass}" fill="none" stroke="${tones.deep}" stroke-width="2.4"/>`,
    );
  }
  for (const x of [46, 554])
    sheet.add(`<rect x="${x - 8}" y="162" width="16" height="5" rx="2.500" fill="#d9b878"/>`);
  sheet.add(
    `<path d="M70 146Q120 118 196 120M404 120Q480 118 530 146" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="3" stroke-linecap="round" filter="${sheet.blur(0.7)}"/>`,
  );
  return sheet;
}
