/** One standalone SVG in the making: markup in drawing order, and the shared definitions it uses. */

import type { Point } from './path.ts';

export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** Blurs come in these steps: nobody sees the difference, and neighbours come to share a filter. */
const SOFTNESS = [0.7, 1.4, 2.4, 3.6, 5, 7, 9, 13];

/** Where on the drawing's plane a sheet begins, and what it is for. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  /** To be put on somebody: without what lies behind whoever wears it. */
  readonly worn: boolean;
}

export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly worn: boolean;
  private readonly left: number;
  private readonly top: number;
  private readonly defs = new Map<string, string>();
  private readonly written: string[] = [];
  private readonly styles = new Map<string, string>();
  private readonly marks: string[] = [];

  constructor(width = 600, height = 800, frame: Frame = { left: 0, top: 0, worn: false }) {
    this.width = width;
    this.height = height;
    this.left = frame.left;
    this.top = frame.top;
    this.worn = frame.worn;
  }

  /** Registers a definition once, whatever the number of users; `write` gets its id. */
  define(kind: string, write: (id: string) => string): string {
    const key = write('');
    const known = this.defs.get(key);
    if (known !== undefined) return known;
    const id = `${kind}${this.defs.size}`;
    this.defs.set(key, id);
    this.written.push(write(id));
    return id;
  }

  private stops(stops: readonly Stop[]): string {
    return stops
      .map(([offset, colour, opacity]) => {
        const fade = opacity === undefined ? '' : `;stop-opacity:${opacity}`;
        return `<stop offset="${offset}" ${this.style(`stop-color:${colour}${fade}`)}/>`;
      })
      .join('');
  }

  linear(from: Point, to: Point, stops: readonly Stop[]): string {
    const id = this.define(
      'l',
      (name) =>
        `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}">${this.stops(stops)}</linearGradient>`,
    );
    return `url(#${id})`;
  }

  radial(centre: Point, radius: number, stops: readonly Stop[]): string {
    const id = this.define(
      'r',
      (name) =>
        `<radialGradient id="${name}" gradientUnits="userSpaceOnUse" cx="${centre[0]}" cy="${centre[1]}" r="${radius}">${this.stops(stops)}</radialGradient>`,
    );
    return `url(#${id})`;
  }

  /** The region is wide because a thin horizontal fold has next to no height of its own. */
  blur(deviation: number | string): string {
    const softness =
      typeof deviation === 'number'
        ? SOFTNESS.reduce((best, step) =>
            Math.abs(step - deviation) < Math.abs(best - deviation) ? step : best,
          )
        : deviation;
    const id = this.define(
      'b',
      (name) =>
        `<filter id="${name}" filterUnits="userSpaceOnUse" x="${this.left}" y="${this.top}" width="${this.width}" height="${this.height}"><feGaussianBlur stdDeviation="${softness}"/></filter>`,
    );
    return `url(#${id})`;
  }

  /** A way of painting that many pieces share, as a class. */
  style(css: string): string {
    const known = this.styles.get(css);
    const name = known ?? `s${this.styles.size}`;
    this.styles.set(css, name);
    return `class="${name}"`;
  }

  add(...markup: readonly string[]): void {
    this.marks.push(...markup);
  }

  /** Hanger, floor, and the inside of the back: seen while nobody wears it. */
  behind(...markup: readonly string[]): void {
    if (!this.worn) this.add(...markup);
  }

  /** A piece that is worn throws no shadow beside itself. */
  private shown(): string {
    const marks = this.marks.join('');
    if (!this.worn) return marks;
    const cloth = [...this.defs].filter(([, id]) => id.startsWith('p'));
    return `<clipPath id="worn">${cloth.map(([, id]) => `<use href="#${id}"/>`).join('')}</clipPath><g clip-path="url(#worn)">${marks}</g>`;
  }

  toString(): string {
    const rules = [...this.styles].map(([css, name]) => `.${name}{${css}}`).join('');
    const style = rules === '' ? '' : `<style>${rules}</style>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="${this.left} ${this.top} ${this.width} ${this.height}">${style}<defs>${this.written.join('')}</defs>${this.shown()}</svg>\n`;
    return svg.replaceAll(/(?<=[": (-])0(?=\.\d)/g, '');
  }
}
