import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shirt } from '../../../tests/fakes/flat-garments.ts';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf } from './body.ts';
import { openHandMirror } from './by-hand.ts';
import { NOTHING_WORN, putOn } from './outfit.ts';
import { unsteadied } from './steady.ts';
import { wear } from './wearing.ts';

const { width, height, span, middle } = STICK;

/** As much of a browser's pictures as the processor draws with. */
type Picture = { data: Uint8ClampedArray; width: number; height: number; close(): void };
class Canvas {
  shown: Picture | null = null;
  getContext() {
    const keep = (one: Picture) => {
      this.shown = one;
    };
    return { drawImage: keep, putImageData: keep, getImageData: () => this.shown };
  }
  transferToImageBitmap() {
    return this.shown;
  }
}
beforeEach(() => vi.stubGlobal('OffscreenCanvas', Canvas));
afterEach(() => vi.unstubAllGlobals());

const pictureOf = (
  wide: number,
  tall: number,
  colour: (x: number, y: number) => readonly [number, number, number, number],
): Picture => {
  const data = new Uint8ClampedArray(wide * tall * 4);
  for (let y = 0; y < tall; y++)
    for (let x = 0; x < wide; x++) data.set(colour(x, y), (y * wide + x) * 4);
  return { data, width: wide, height: tall, close() {} };
};

it('has a soft shadow under a hem, and no band', () => {
  if (shirt.shape.cut !== 'top') throw new Error('no shirt');
  const vest = {
    ...shirt,
    shape: { ...shirt.shape, anchors: { ...shirt.shape.anchors, sleeves: null } },
  };
  const found = stickPerson();
  const body = bodyOf(found, width, height, null);
  if (typeof body === 'string' || !found.mask) throw new Error('nobody');
  const mirror = openHandMirror();
  const sewn = pictureOf(1_000, 1_000, (x, y) =>
    x > 330 && x < 670 && y > 80 && y < 620 ? [200, 0, 0, 255] : [0, 0, 0, 0],
  );
  mirror.hang(vest, sewn);
  const frame = pictureOf(width, height, () => [200, 200, 200, 255]);
  const mask = { ...found.mask, values: new Uint8Array(found.mask.values.length).fill(255) };
  const wearing = wear(putOn(NOTHING_WORN, vest), body, null, () => unsteadied);
  const drawn = mirror.paint(frame as unknown as ImageData, {
    wearing,
    mask,
  }) as unknown as Picture;
  const green = (y: number) => drawn.data[(y * width + middle) * 4 + 1] ?? Number.NaN;
  let hem = Math.round(body.hip.left[1]) - 40;
  while (green(hem) < 100) hem += 1;
  // It is there, and fades.
  expect(green(hem + 1)).toBeLessThan(190);
  for (let y = hem + 1; y < hem + span / 2; y++) {
    expect(green(y + 1)).toBeGreaterThanOrEqual(green(y));
    expect(green(y + 1) - green(y)).toBeLessThan(26);
  }
  expect(green(hem + Math.round(0.12 * span))).toBe(200);
  mirror.dispose();
});
