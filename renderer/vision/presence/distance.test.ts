import { expect, it } from 'vitest';
import { distanceOf, isNear } from './distance.ts';

const face = (width: number) => ({ x: 0.4, y: 0.3, width, height: width });
const WIDE = { width: 640, height: 360 };
const TALL = { width: 360, height: 640 };

it('is half where a face is twice as large, and further through a longer lens', () => {
  expect(distanceOf(face(0.1), WIDE, 65)).toBeCloseTo(2 * distanceOf(face(0.2), WIDE, 65));
  expect(distanceOf(face(0.1), WIDE, 50)).toBeGreaterThan(distanceOf(face(0.1), WIDE, 80));
});

it('is the same whichever way the camera is mounted', () => {
  const pixels = 40;
  expect(distanceOf(face(pixels / 640), WIDE, 65)).toBeCloseTo(
    distanceOf(face(pixels / 360), TALL, 65),
  );
});

it('does not waver between two words for somebody at its edge', () => {
  const at = (metres: number) => face(distanceOf(face(1), WIDE, 65) / metres);
  expect(isNear(false, [at(1.1)], WIDE, 65)).toBe(true);
  expect(isNear(false, [at(1.35)], WIDE, 65)).toBe(false);
  expect(isNear(true, [at(1.35)], WIDE, 65)).toBe(true);
  expect(isNear(true, [at(1.6)], WIDE, 65)).toBe(false);
  expect(isNear(true, [], WIDE, 65)).toBe(false);
});
