/** Lipstick, gloss, blush, eye shadow and brow pencil: what stands on a counter and shines. */

import { mix, tones as tonesOf } from '../paint/colour.ts';
import type { Point } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow } from '../paint/trims.ts';

/** Light on a cylinder that stands: dark edges, one bright line left of the middle, a faint one right. */
const upright = (sheet: Sheet, x: number, width: number, colour: string, gleam: number): string => {
  const { deep, dark, base } = tonesOf(colour);
  const bright = mix(colour, '#fffaf0', gleam);
  return sheet.linear(
    [x, 0],
    [x + width, 0],
    [
      [0, deep],
      [0.12, dark],
      [0.26, bright],
      [0.36, mix(base, bright, 0.4)],
      [0.6, base],
      [0.82, dark],
      [0.93, mix(dark, bright, 0.3)],
      [1, deep],
    ],
  );
};

const tube = (
  sheet: Sheet,
  [x, y]: Point,
  width: number,
  height: number,
  colour: string,
  gleam: number,
): string => {
  const rise = width * 0.09;
  const lid = mix(colour, '#fffaf0', gleam * 0.5);
  return `<path d="M${x} ${y}v${height}a${width / 2} ${rise} 0 0 0 ${width} 0v${-height}z" fill="${upright(sheet, x, width, colour, gleam)}"/><ellipse cx="${x + width / 2}" cy="${y}" rx="${width / 2}" ry="${rise}" fill="${lid}"/><ellipse cx="${x + width / 2}" cy="${y}" rx="${width / 2 - 1}" ry="${rise - 1}" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="1.6"/>`;
};

const ring = (
  sheet: Sheet,
  [x, y]: Point,
  width: number,
  height: number,
  metal: string,
): string => {
  const rise = width * 0.09;
  return `<path d="M${x} ${y}a${width / 2} ${rise} 0 0 0 ${width} 0v${height}a${width / 2} ${rise} 0 0 1 ${-width} 0z" fill="${upright(sheet, x, width, metal, 0.8)}"/>`;
};

/** The cap stands beside it; the bullet is cut as it comes from the mould. */
export function lipstick(look: {
  shade: string;
  tube: string;
  metal: string;
  sheen: number;
}): Sheet {
  const sheet = new Sheet();
  const { deep, dark, base, light } = tonesOf(look.shade);
  sheet.add(
    floorShadow(sheet, [236, 752], 110, 13, 0.4),
    floorShadow(sheet, [420, 752], 92, 12, 0.4),
  );
  // Bullet.
  const bullet = 'M180 372V190C180 132 226 84 284 64C292 61 296 66 296 74V372A58 11 0 0 1 180 372Z';
  const cut = 'M296 72C250 92 200 132 182 192C204 216 262 178 296 122Z';
  sheet.add(
    `<path d="${bullet}" fill="${sheet.linear(
      [180, 0],
      [296, 0],
      [
        [0, deep],
        [0.14, dark],
        [0.3, mix(light, '#ffffff', look.sheen * 0.4)],
        [0.44, base],
        [0.78, dark],
        [1, deep],
      ],
    )}"/>`,
    `<path d="${cut}" fill="${sheet.linear(
      [196, 90],
      [290, 180],
      [
        [0, mix(light, '#fff4ee', 0.2 + look.sheen * 0.3)],
        [0.6, mix(base, light, 0.6)],
        [1, base],
      ],
    )}"/>`,
    `<path d="M204 232C202 270 202 320 204 366" fill="none" stroke="#fff" stroke-opacity="${0.2 + look.sheen * 0.6}" stroke-width="${5 + look.sheen * 5}" stroke-linecap="round" filter="${sheet.blur(3.6)}"/>`,
    `<path d="M274 84C238 104 210 136 198 176" fill="none" stroke="#fff" stroke-opacity="${0.25 + look.sheen * 0.5}" stroke-width="4" stroke-linecap="round" filter="${sheet.blur(1.4)}"/>`,
  );
  sheet.add(
    tube(sheet, [172, 366], 132, 108, look.metal, 0.85),
    `<path d="M180 372a58 11 0 0 0 116 0v16a58 12 0 0 1 -116 0z" fill="#000" fill-opacity=".3" filter="${sheet.blur(3.6)}"/>`,
    tube(sheet, [152, 474], 172, 262, look.tube, 0.5),
    ring(sheet, [152, 486], 172, 14, look.metal),
    `<path d="M214 620h48" stroke="${look.metal}" stroke-width="4" stroke-linecap="round"/>`,
  );
  sheet.add(
    tube(sheet, [350, 476], 148, 262, look.tube, 0.5),
    ring(sheet, [350, 706], 148, 22, look.metal),
  );
  return sheet;
}

