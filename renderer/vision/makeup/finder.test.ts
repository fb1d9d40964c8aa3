import { describe, expect, it } from 'vitest';
import { drawFace, SKIN_TONES } from '../../../tests/fakes/drawn-face.ts';
import { labOfHex, rgbOf } from './colour.ts';
import { at } from './face.ts';
import { like, suiting, undertoneOfShade, undertoneOfSkin } from './finder.ts';

const SHADES = ['#a8605c', '#c97b74', '#d98a6a', '#b3261e', '#8f2f24', '#a52a4d', '#5a1e2b'].map(
  (hex, i) => ({ id: `${301 + i}`, hex }),
);
const ids = (shades: readonly { id: string }[]) => shades.map(({ id }) => id);

const hex = (rgb: readonly number[]): string =>
  `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** The same skin turned to a hue: neither lighter nor deeper. */
const turned = (skin: string, degrees: number): string => {
  const [L, a, b] = labOfHex(skin);
  const chroma = Math.max(12, Math.hypot(a, b));
  const turn = (degrees * Math.PI) / 180;
  return hex(rgbOf([L, chroma * Math.cos(turn), chroma * Math.sin(turn)]));
};

describe('shades like the one picked', () => {
  it('are its nearest, and never itself', () => {
    expect(ids(like({ id: '304', hex: '#b3261e' }, SHADES, 1))).toEqual(['305']);
    expect(ids(like({ id: '301', hex: '#a8605c' }, SHADES, 1))).toEqual(['302']);
  });
});

describe('shades that suit', () => {
  it('differ by undertone', () => {
    const [cool, warm] = [suiting('cool', SHADES, 3), suiting('warm', SHADES, 3)];
    expect(cool.map(({ hex: shade }) => undertoneOfShade(shade))).toContain('cool');
    expect(warm.map(({ hex: shade }) => undertoneOfShade(shade))).toContain('warm');
    expect(warm.map(({ hex: shade }) => undertoneOfShade(shade))).not.toContain('cool');
  });

  it('are never more than there are, nor one twice', () => {
    const all = suiting('neutral', SHADES, 99);
    expect(new Set(ids(all)).size).toBe(SHADES.length);
    expect(all).toHaveLength(SHADES.length);
    expect(suiting('neutral', [], 3)).toEqual([]);
  });
});

describe('the undertone of skin', () => {
  it.each(SKIN_TONES)('is told of light and deep skin alike: %s', (skin) => {
    const told = [40, 56, 75].map((degrees) => {
      const face = drawFace({ faceWidth: 260, skin: turned(skin, degrees) });
      return undertoneOfSkin(face, face.landmarks);
    });
    expect(told).toEqual(['cool', 'neutral', 'warm']);
  });

  it('is told where a corner of an eye falls on skin that is lighter than the white', () => {
    const face = drawFace({ faceWidth: 260, skin: turned('#e8c4a0', 56) });
    const data = face.data.slice();
    // One of the four places where white is looked for, and a little about it.
    const [x, y] = at(face.landmarks, 33);
    const [towardsX, towardsY] = at(face.landmarks, 133);
    const left = Math.round(x + (towardsX - x) * 0.2);
    const top = Math.round(y + (towardsY - y) * 0.2);
    for (let row = top - 6; row <= top + 6; row += 1)
      for (let column = left - 6; column <= left + 6; column += 1)
        data.set([255, 236, 205, 255], (row * face.width + column) * 4);
    expect(undertoneOfSkin({ ...face, data }, face.landmarks)).toBe('neutral');
  });

  it('is not told under a coloured lamp, in the dark, or of half a face', () => {
    const face = drawFace({ faceWidth: 260 });
    const lit = (red: number, green: number, blue: number) => ({
      ...face,
      data: face.data.map((value, i) => value * ([red, green, blue, 1][i % 4] ?? 1)),
    });
    expect(undertoneOfSkin(lit(1, 0.75, 0.5), face.landmarks)).toBe('light');
    expect(undertoneOfSkin(lit(0.2, 0.2, 0.2), face.landmarks)).toBe('light');
    const away = face.landmarks.map((value, i) => (i % 3 === 0 ? value - 200 : value));
    expect(undertoneOfSkin(face, away)).toBe('unseen');
  });
});
