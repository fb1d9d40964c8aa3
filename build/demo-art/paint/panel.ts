/** A cut piece of cloth: colour, rounding at its edges, folds, texture; and the marks made upon it. */

import type { Cloth } from './cloth.ts';
import { mix } from './colour.ts';
import type { Tones } from './colour.ts';
import { sliver } from './path.ts';
import type { Run } from './path.ts';
import type { Sheet } from './sheet.ts';

export interface Fold {
  readonly run: Run;
  readonly width: number;
  readonly colour: string;
  readonly opacity: number;
}

const short = (value: number): string =>
  String(Math.round(value * 100) / 100).replace(/^(-?)0\./, '$1.');

const nearest = (value: number, steps: readonly number[]): number =>
  steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));

/** Folds of one softness share one filter, those of one colour and strength (in twentieths) one path. */
export function folds(sheet: Sheet, softness: number, list: readonly Fold[]): string {
  const paths = new Map<string, string>();
  for (const { run, width, colour, opacity } of list) {
    const paint = `fill="${colour}" fill-opacity="${short(Math.round(opacity * 20) / 20)}"`;
    paths.set(paint, (paths.get(paint) ?? '') + sliver(run, width));
  }
  const marks = [...paths].map(([paint, d]) => `<path d="${d}" ${paint}/>`);
  return `<g filter="${sheet.blur(softness)}">${marks.join('')}</g>`;
}

export interface PanelLook {
  readonly tones: Tones;
  /** Paint of the piece; the base tone when left out. */
  readonly fill?: string;
  readonly cloth?: Cloth;
  /** The texture follows the grain of the piece: degrees, taken to the nearest twelve. */
  readonly turn?: number;
  /** How far the edges round away from the light. 0 lies flat. */
  readonly round?: number;
  /** How strongly they do. */
  readonly depth?: number;
  /** Markup inside the piece, under its texture. */
  readonly inside?: string;
  /** Markup inside the piece, over its texture. */
  readonly over?: string;
  /** A shadow thrown upon what lies beneath: its softness. */
  readonly cast?: number;
  readonly castDepth?: number;
  /** Opacity of the lit edge; the cloth decides when left out. */
  readonly rim?: number;
}

/**
 * The rounding is two blurred strokes of the outline kept inside it: the dark one shifted against
 * the light, the light one towards it. The rim is what keeps a black garment readable on black.
 */
export function panel(sheet: Sheet, outline: string, look: PanelLook): string {
  const {
    tones,
    cloth,
    round: asked = 12,
    depth = 0.36,
    cast: thrown = 0,
    castDepth = 0.4,
    rim = look.tones.rim,
  } = look;
  const cast = thrown === 0 ? 0 : nearest(thrown, [3, 6, 9]);
  const round = asked === 0 ? 0 : nearest(asked, [5, 8, 14, 20]);
  const turn = Math.round((look.turn ?? 0) / 12) * 12;
  const piece = sheet.define('p', (id) => `<path id="${id}" d="${outline}"/>`);
  const clip = sheet.define('c', (id) => `<clipPath id="${id}"><use href="#${piece}"/></clipPath>`);
  const use = (css: string): string => `<use href="#${piece}" ${sheet.style(css)}/>`;
  const moved = (x: number, y: number): string =>
    `transform:translate(${short(x)}px,${short(y)}px)`;
  const stroke = (
    colour: string,
    width: number,
    opacity: number,
    softness: number,
    by: number,
  ): string =>
    use(
      `fill:none;stroke:${colour};stroke-width:${short(width)};stroke-opacity:${short(opacity)};filter:${sheet.blur(softness)};${moved(by, by)}`,
    );
  const rounding =
    round === 0
      ? ''
      : stroke(tones.deep, round * 1.5, depth, round * 0.55, -round * 0.22) +
        // A strap is too narrow to show a lit cheek of its own.
        (round < 6 ? '' : stroke(tones.shine, round * 0.4, depth * 0.7, round * 0.24, round * 0.1));
  const texture =
    cloth === undefined
      ? ''
      : use(`fill:${cloth.tile(sheet, turn)};opacity:${short(cloth.strength)}`);
  const shadow =
    cast === 0
      ? ''
      : use(
          `fill:${mix(tones.deep, '#000000', 0.6)};fill-opacity:${short(castDepth)};filter:${sheet.blur(cast)};${moved(cast * 0.5, cast * 0.8)}`,
        );
  return [
    shadow,
    `<g clip-path="url(#${clip})">`,
    `<use href="#${piece}" fill="${look.fill ?? tones.base}"/>`,
    look.inside ?? '',
    rounding,
    texture,
    look.over ?? '',
    rim === 0
      ? ''
      : use(`fill:none;stroke:${tones.shine};stroke-opacity:${short(rim)};stroke-width:1.6`),
    `</g>`,
  ].join('');
}
