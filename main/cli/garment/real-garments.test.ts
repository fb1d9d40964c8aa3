import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pointsOf } from '../../../preload/contract/index.ts';
import { findAnchors } from '../../../preload/flat-lay/anchors.ts';
import { cutOut } from '../../../preload/flat-lay/cut-out.ts';
import { sharedData } from '../../../tests/fakes/shared-data.ts';
import { decodePicture } from './decode.ts';

const folder = sharedData('garments');
const cut = (name: string) => {
  const picture = decodePicture(readFileSync(`${folder}/${name}.jpg`));
  if (typeof picture === 'string') throw new Error(picture);
  return cutOut(picture);
};

/** Marked by eye on the cut-outs, in hundredths of their width and height. */
const MARKED: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  '00055_00': {
    neckLeft: [32, 3],
    neckRight: [66, 3],
    shoulderLeft: [17, 9],
    shoulderRight: [82, 8],
    armpitLeft: [22, 37],
    armpitRight: [77, 38],
    hemLeft: [21, 97],
    hemRight: [82, 96],
    'sleeves.left.out': [3, 38],
    'sleeves.left.in': [18, 44],
    'sleeves.right.out': [97, 36],
    'sleeves.right.in': [84, 42],
  },
  '00126_00': {
    neckLeft: [38, 3],
    neckRight: [63, 3],
    armpitLeft: [25, 53],
    armpitRight: [75, 52],
    hemLeft: [25, 97],
    hemRight: [77, 97],
    'sleeves.left.out': [3, 48],
    'sleeves.left.in': [22, 58],
    'sleeves.right.out': [98, 47],
    'sleeves.right.in': [78, 57],
  },
};

describe.skipIf(folder === null)(
  'flat-lay pictures of shops (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  () => {
    test.each(Object.entries(MARKED))(
      '%s hangs by points within 2.5 % of where a person put them, none off by more than 6 %',
      (name, marked) => {
        const found = cut(name);
        if (typeof found === 'string') throw new Error(found);
        const { shape, found: sure } = findAnchors(found.mask, null);
        expect({ cut: shape.cut, sure }).toEqual({ cut: 'top', sure: true });
        const points = pointsOf(shape);
        const { width, height } = found.picture;
        const off = Object.entries(marked).map(([point, [x, y]]) => {
          const [u, v] = points.get(point) ?? [0, 0];
          return (
            Math.hypot((u - x / 100) * width, (v - y / 100) * height) / Math.max(width, height)
          );
        });
        expect(Math.max(...off)).toBeLessThan(0.06);
        expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.025);
      },
      120_000,
    );

    test('white on pale grey is cut out whole', () => {
      const found = cut('048554_1');
      if (typeof found === 'string') throw new Error(found);
      const { width, height, on } = found.mask;
      const share = on.reduce((sum, one) => sum + one, 0) / (width * height);
      expect(share).toBeGreaterThan(0.55);
      expect(share).toBeLessThan(0.68);
    }, 120_000);

    test('white stripes that run into white paper, and a cuff at the border, are refused', () => {
      expect(cut('00151_00')).toBe('too-like-background');
      expect(cut('049805_1')).toBe('touches-border');
    }, 120_000);
  },
);
