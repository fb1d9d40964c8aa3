/** The small hard things: seams, stitches, buttons, buckles, labels, the hanger and the floor shadow. */

import { mix } from './colour.ts';
import type { Tones } from './colour.ts';
import type { Point } from './path.ts';
import type { Sheet } from './sheet.ts';

export function seam(d: string, tones: Tones, opacity = 0.6, width = 1.6): string {
  return `<path d="${d}" fill="none" stroke="${tones.deep}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round"/>`;
}

export function stitches(
  d: string,
  colour: string,
  opacity = 0.7,
  dash = '5 3.4',
  width = 1.3,
): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-dasharray="${dash}" stroke-linecap="round"/>`;
}

/** A soft dark line: where one layer sinks under another. */
export function hollow(
  sheet: Sheet,
  d: string,
  colour: string,
  width: number,
  opacity: number,
  softness: number,
): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round" filter="${sheet.blur(softness)}"/>`;
}

/** A four-hole button with a raised rim. */
export function button(sheet: Sheet, [x, y]: Point, radius: number, colour: string): string {
  const lit = mix(colour, '#fff4e2', 0.5);
  const id = sheet.define(
    'k',
    (name) =>
      `<g id="${name}"><circle cx="1.5" cy="3" r="${radius}" fill="#000" fill-opacity=".3" filter="url(#${sheet.define('b', (b) => `<filter id="${b}" x="-.5" y="-.5" width="2" height="2"><feGaussianBlur stdDeviation="2"/></filter>`)})"/><circle r="${radius}" fill="${colour}"/><circle r="${radius * 0.94}" fill="none" stroke="${lit}" stroke-opacity=".55" stroke-width="${radius * 0.12}"/><circle r="${radius * 0.66}" fill="${mix(colour, '#000000', 0.25)}"/><path d="M${-radius * 0.8} ${-radius * 0.2}A${radius * 0.84} ${radius * 0.84} 0 0 1 ${radius * 0.1} ${-radius * 0.82}" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="${radius * 0.16}" stroke-linecap="round"/>${[
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ]
        .map(
          ([i = 0, j = 0]) =>
            `<circle cx="${i * radius * 0.22}" cy="${j * radius * 0.22}" r="${radius * 0.11}" fill="#000" fill-opacity=".7"/>`,
        )
        .join('')}</g>`,
  );
  return `<use href="#${id}" x="${x}" y="${y}"/>`;
}

export function hook(top: number): string {
  return `<path d="M300 ${top + 48}c0-8 1-11 5-15 5-5 12-8 12-17 0-9-7-15-16-15-8 0-14 5-16 12" fill="none" stroke="#6d4d1a" stroke-width="5" stroke-linecap="round"/><path d="M299 ${top + 48}c0-8 1-11 5-15 5-5 12-8 12-17 0-9-7-15-16-15" fill="none" stroke="#e3bf7c" stroke-width="1.6" stroke-linecap="round"/>`;
}

/** The woven label at the nape: a line of gold says a name without spelling it. */
export function label([x, y]: Point, cloth = '#f1eadd', mark = '#8a6426'): string {
  return `<rect x="${x - 21}" y="${y}" width="42" height="17" rx="1.5" fill="${cloth}"/><path d="M${x - 11} ${y + 8.5}h22" stroke="${mark}" stroke-width="2.4"/>`;
}

export function floorShadow(
  sheet: Sheet,
  [x, y]: Point,
  halfWidth: number,
  halfHeight = 9,
  opacity = 0.28,
): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${halfWidth}" ry="${halfHeight}" fill="#000" fill-opacity="${opacity}" filter="${sheet.blur(`${Math.round(halfWidth / 12)} 5`)}"/>`;
}
