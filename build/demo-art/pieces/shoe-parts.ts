/** Shoes stand in profile, one before the other: the far one is the near one, out of the light. */

import type { Tones } from '../paint/colour.ts';
import type { Sheet } from '../paint/sheet.ts';
import { floorShadow } from '../paint/trims.ts';

export interface Standing {
  /** Where the far shoe stands, seen from the near one. */
  readonly far: { readonly x: number; readonly y: number };
  readonly ground: number;
  readonly middle: number;
  readonly half: number;
}

export function pair(sheet: Sheet, shoe: string, { far, ground, middle, half }: Standing): void {
  const id = sheet.define('s', (name) => `<g id="${name}">${shoe}</g>`);
  const shade = sheet.define(
    'f',
    (name) =>
      `<filter id="${name}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feComponentTransfer><feFuncR type="linear" slope=".86"/><feFuncG type="linear" slope=".85"/><feFuncB type="linear" slope=".84"/></feComponentTransfer></filter>`,
  );
  sheet.add(
    floorShadow(sheet, [middle + far.x, ground + far.y], half, 8, 0.34),
    `<g filter="url(#${shade})"><use href="#${id}" x="${far.x}" y="${far.y}"/></g>`,
    floorShadow(sheet, [middle, ground], half, 11, 0.42),
    `<use href="#${id}"/>`,
  );
}

export const gloss = (sheet: Sheet, tones: Tones, top: number, bottom: number): string =>
  sheet.linear(
    [200, top],
    [260, bottom],
    [
      [0, tones.light],
      [0.4, tones.base],
      [0.8, tones.base],
      [1, tones.dark],
    ],
  );

export const edgeOn = (sheet: Sheet, tones: Tones, top: number, bottom: number): string =>
  sheet.linear(
    [0, top],
    [0, bottom],
    [
      [0, tones.light],
      [0.3, tones.base],
      [1, tones.deep],
    ],
  );
