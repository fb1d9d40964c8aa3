import { describe, expect, it } from 'vitest';
import {
  coat,
  everyCut,
  jumper,
  shirt,
  skirt,
  slip,
  trousers,
} from '../../../tests/fakes/flat-garments.ts';
import { bodyOf } from './body.ts';
import { hangOf } from './hang.ts';
import { mannequin } from './mannequin.ts';
import { unsteadied } from './steady.ts';

const [WIDTH, HEIGHT] = [240, 384];
const figure = mannequin(WIDTH, HEIGHT);
const body = bodyOf(figure.found, WIDTH, HEIGHT, null);
if (typeof body === 'string') throw new Error(body);
const { span, top } = body;

/** From where to where the figure is, in a row of its picture. */
const acrossAt = (y: number): readonly [left: number, right: number] => {
  const row = figure.found.mask?.values.subarray(Math.round(y) * WIDTH).subarray(0, WIDTH) ?? [];
  return [row.findIndex((here) => here > 127), row.findLastIndex((here) => here > 127) + 1];
};
const placesOf = (garment: typeof coat) => {
  const hang = hangOf(garment, body, unsteadied);
  return (x: number, y: number) => {
    const i = hang.from.findIndex((at) => Math.hypot(at[0] - x * 1000, at[1] - y * 1000) < 0.5);
    return hang.to[i] ?? [Number.NaN, Number.NaN];
  };
};

describe('a figure to look at garments on', () => {
  it('is somebody who can be dressed, legs and all, and of the usual build', () => {
    expect(body.legsSeen).toBe(true);
    expect(body.facing).toBe(1);
    const [crown, sole] = [0, HEIGHT].map((from) => {
      const rows = figure.found.mask?.values ?? new Uint8Array();
      const found = from === 0 ? rows.indexOf(255) : rows.lastIndexOf(255);
      return Math.floor(found / WIDTH);
    }) as [number, number];
    // Of the height: the shoulders' joints are 0.22 to 0.24 apart, and half of it are legs.
    expect(span / (sole - crown)).toBeGreaterThan(0.2);
    expect(span / (sole - crown)).toBeLessThan(0.24);
    expect((body.hip.left[1] - crown) / (sole - crown)).toBeCloseTo(0.48, 1);
  });

  it.each([coat, jumper, shirt])('wears $sku to the ends of its shoulders', (garment) => {
    const at = placesOf(garment);
    const [left, right] = [at(0.3, 0.12), at(0.7, 0.12)];
    const [from, to] = acrossAt(left[1]);
    expect(Math.abs(left[0] - from)).toBeLessThan(0.06 * span);
    expect(Math.abs(right[0] - to)).toBeLessThan(0.06 * span);
  });

  it('lets a coat hang to the knees and trousers to the ankles, as wide as it is', () => {
    const hem = placesOf(coat)(0.3, 0.95);
    expect(hem[1]).toBeGreaterThan(top[1] + 2 * span);
    const end = hangOf(trousers, body, unsteadied).legs?.left.to.at(-2) ?? [0, 0];
    expect(Math.abs(end[1] - body.ankle.left[1])).toBeLessThan(0.25 * span);
    for (const garment of [skirt, slip]) {
      const hang = hangOf(garment, body, unsteadied);
      const [left, right] = [hang.to.map(([x]) => x).sort((a, b) => a - b)].map((all) => [
        all[0] ?? 0,
        all.at(-1) ?? 0,
      ])[0] as [number, number];
      expect(right - left).toBeGreaterThan(0.9 * span);
    }
  });

  it.each(everyCut)('is covered by $sku in the middle and never beside the picture', (garment) => {
    const { to } = hangOf(garment, body, unsteadied);
    for (const [x, y] of to) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(HEIGHT);
    }
  });
});
