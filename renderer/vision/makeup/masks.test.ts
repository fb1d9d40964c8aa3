import { assert, constantFrom, double, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFace, type DrawnFace } from '../../../tests/fakes/drawn-face.ts';
import type { Landmarks } from './face.ts';
import { masksOf, PARTS, sampleMask, type Part } from './masks.ts';

const channelOf = (part: Part) => PARTS.indexOf(part);

/** What a mask says at the middle of each pixel of the picture. */
const over = (face: DrawnFace, part: Part, landmarks = face.landmarks): Float32Array => {
  const masks = masksOf(landmarks, face.width, face.height);
  return Float32Array.from({ length: face.width * face.height }, (_, pixel) =>
    sampleMask(
      masks,
      channelOf(part),
      ((pixel % face.width) + 0.5) / face.width,
      (Math.floor(pixel / face.width) + 0.5) / face.height,
    ),
  );
};

const overlap = (mask: Float32Array, truth: Uint8Array): number => {
  let both = 0;
  let either = 0;
  for (const [pixel, value] of mask.entries()) {
    const here = value >= 0.5;
    if (here && truth[pixel] === 1) both += 1;
    if (here || truth[pixel] === 1) either += 1;
  }
  return both / either;
};

/** The same numbers every time: Mulberry32, then Box and Muller. */
const gaussian = (seed: number) => {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
};

const shaken = (landmarks: Landmarks, pixels: number, noise: () => number): Landmarks =>
  landmarks.map((value) => value + pixels * noise());

describe('lips', () => {
  it.each([140, 200, 320, 600])('lie where they are on a face %d pixels wide', (faceWidth) => {
    for (const sitting of [{}, { yaw: 0.35 }, { yaw: -0.35, roll: 0.2 }, { open: 0.6 }]) {
      const face = drawFace({ faceWidth, ...sitting });
      expect(overlap(over(face, 'lips'), face.lips), JSON.stringify(sitting)).toBeGreaterThan(0.92);
    }
  });

  it('still do where a tracker errs by a pixel at each point', () => {
    const noise = gaussian(1);
    const face = drawFace({ faceWidth: 240, open: 0.4 });
    const lips = over(face, 'lips', shaken(face.landmarks, 1, noise));
    expect(overlap(lips, face.lips)).toBeGreaterThan(0.85);
  });

  it('leave teeth alone', () => {
    const face = drawFace({ faceWidth: 300, open: 0.8 });
    const lips = over(face, 'lips');
    const teeth = [...face.teeth.keys()].filter((pixel) => face.teeth[pixel] === 1);
    expect(teeth.length).toBeGreaterThan(500);
    // The mask of a face this wide has half as many pixels: the edge of lips is two of the picture wide.
    const near = (pixel: number) =>
      [-3, 0, 3].some((dy) =>
        [-3, 0, 3].some((dx) => face.teeth[pixel + dy * face.width + dx] !== 1),
      );
    const inner = teeth.filter((pixel) => !near(pixel));
    expect(inner.length).toBeGreaterThan(teeth.length / 2);
    expect(inner.every((pixel) => lips[pixel] === 0)).toBe(true);
  });
});

describe('masks', () => {
  it('keep to their place: colour of one part never reaches another, the eyes or the background', () => {
    const sitting = record({
      faceWidth: double({ min: 140, max: 320, noNaN: true }),
      yaw: double({ min: -0.5, max: 0.5, noNaN: true }),
      roll: double({ min: -0.4, max: 0.4, noNaN: true }),
      open: constantFrom(0, 0.5),
    });
    assert(
      property(sitting, (how) => {
        const face = drawFace(how);
        const [lips, cheeks, lids, brows] = PARTS.map((part) => over(face, part));
        const strayed = [...face.lips.keys()].filter((pixel) => {
          const cheek = cheeks?.[pixel] ?? 0;
          const powder = Math.max(cheek, lids?.[pixel] ?? 0, brows?.[pixel] ?? 0);
          return ((lips?.[pixel] ?? 0) > 0 && powder > 0) || (face.lips[pixel] === 1 && cheek > 0);
        });
        expect(strayed).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('are empty where the face is out of the picture', () => {
    const face = drawFace({ faceWidth: 200 });
    const away = face.landmarks.map((value, i) => (i % 3 === 0 ? value - 5000 : value));
    expect(masksOf(away, face.width, face.height).data.some((value) => value > 0)).toBe(false);
  });

  it('stand still: with the noise of a tracker at rest an edge moves by less than a thousandth of the face', () => {
    // Measured on a still picture: landmarks of lips move by 0.047 pixels.
    const noise = gaussian(7);
    const face = drawFace({ faceWidth: 140, open: 0.3 });
    for (const part of PARTS) {
      const still = over(face, part);
      const rim = still.reduce((sum, value, i) => sum + Math.abs(value - (still[i + 1] ?? 0)), 0);
      const moved = Array.from({ length: 12 }, () => {
        const mask = over(face, part, shaken(face.landmarks, 0.047, noise));
        // What changed in all, over the length of the edge, is how far the edge moved.
        return mask.reduce((sum, value, i) => sum + Math.abs(value - (still[i] ?? 0)), 0) / rim;
      });
      const mean = moved.reduce((sum, value) => sum + value, 0) / moved.length;
      expect(mean / face.faceWidth, part).toBeLessThan(0.001);
    }
  });

  it('follow a face smoothly: half a pixel moves every edge by half a pixel', () => {
    const face = drawFace({ faceWidth: 200 });
    const centre = (landmarks: Landmarks, part: Part): number => {
      const mask = over(face, part, landmarks);
      const all = mask.reduce((sum, value) => sum + value, 0);
      return mask.reduce((sum, value, pixel) => sum + value * (pixel % face.width), 0) / all;
    };
    for (const part of PARTS)
      for (const by of [0.25, 0.5, 0.75]) {
        const moved = face.landmarks.map((value, i) => (i % 3 === 0 ? value + by : value));
        expect(centre(moved, part) - centre(face.landmarks, part), part).toBeCloseTo(by, 1);
      }
  });
});