/** A clear tube of colour under a gold wand. */
export function lipGloss(look: { shade: string; metal: string }): Sheet {
  const sheet = new Sheet();
  const { deep, base, light } = tonesOf(look.shade);
  sheet.add(floorShadow(sheet, [300, 752], 96, 12, 0.4));
  sheet.add(tube(sheet, [238, 74], 124, 300, look.metal, 0.8));
  sheet.add(
    `<path d="M250 372h100v24h-100z" fill="${upright(sheet, 250, 100, mix(look.metal, '#2a1a06', 0.3), 0.6)}"/>`,
    `<path d="M222 396h156q10 0 10 12v308q0 24 -24 24H236q-24 0 -24 -24V408q0 -12 10 -12z" fill="#fff" fill-opacity=".42" stroke="#fff" stroke-opacity=".8" stroke-width="2"/>`,
    `<path d="M236 414h128q6 0 6 8v280q0 16 -16 16H246q-16 0 -16 -16V422q0 -8 6 -8z" fill="${sheet.linear(
      [230, 0],
      [370, 0],
      [
        [0, deep, 0.96],
        [0.2, base, 0.94],
        [0.34, mix(light, '#ffffff', 0.5), 0.94],
        [0.5, light, 0.92],
        [0.8, base, 0.96],
        [1, deep, 0.98],
      ],
    )}"/>`,
    `<path d="M296 400v250" stroke="${mix(deep, '#000000', 0.2)}" stroke-opacity=".35" stroke-width="9" stroke-linecap="round" filter="${sheet.blur(1.4)}"/>`,
    `<ellipse cx="296" cy="640" rx="10" ry="40" fill="${deep}" fill-opacity=".5" filter="${sheet.blur(1.4)}"/>`,
    `<path d="M252 440v240" stroke="#fff" stroke-opacity=".85" stroke-width="9" stroke-linecap="round" filter="${sheet.blur(1.4)}"/>`,
    `<path d="M354 470v150" stroke="#fff" stroke-opacity=".4" stroke-width="5" stroke-linecap="round" filter="${sheet.blur(2.4)}"/>`,
    `<path d="M222 722h156" stroke="#fff" stroke-opacity=".6" stroke-width="3" stroke-linecap="round"/>`,
    `<path d="M276 230h48" stroke="#fff8ea" stroke-opacity=".8" stroke-width="4" stroke-linecap="round"/>`,
  );
  return sheet;
}

/** Pressed powder: a soft disc, a pattern sunk into it. */
const pan = (sheet: Sheet, [x, y]: Point, rx: number, ry: number, shade: string): string => {
  const { dark, base, light } = tonesOf(shade);
  return [
    `<ellipse cx="${x}" cy="${y}" rx="${rx + 4}" ry="${ry + 4}" fill="${mix(dark, '#000000', 0.45)}" fill-opacity=".55"/>`,
    `<ellipse cx="${x}" cy="${y + 1}" rx="${rx}" ry="${ry}" fill="${sheet.linear(
      [x - rx, y - ry],
      [x + rx, y + ry],
      [
        [0, light],
        [0.45, base],
        [1, mix(base, dark, 0.6)],
      ],
    )}"/>`,
    ...[-0.5, 0, 0.5].map(
      (at) =>
        `<path d="M${x - rx * 0.62} ${y + ry * at}q${rx * 0.31} ${-ry * 0.2} ${rx * 0.62} 0t${rx * 0.62} 0" fill="none" stroke="${dark}" stroke-opacity=".4" stroke-width="3" stroke-linecap="round"/><path d="M${x - rx * 0.62} ${y + ry * at + 3}q${rx * 0.31} ${-ry * 0.2} ${rx * 0.62} 0t${rx * 0.62} 0" fill="none" stroke="#fff" stroke-opacity=".28" stroke-width="2" stroke-linecap="round"/>`,
    ),
  ].join('');
};

