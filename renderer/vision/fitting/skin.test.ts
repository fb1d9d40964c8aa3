import { describe, expect, it } from 'vitest';
import { UNLIKE_SKIN, unlikeSkin, type Rgb } from './skin.ts';

const BLACK_CLOTH: Rgb = [0.09, 0.09, 0.1];
const DENIM: Rgb = [0.22, 0.3, 0.52];
const RED_KNIT: Rgb = [0.62, 0.1, 0.2];
const WHITE: Rgb = [0.95, 0.95, 0.94];
const inLight = ([r, g, b]: Rgb, times: number): Rgb => [r * times, g * times, b * times];

describe.each<[string, Rgb]>([
  ['fair', [0.93, 0.76, 0.67]],
  ['olive', [0.76, 0.58, 0.42]],
  ['brown', [0.5, 0.33, 0.24]],
  ['deep', [0.33, 0.22, 0.17]],
])('a hand of %s skin', (_, skin) => {
  it('is one in the shade and in the light, beside whatever sleeve', () => {
    for (const wrist of [skin, RED_KNIT, BLACK_CLOTH])
      for (const light of [0.65, 1, 1.15])
        expect(unlikeSkin(skin, wrist)(inLight(skin, light))).toBeLessThan(UNLIKE_SKIN.least);
  });

  it('is none in a pocket', () => {
    for (const cloth of [DENIM, RED_KNIT, WHITE])
      expect(unlikeSkin(skin, skin)(cloth)).toBeGreaterThan(UNLIKE_SKIN.least);
  });

  it('is known by the wrist where no face is seen', () => {
    expect(unlikeSkin(null, skin)(skin)).toBe(0);
    expect(unlikeSkin(null, skin)(DENIM)).toBeGreaterThan(UNLIKE_SKIN.least);
  });
});

it('takes a black pocket beside a black sleeve for no hand', () => {
  expect(unlikeSkin([0.93, 0.76, 0.67], BLACK_CLOTH)(BLACK_CLOTH)).toBeGreaterThan(
    UNLIKE_SKIN.most,
  );
});
