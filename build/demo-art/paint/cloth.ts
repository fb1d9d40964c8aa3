/**
 * What a surface is made of. Textures are small tiles repeated as patterns: a browser rasterises
 * 25,000 pixels of noise once, where a filter over the whole garment would cost half a million.
 */

import type { Sheet } from './sheet.ts';

export interface Cloth {
  readonly tile: (sheet: Sheet, turn: number) => string;
  readonly strength: number;
}

interface Grain {
  readonly frequency: string;
  readonly octaves: number;
  readonly seed: number;
  readonly contrast: number;
  readonly size?: number;
}

/** One tile per sheet; a piece cut on another grain line borrows it and turns it. */
function pattern(sheet: Sheet, width: number, height: number, marks: string, turn: number): string {
  const tile = sheet.define(
    't',
    (name) =>
      `<pattern id="${name}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${marks}</pattern>`,
  );
  if (turn === 0) return `url(#${tile})`;
  const id = sheet.define(
    't',
    (name) => `<pattern id="${name}" href="#${tile}" patternTransform="rotate(${turn})"/>`,
  );
  return `url(#${id})`;
}

/** Noise as light and dark specks over whatever colour lies beneath. */
function grain({ frequency, octaves, seed, contrast, size = 160 }: Grain) {
  return (sheet: Sheet, turn: number): string => {
    const specks = (tint: 0 | 1): string => {
      const sign = tint === 1 ? 1 : -1;
      const id = sheet.define(
        'n',
        (name) =>
          `<filter id="${name}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="${octaves}" seed="${seed}" stitchTiles="stitch"/><feColorMatrix values="0 0 0 0 ${tint} 0 0 0 0 ${tint} 0 0 0 0 ${tint} ${sign * contrast} 0 0 0 ${-sign * contrast * 0.5}"/></filter>`,
      );
      return `<rect width="${size}" height="${size}" filter="url(#${id})"/>`;
    };
    return pattern(sheet, size, size, specks(0) + specks(1), turn);
  };
}

/** Drawn tiles: stitches, ribs, twill. */
function drawn(width: number, height: number, marks: string) {
  return (sheet: Sheet, turn: number): string => pattern(sheet, width, height, marks, turn);
}

/** The V of plain knitting, lit on its left leg. */
function stitch(width: number, height: number): string {
  const [half, drop] = [width / 2, height * 0.62];
  const leg = (from: number, to: number, y: number): string =>
    `M${from} ${y}Q${(from + to) / 2 + (to > from ? 0.6 : -0.6)} ${y + drop * 0.4} ${to} ${y + drop}`;
  const rows = [-height, 0];
  const draw = (inset: number): string =>
    rows
      .map((y) => leg(inset, half, y + height * 0.3) + leg(width - inset, half, y + height * 0.3))
      .join('');
  return `<path d="${draw(0)}" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="${(width * 0.13).toFixed(2)}"/><path d="${draw(width * 0.22)}" fill="none" stroke="#fff" stroke-opacity=".26" stroke-width="${(width * 0.15).toFixed(2)}"/>`;
}

/** Ribs: a rounded column and a sunken one. */
function ribs(width: number): string {
  const column = (x: number, w: number, colour: string, opacity: number): string =>
    `<rect x="${x}" width="${w}" height="12" fill="${colour}" fill-opacity="${opacity}"/>`;
  const w = width / 8;
  return [
    column(0, w, '#000', 0.3),
    column(w, w, '#000', 0.1),
    column(2 * w, w, '#fff', 0.1),
    column(3 * w, w * 1.5, '#fff', 0.22),
    column(4.5 * w, w, '#fff', 0.08),
    column(6 * w, w, '#000', 0.12),
    column(7 * w, w, '#000', 0.26),
  ].join('');
}

export const WOOL: Cloth = {
  tile: grain({ frequency: '.7 .9', octaves: 3, seed: 7, contrast: 1.7 }),
  strength: 0.24,
};
export const FELT: Cloth = {
  tile: grain({ frequency: '.7', octaves: 2, seed: 4, contrast: 1.6 }),
  strength: 0.26,
};
export const COTTON: Cloth = {
  tile: grain({ frequency: '.9 .35', octaves: 2, seed: 11, contrast: 1.2 }),
  strength: 0.16,
};
export const GABARDINE: Cloth = {
  tile: drawn(
    4,
    4,
    '<path d="M-1 5L5-1" stroke="#000" stroke-opacity=".5" stroke-width=".8"/><path d="M1 5L7-1M-3 5L3-1" stroke="#fff" stroke-opacity=".4" stroke-width=".7"/>',
  ),
  strength: 0.22,
};
export const LEATHER: Cloth = {
  tile: grain({ frequency: '.16 .2', octaves: 3, seed: 23, contrast: 1.5 }),
  strength: 0.15,
};
/** Polished calf for shoes: hardly any grain. */
export const CALF: Cloth = {
  tile: grain({ frequency: '.5 .4', octaves: 2, seed: 17, contrast: 0.8 }),
  strength: 0.1,
};
export const SATIN: Cloth = {
  tile: grain({ frequency: '.02 .5', octaves: 2, seed: 5, contrast: 1.1, size: 200 }),
  strength: 0.05,
};
export const DENIM: Cloth = {
  tile: grain({ frequency: '.95 .3', octaves: 2, seed: 31, contrast: 1.8 }),
  strength: 0.3,
};
export const JERSEY: Cloth = { tile: drawn(4, 3.6, stitch(4, 3.6)), strength: 0.22 };
export const FINE_KNIT: Cloth = { tile: drawn(6, 5, stitch(6, 5)), strength: 0.46 };
export const KNIT: Cloth = { tile: drawn(9, 7.4, stitch(9, 7.4)), strength: 0.62 };
export const RIB: Cloth = { tile: drawn(11, 12, ribs(11)), strength: 0.62 };