/** A round compact, open: mirror above, powder below. */
export function blush(look: { shade: string; shell: string; metal: string }): Sheet {
  const sheet = new Sheet(600, 600);
  const shell = tonesOf(look.shell);
  const glass = sheet.linear(
    [140, 40],
    [440, 290],
    [
      [0, '#f7fafb'],
      [0.4, '#cfd8dc'],
      [0.55, '#eef3f4'],
      [1, '#b4bfc4'],
    ],
  );
  sheet.add(floorShadow(sheet, [300, 528], 236, 16, 0.36));
  sheet.add(
    `<ellipse cx="300" cy="186" rx="206" ry="164" fill="${sheet.linear(
      [100, 30],
      [500, 340],
      [
        [0, shell.shine],
        [0.5, shell.base],
        [1, shell.dark],
      ],
    )}"/>`,
    `<ellipse cx="300" cy="190" rx="182" ry="142" fill="${mix(look.metal, '#fffaf0', 0.3)}"/>`,
    `<ellipse cx="300" cy="190" rx="177" ry="137" fill="${glass}"/>`,
    `<path d="M196 250L312 70M240 282L376 82" stroke="#fff" stroke-opacity=".75" stroke-width="14" stroke-linecap="round" filter="${sheet.blur(3.6)}"/>`,
    `<path d="M232 338h136v26h-136z" fill="${sheet.linear(
      [232, 0],
      [368, 0],
      [
        [0, mix(look.metal, '#2a1a06', 0.5)],
        [0.3, mix(look.metal, '#fffaf0', 0.7)],
        [0.6, look.metal],
        [1, mix(look.metal, '#2a1a06', 0.5)],
      ],
    )}"/>`,
    `<path d="M76 420v30c0 52 100 84 224 84s224 -32 224 -84v-30z" fill="${sheet.linear(
      [76, 0],
      [524, 0],
      [
        [0, shell.deep],
        [0.2, shell.base],
        [0.36, shell.shine],
        [0.6, shell.base],
        [1, shell.deep],
      ],
    )}"/>`,
    `<ellipse cx="300" cy="424" rx="224" ry="82" fill="${shell.light}"/><ellipse cx="300" cy="424" rx="223" ry="81" fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="2"/>`,
    `<ellipse cx="300" cy="424" rx="192" ry="67" fill="${mix(look.metal, '#fffaf0', 0.35)}"/>`,
    pan(sheet, [300, 424], 184, 62, look.shade),
    `<path d="M268 516h64v12h-64z" fill="${look.metal}"/>`,
  );
  return sheet;
}

/** Four pans in a flat case. */
export function eyeShadow(look: {
  shades: readonly string[];
  shell: string;
  metal: string;
}): Sheet {
  const sheet = new Sheet(600, 600);
  const shell = tonesOf(look.shell);
  sheet.add(floorShadow(sheet, [300, 552], 250, 16, 0.4));
  sheet.add(
    `<path d="M84 40h432q20 0 20 20v200H64V60q0 -20 20 -20z" fill="${sheet.linear(
      [64, 40],
      [536, 260],
      [
        [0, shell.light],
        [0.4, shell.base],
        [1, shell.deep],
      ],
    )}"/>`,
    `<path d="M98 64h404q10 0 10 10v166H88V74q0 -10 10 -10z" fill="${sheet.linear(
      [88, 64],
      [512, 240],
      [
        [0, '#f4f7f8'],
        [0.35, '#c7d0d4'],
        [0.5, '#edf2f3'],
        [1, '#aab5ba'],
      ],
    )}"/>`,
    `<path d="M150 226L270 76M220 230L330 90" stroke="#fff" stroke-opacity=".7" stroke-width="14" stroke-linecap="round" filter="${sheet.blur(3.6)}"/>`,
    `<path d="M64 258h472v16H64z" fill="${sheet.linear(
      [64, 0],
      [536, 0],
      [
        [0, mix(look.metal, '#2a1a06', 0.5)],
        [0.25, mix(look.metal, '#fffaf0', 0.75)],
        [0.55, look.metal],
        [0.8, mix(look.metal, '#fffaf0', 0.5)],
        [1, mix(look.metal, '#2a1a06', 0.5)],
      ],
    )}"/>`,
    `<path d="M52 278h496l24 214q2 24 -22 24H50q-24 0 -22 -24z" fill="${shell.base}"/>`,
    `<path d="M28 492q-2 24 22 24h500q24 0 22 -24v22q0 28 -24 28H52q-24 0 -24 -28z" fill="${sheet.linear(
      [28, 0],
      [572, 0],
      [
        [0, shell.deep],
        [0.3, shell.light],
        [0.6, shell.base],
        [1, shell.deep],
      ],
    )}"/>`,
    `<path d="M53 279h494" stroke="#fff" stroke-opacity=".4" stroke-width="2"/>`,
    `<path d="M272 524h56v10h-56z" fill="${look.metal}"/>`,
  );
  const places: readonly Point[] = [
    [178, 336],
    [422, 336],
    [164, 446],
    [436, 446],
  ];
  places.forEach((place, i) => {
    const wide = i < 2 ? 92 : 100;
    sheet.add(pan(sheet, place, wide, wide * 0.44, look.shades[i] ?? '#a8705a'));
  });
  return sheet;
}

