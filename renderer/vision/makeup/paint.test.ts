import { describe, expect, it } from 'vitest';
import {
  drawFace,
  NEUTRAL_SKIN,
  SKIN_TONES,
  type DrawnFace,
} from '../../../tests/fakes/drawn-face.ts';
import { difference, labOf, labOfHex, type Lab } from './colour.ts';
import { lightOf, maskAt } from './light.ts';
import type { Finish, Look } from './look.ts';
import { masksOf } from './masks.ts';
import { paint } from './paint.ts';

const FINISHES: readonly Finish[] = ['matte', 'satin', 'gloss'];
const LIPSTICKS = ['#a8605c', '#c97b74', '#b3261e', '#8f2f24', '#a52a4d', '#5a1e2b', '#d4546a'];

const wear = (hex: string, finish: Finish = 'satin', intensity = 1) => ({
  colour: labOfHex(hex),
  finish,
  intensity,
});
const FULL: Look = {
  lips: wear('#b3261e'),
  cheeks: wear('#e2786e'),
  lids: wear('#7a5a6a'),
  brows: wear('#4a3426'),
};

const made = (face: DrawnFace, look: Look, other: Look = {}, at = 0) => {
  const masks = masksOf(face.landmarks, face.width, face.height);
  return paint(face, masks, lightOf(face, masks), { left: other, right: look, at });
};

const labAt = (data: Uint8ClampedArray, pixel: number): Lab =>
  labOf(data[pixel * 4] ?? 0, data[pixel * 4 + 1] ?? 0, data[pixel * 4 + 2] ?? 0);

const meanOf = (data: Uint8ClampedArray, pixels: Iterable<number>): Lab => {
  const all = [...pixels].map((pixel) => labAt(data, pixel));
  const mean = (axis: 0 | 1 | 2) => all.reduce((sum, lab) => sum + lab[axis], 0) / all.length;
  return [mean(0), mean(1), mean(2)];
};

/** How much of a part lies on a pixel. */
const maskOver = (face: DrawnFace, channel: number) => {
  const masks = masksOf(face.landmarks, face.width, face.height);
  return (pixel: number): number =>
    maskAt(
      masks,
      ((pixel % face.width) + 0.5) / face.width,
      (Math.floor(pixel / face.width) + 0.5) / face.height,
    )[channel] ?? 0;
};

/** How far the lips of a face end from each swatch. The face is drawn once. */
const lipsToSwatch = (skin: string, finish: Finish): readonly number[] => {
  const face = drawFace({ faceWidth: 140, skin });
  const mask = maskOver(face, 0);
  const inside = new Set(
    [...face.lips.keys()].filter((pixel) => face.lips[pixel] === 1 && mask(pixel) > 0.97),
  );
  return LIPSTICKS.map((hex) => {
    const painted = made(face, { lips: wear(hex, finish) });
    return difference(meanOf(painted, inside), labOfHex(hex));
  });
};

