import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mask } from '../tracker/kinds.ts';
import { outlineOf } from './outline.ts';

const mask = (width: number, height: number, is: (x: number, y: number) => boolean): Mask => ({
  width,
  height,
  values: Uint8Array.from({ length: width * height }, (_, i) =>
    is(i % width, Math.floor(i / width)) ? 255 : 0,
  ),
});
const left = mask(640, 360, (x) => x < 160);
const sum = (shade: Uint8ClampedArray) => shade.reduce((all, one) => all + one, 0);

describe('a shadow', () => {
  it('is as coarse as a shadow, whatever the camera sees', () => {
    const wide = outlineOf(left, false, null);
    expect([wide.width, wide.height]).toEqual([128, 72]);
    const tall = outlineOf(
      mask(720, 1280, () => true),
      false,
      null,
    );
    expect([tall.width, tall.height]).toEqual([72, 128]);
  });

  it('stands where its person stands, in a mirror or as the lens sees', () => {
    const { shade } = outlineOf(left, false, null);
    expect([shade[0], shade[127]]).toEqual([255, 0]);
    const turned = outlineOf(left, true, null).shade;
    expect([turned[0], turned[127]]).toEqual([0, 255]);
  });

  it('fades within pictures once nobody is there, and covers what it covered', () => {
    const nobody = mask(640, 360, () => false);
    let outline = outlineOf(left, true, null);
    expect(sum(outline.shade)).toBeCloseTo((255 * 128 * 72) / 4, -4);
    for (let i = 0; i < 10; i++) outline = outlineOf(nobody, true, outline);
    expect(sum(outline.shade)).toBe(0);
  });

  it('is drawn of any mask, mirrored twice is itself, and no darker than sure', () => {
    const any = fc
      .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }))
      .chain(([width, height]) =>
        fc
          .uint8Array({ minLength: width * height, maxLength: width * height })
          .map((values): Mask => ({ width, height, values })),
      );
    fc.assert(
      fc.property(any, (one) => {
        const plain = outlineOf(one, false, null);
        const { width, height, shade } = outlineOf(one, true, null);
        expect(shade).toHaveLength(width * height);
        expect(Math.max(width, height)).toBeLessThanOrEqual(128);
        const back = shade.map((_, i) => shade[i - (i % width) + width - 1 - (i % width)] ?? -1);
        // Sums in another order may differ in the last place.
        for (const [i, one] of back.entries())
          expect(Math.abs(one - (plain.shade[i] ?? -9))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
});
