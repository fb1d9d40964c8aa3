/** The leather belt, coiled. */

import { LEATHER } from '../paint/cloth.ts';
import { mix, tones as tonesOf } from '../paint/colour.ts';
import { panel } from '../paint/panel.ts';
import { run, shape } from '../paint/path.ts';
import { Sheet } from '../paint/sheet.ts';
import { floorShadow, stitches } from '../paint/trims.ts';

/** Coiled, buckle to the front. */
export function belt(look: { colour: string; metal: string }): Sheet {
  const sheet = new Sheet(600, 600);
  const tones = tonesOf(look.colour);
  const thread = mix(look.colour, '#fff2dc', 0.5);
  const ring = (cx: number, cy: number, rx: number, ry: number, h: number): string => {
    const side = shape(
      run(
        `${cx - rx} ${cy}, ${cx - rx * 0.72} ${cy + ry * 0.7}, ${cx} ${cy + ry}, ${cx + rx * 0.72} ${cy + ry * 0.7}, ${cx + rx} ${cy}`,
      ),
      [
        [cx + rx, cy],
        [cx + rx, cy + h],
      ],
      run(
        `${cx + rx} ${cy + h}, ${cx + rx * 0.72} ${cy + ry * 0.7 + h}, ${cx} ${cy + ry + h}, ${cx - rx * 0.72} ${cy + ry * 0.7 + h}, ${cx - rx} ${cy + h}`,
      ),
      [
        [cx - rx, cy + h],
        [cx - rx, cy],
      ],
    );
    const fill = sheet.linear(
      [cx - rx, 0],
      [cx + rx, 0],
      [
        [0, tones.deep],
        [0.14, tones.base],
        [0.3, tones.shine],
        [0.42, tones.light],
        [0.62, tones.base],
        [0.9, tones.dark],
        [1, tones.deep],
      ],
    );
    return panel(sheet, side, { tones, fill, cloth: LEATHER, round: 8, cast: 6 });
  };
  const inside = (cx: number, cy: number, rx: number, ry: number, h: number): string =>
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${sheet.linear(
      [0, cy - ry],
      [0, cy + ry],
      [
        [0, mix(tones.base, '#c9a679', 0.5)],
        [0.5, mix(tones.dark, '#8a6a48', 0.4)],
        [1, mix(tones.deep, '#000000', 0.3)],
      ],
    )}"/><ellipse cx="${cx}" cy="${cy + h * 0.9}" rx="${rx * 0.94}" ry="${ry * 0.86}" fill="#000" fill-opacity=".5" filter="${sheet.blur(7)}" clip-path="url(#${sheet.define('c', (id) => `<clipPath id="${id}"><ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}"/></clipPath>`)})"/>`;
  sheet.add(floorShadow(sheet, [300, 470], 214, 16, 0.42));
  sheet.add(inside(300, 272, 252, 108, 96));
  const coil = (rx: number, ry: number, y: number, w: number): string =>
    `<ellipse cx="300" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="${tones.deep}" stroke-width="${w + 3}"/><ellipse cx="300" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="${tones.base}" stroke-width="${w}"/><ellipse cx="299" cy="${y - 1}" rx="${rx}" ry="${ry}" fill="none" stroke="${tones.shine}" stroke-opacity=".4" stroke-width="1.4"/>`;
  sheet.add(coil(196, 82, 284, 7), coil(224, 95, 278, 7));
  sheet.add(ring(300, 272, 254, 110, 92));
  sheet.add(
    `<path d="M46 272A254 110 0 0 1 554 272" fill="none" stroke="${tones.dark}" stroke-width="9"/><path d="M46 270A254 110 0 0 1 554 270" fill="none" stroke="${tones.shine}" stroke-opacity=".5" stroke-width="2"/>`,
  );
  sheet.add(
    stitches('M52 296Q70 386 300 392Q530 386 548 296', thread, 0.5, '6 4', 1.3),
    stitches('M52 352Q80 450 300 462Q520 450 548 352', thread, 0.5, '6 4', 1.3),
  );
  const metal = sheet.linear(
    [230, 370],
    [370, 490],
    [
      [0, mix(look.metal, '#fffaf0', 0.7)],
      [0.4, look.metal],
      [0.55, mix(look.metal, '#fffaf0', 0.5)],
      [1, mix(look.metal, '#2e1d06', 0.5)],
    ],
  );
  const frame = (w: number): string =>
    `<rect x="236" y="364" width="124" height="124" rx="16" fill="none" stroke-width="${w}"`;
  sheet.add(
    `<g transform="rotate(-3 300 426)">${frame(17)} stroke="#000" stroke-opacity=".4" filter="${sheet.blur(5)}" transform="translate(4 7)"/>${frame(17)} stroke="${mix(look.metal, '#2e1d06', 0.5)}"/>${frame(14)} stroke="${metal}"/>${frame(1.4)} stroke="#fff" stroke-opacity=".5"/><path d="M240 428H372" stroke="${mix(look.metal, '#2e1d06', 0.5)}" stroke-width="13" stroke-linecap="round"/><path d="M240 427H371" stroke="${metal}" stroke-width="10" stroke-linecap="round"/></g>`,
  );
  sheet.add(
    panel(
      sheet,
      shape(
        run('398 374, 421 371'),
        run('421 371, 421 464'),
        run('421 464, 398 468'),
        run('398 468, 398 374'),
      ),
      { tones, cloth: LEATHER, round: 5, cast: 6 },
    ),
  );
  return sheet;
}