describe('lipstick', () => {
  it.each(FINISHES)('%s comes out as its swatch on neutral skin: dE2000 at most 6', (finish) => {
    for (const [i, off] of lipsToSwatch(NEUTRAL_SKIN, finish).entries())
      expect(off, LIPSTICKS[i]).toBeLessThanOrEqual(6);
  });

  it('covers on every skin tone, told tone by tone', () => {
    const told = SKIN_TONES.map((skin) => {
      const worst = (finish: Finish) => Math.max(...lipsToSwatch(skin, finish));
      return { skin, matte: worst('matte'), satin: worst('satin'), gloss: worst('gloss') };
    });
    for (const { skin, matte, satin, gloss } of told) {
      expect(matte, skin).toBeLessThan(6);
      expect(satin, skin).toBeLessThan(9);
      // Gloss is sheer: the lip shows through, most where it is furthest from the shade.
      expect(gloss, skin).toBeLessThan(12);
    }
  });

  it('keeps light and shade, more of them the glossier it is', () => {
    const face = drawFace({ faceWidth: 180 });
    const mask = maskOver(face, 0);
    const inside = [...face.lips.keys()].filter((p) => face.lips[p] === 1 && mask(p) > 0.97);
    const spread = (data: Uint8ClampedArray): number => {
      const all = inside.map((pixel) => labAt(data, pixel)[0]);
      const mean = all.reduce((sum, L) => sum + L, 0) / all.length;
      return Math.sqrt(all.reduce((sum, L) => sum + (L - mean) ** 2, 0) / all.length);
    };
    const bare = spread(face.data);
    const [matte = 0, satin = 0, gloss = 0] = FINISHES.map((finish) =>
      spread(made(face, { lips: wear('#8f2f24', finish) })),
    );
    expect(matte).toBeGreaterThan(bare * 0.4);
    expect(satin).toBeGreaterThan(matte);
    expect(gloss).toBeGreaterThan(satin);
  });

  it.each(SKIN_TONES)('keeps the brightest spots of lips on %s', (skin) => {
    const face = drawFace({ faceWidth: 180, skin });
    const mask = maskOver(face, 0);
    const inside = [...face.lips.keys()].filter((p) => face.lips[p] === 1 && mask(p) > 0.97);
    const bright = inside.toSorted(
      (one, other) => labAt(face.data, other)[0] - labAt(face.data, one)[0],
    );
    const painted = made(face, { lips: wear('#5a1e2b', 'satin') });
    const light = (pixels: readonly number[]) =>
      pixels.reduce((sum, pixel) => sum + labAt(painted, pixel)[0], 0) / pixels.length;
    const tenth = Math.floor(bright.length / 10);
    expect(light(bright.slice(0, tenth))).toBeGreaterThan(light(bright.slice(tenth * 5)) + 2);
  });

  it('never colours teeth, also where the tracker lays its lips over them', () => {
    const face = drawFace({ faceWidth: 300, open: 0.8 });
    const slipped = face.landmarks.map((value, i) => (i % 3 === 1 ? value + 0.02 * 300 : value));
    for (const landmarks of [face.landmarks, slipped]) {
      const painted = made({ ...face, landmarks }, { lips: wear('#b3261e', 'gloss') });
      let teeth = 0;
      for (const [pixel, tooth] of face.teeth.entries()) {
        if (tooth === 0) continue;
        teeth += 1;
        expect(difference(labAt(painted, pixel), labAt(face.data, pixel))).toBeLessThan(1);
      }
      expect(teeth).toBeGreaterThan(500);
    }
  });
});

describe('paint', () => {
  it('changes nothing outside its masks, not by one value', () => {
    const face = drawFace({ faceWidth: 220, yaw: 0.2 });
    const painted = made(face, FULL);
    const parts = [0, 1, 2, 3].map((channel) => maskOver(face, channel));
    const changed = [...face.face.keys()].filter((pixel) =>
      [0, 1, 2, 3].some((c) => painted[pixel * 4 + c] !== face.data[pixel * 4 + c]),
    );
    expect(changed.filter((pixel) => parts.every((part) => part(pixel) === 0))).toEqual([]);
    // Past the silhouette only what a feather's last pixel may do.
    const beside = changed.filter((pixel) => face.face[pixel] === 0 && face.teeth[pixel] === 0);
    for (const pixel of beside)
      expect(difference(labAt(painted, pixel), labAt(face.data, pixel))).toBeLessThan(12);
    expect(changed.length).toBeGreaterThan(1000);
  });

  it('changes nothing at intensity 0, and more with more', () => {
    const face = drawFace({ faceWidth: 160 });
    const away = (intensity: number): number => {
      const painted = made(face, { lips: wear('#5a1e2b', 'matte', intensity) });
      return painted.reduce((sum, value, i) => sum + Math.abs(value - (face.data[i] ?? 0)), 0);
    };
    const steps = [0, 0.25, 0.5, 0.75, 1].map(away);
    expect(steps[0]).toBe(0);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('leaves the side before the line bare, or gives it a look of its own', () => {
    const face = drawFace({ faceWidth: 200 });
    const half = made(face, FULL, {}, 0.5);
    const two = made(face, FULL, { lips: wear('#5a1e2b') }, 0.5);
    const whole = made(face, FULL);
    let differs = 0;
    for (let pixel = 0; pixel * 4 < half.length; pixel += 1) {
      const left = pixel % face.width < face.width / 2;
      const right = (left ? face.data : whole).subarray(pixel * 4, pixel * 4 + 4);
      expect(half.subarray(pixel * 4, pixel * 4 + 4)).toEqual(right);
      if (left && two[pixel * 4] !== face.data[pixel * 4]) differs += 1;
    }
    expect(differs).toBeGreaterThan(100);
  });

  it.each(SKIN_TONES)('never turns %s ashen: blush takes light away and adds colour', (skin) => {
    const face = drawFace({ faceWidth: 200, skin });
    const cheeks = maskOver(face, 1);
    const painted = made(face, { cheeks: wear('#e8a0a0') });
    const cheek = [...face.face.keys()].filter((pixel) => cheeks(pixel) > 0.5);
    const before = meanOf(face.data, cheek);
    const after = meanOf(painted, cheek);
    expect(after[0]).toBeLessThan(before[0] + 0.3);
    expect(after[1]).toBeGreaterThan(before[1] + 3);
  });
});
