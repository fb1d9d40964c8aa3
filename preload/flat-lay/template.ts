import type { GarmentCut, GarmentPoint, GarmentShape } from '../contract/index.ts';
import type { Mask } from './outline.ts';

/** Where such a garment usually has its points, within what its silhouette takes up: something to move them from. */
export const templateOf = (cut: GarmentCut, { width, height, on }: Mask): GarmentShape => {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < on.length; i++)
    if (on[i] === 1) {
      const [x, y] = [i % width, Math.floor(i / width)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  if (right <= left || bottom <= top) [left, top, right, bottom] = [0, 0, width - 1, height - 1];
  const at = (x: number, y: number): GarmentPoint => [
    (left + x * (right - left)) / width,
    (top + y * (bottom - top)) / height,
  ];
  const pair = <N extends string>(name: N, x: number, y: number) =>
    ({ [`${name}Left`]: at(x, y), [`${name}Right`]: at(1 - x, y) }) as Record<
      `${N}Left` | `${N}Right`,
      GarmentPoint
    >;
  switch (cut) {
    case 'top':
    case 'outerwear':
    case 'dress':
      return {
        cut,
        anchors: {
          ...pair('neck', 0.4, 0.03),
          ...pair('shoulder', 0.28, 0.08),
          ...pair('armpit', 0.28, 0.36),
          ...pair('waist', 0.29, 0.62),
          ...pair('hem', 0.28, 0.98),
          sleeves: {
            left: { out: at(0.01, 0.74), in: at(0.09, 0.78) },
            right: { out: at(0.99, 0.74), in: at(0.91, 0.78) },
          },
        },
      };
    case 'skirt':
      return {
        cut,
        anchors: {
          ...pair('waist', 0.28, 0.01),
          ...pair('hip', 0.18, 0.28),
          ...pair('hem', 0.01, 0.98),
        },
      };
    case 'trousers':
      return {
        cut,
        anchors: {
          ...pair('waist', 0.2, 0.01),
          ...pair('hip', 0.1, 0.2),
          crotch: at(0.5, 0.34),
          legs: {
            left: { out: at(0.02, 0.99), in: at(0.42, 0.99) },
            right: { out: at(0.98, 0.99), in: at(0.58, 0.99) },
          },
        },
      };
  }
};
