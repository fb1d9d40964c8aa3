import { expect, it } from 'vitest';
import { coat, jumper, skirt, slip } from '../../../tests/fakes/flat-garments.ts';
import { SEAM, seamsOf, type Seams } from './seams.ts';

const at = (seams: Seams | null, x: number, y: number): number =>
  seams?.values[Math.floor(y * seams.height) * seams.width + Math.floor(x * seams.width)] ??
  Number.NaN;

it.each([jumper, coat])('tells sleeves from the trunk they lie beside', (garment) => {
  const seams = seamsOf(garment);
  for (const [x, y] of [
    [0.22, 0.45],
    [0.27, 0.3],
    [0.78, 0.45],
  ] as const)
    expect(at(seams, x, y)).toBeGreaterThan(SEAM);
  for (const [x, y] of [
    [0.5, 0.4],
    [0.36, 0.45],
    [0.5, 0.02],
    [0.35, 0.2],
  ] as const)
    expect(at(seams, x, y)).toBeLessThan(SEAM);
});

it.each([jumper, coat])(
  'lets the trunk reach under a sleeve, but not out at the shoulder',
  (garment) => {
    const seams = seamsOf(garment);
    // What is drawn of the trunk ends where the sleeve is told from it so clearly.
    const clearly = 0.65 * 255;
    // A hair beyond the seam, beside its upper end and beside the armpit.
    expect(at(seams, 0.294, 0.135)).toBeGreaterThan(clearly + 40);
    expect(at(seams, 0.322, 0.28)).toBeLessThan(clearly + 20);
  },
);

it('has nothing to tell where there are no sleeves', () => {
  expect(seamsOf(skirt)).toBeNull();
  expect(seamsOf(slip)).toBeNull();
});
