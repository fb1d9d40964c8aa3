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

it('has nothing to tell where there are no sleeves', () => {
  expect(seamsOf(skirt)).toBeNull();
  expect(seamsOf(slip)).toBeNull();
});