/** The pencil lies across, its cap beside it. */
export function browPencil(look: { shade: string; barrel: string; metal: string }): Sheet {
  const sheet = new Sheet(600, 600);
  const barrel = tonesOf(look.barrel);
  const across = (top: number, height: number, colour: string, gleam: number): string => {
    const { deep, dark, base } = tonesOf(colour);
    return sheet.linear(
      [0, top],
      [0, top + height],
      [
        [0, dark],
        [0.2, mix(colour, '#fffaf0', gleam)],
        [0.36, base],
        [0.75, dark],
        [1, deep],
      ],
    );
  };
  const wood = '#d8b78c';
  sheet.add(floorShadow(sheet, [300, 470], 240, 14, 0.34));
  sheet.add(
    `<g transform="rotate(-24 300 300)"><path d="M40 330h440v-60H40q-16 0 -16 30t16 30z" fill="#000" fill-opacity=".3" transform="translate(8 26)" filter="${sheet.blur(9)}"/><path d="M110 268h300v64H110z" fill="${across(268, 64, look.barrel, 0.4)}"/><path d="M20 268h90v64H20q-10 0 -10 -32t10 -32z" fill="${across(268, 64, look.metal, 0.8)}"/><path d="M410 268L508 288v24L410 332z" fill="${across(268, 64, wood, 0.5)}"/><path d="M410 268q10 11 0 21q10 11 0 22q10 11 0 21" fill="none" stroke="${barrel.light}" stroke-width="3"/><path d="M508 288L560 297q6 3 0 6L508 312z" fill="${across(286, 28, look.shade, 0.35)}"/><path d="M196 300h92" stroke="${look.metal}" stroke-width="4" stroke-linecap="round"/><path d="M112 280h296" stroke="#fff" stroke-opacity=".3" stroke-width="3" stroke-linecap="round" filter="${sheet.blur(1.4)}"/></g>`,
    `<g transform="rotate(-24 300 420)"><path d="M210 396h150v60H210q-12 0 -12 -30t12 -30z" fill="#000" fill-opacity=".26" transform="translate(6 18)" filter="${sheet.blur(7)}"/><path d="M210 396h150v60H210q-12 0 -12 -30t12 -30z" fill="${across(396, 60, look.barrel, 0.4)}"/><path d="M336 396h26v60h-26z" fill="${across(396, 60, look.metal, 0.8)}"/><ellipse cx="362" cy="426" rx="9" ry="30" fill="${mix(look.barrel, '#000000', 0.5)}"/></g>`,
    `<path d="M372 148q70 -38 152 -10" fill="none" stroke="${look.shade}" stroke-opacity=".8" stroke-width="18" stroke-linecap="round" filter="${sheet.blur(2.4)}"/>`,
    `<path d="M380 148q66 -34 138 -10" fill="none" stroke="${mix(look.shade, '#000000', 0.2)}" stroke-opacity=".5" stroke-width="6" stroke-linecap="round" stroke-dasharray="14 5"/>`,
  );
  return sheet;
}
