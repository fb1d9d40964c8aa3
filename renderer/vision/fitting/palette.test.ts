import fc from 'fast-check';
import { expect, it } from 'vitest';
import { all, inLight, off, paletteOf, shadeInto, without } from './palette.ts';

const shadesOf = (colours: readonly (readonly number[])[]): Float32Array => {
  const shades = new Float32Array(colours.length * 3);
  for (const [i, [r = 0, g = 0, b = 0]] of colours.entries()) shadeInto(shades, i * 3, r, g, b);
  return shades;
};
const byte = fc.integer({ min: 0, max: 255 });
const colours = fc.array(fc.tuple(byte, byte, byte), { minLength: 1, maxLength: 60 });

it('has a tone for what there is much of, and none for what is not there', () => {
  const shirt = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? [20, 20, 24] : [230, 40, 50]));
  const palette = paletteOf(shadesOf(shirt), 4);
  const [black, red, green] = [
    [22, 19, 25],
    [226, 44, 50],
    [40, 200, 60],
  ].map((one) => off(palette, shadesOf([one]), 0));
  expect(black).toBeLessThan(2);
  expect(red).toBeLessThan(2);
  expect(green).toBeGreaterThan(100);
});

it('does not depend on the order in which colours come, and has at most as many as asked', () => {
  fc.assert(
    fc.property(colours, fc.integer({ min: 1, max: 5 }), (some, most) => {
      const palette = paletteOf(shadesOf(some), most);
      expect(palette.length / 6).toBeLessThanOrEqual(most);
      const lightest = some.toSorted((a, b) => b[1] - a[1] || b[0] - a[0] || b[2] - a[2]);
      const other = paletteOf(shadesOf(lightest), most);
      expect(other.length).toBe(palette.length);
      for (const [i, value] of other.entries()) expect(value).toBeCloseTo(palette[i] ?? NaN, 3);
    }),
  );
});

it('leaves out the tones of another, as it is told', () => {
  fc.assert(
    fc.property(colours, (some) => {
      const palette = paletteOf(shadesOf(some), 3);
      expect(without(palette, palette, 1e-6)).toHaveLength(0);
      expect(without(palette, new Float32Array(0), 5)).toEqual(palette);
      expect(all(palette, inLight(palette, 0.5))).toHaveLength(2 * palette.length);
    }),
  );
});
