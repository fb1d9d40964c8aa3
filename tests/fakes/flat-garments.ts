import type { Garment, GarmentShape } from '../../preload/contract/index.ts';

/** Garments as plain shapes: a picture of 1000 by 1000, and points where a person would put them. */
const garment = (sku: string, shape: GarmentShape): Garment => ({
  sku,
  picture: `/garments/${sku}.png`,
  width: 1000,
  height: 1000,
  shape,
  reviewed: true,
});

const upper = {
  neckLeft: [0.43, 0.08],
  neckRight: [0.57, 0.08],
  shoulderLeft: [0.3, 0.12],
  shoulderRight: [0.7, 0.12],
  armpitLeft: [0.33, 0.3],
  armpitRight: [0.67, 0.3],
  waistLeft: [0.34, 0.5],
  waistRight: [0.66, 0.5],
  hemLeft: [0.33, 0.62],
  hemRight: [0.67, 0.62],
} as const;

const long = {
  left: { out: [0.16, 0.58], in: [0.25, 0.6] },
  right: { out: [0.84, 0.58], in: [0.75, 0.6] },
} as const;

const short = {
  left: { out: [0.18, 0.26], in: [0.27, 0.33] },
  right: { out: [0.82, 0.26], in: [0.73, 0.33] },
} as const;

export const shirt = garment('SHIRT', { cut: 'top', anchors: { ...upper, sleeves: short } });
export const jumper = garment('JUMPER', { cut: 'top', anchors: { ...upper, sleeves: long } });
export const coat = garment('COAT', {
  cut: 'outerwear',
  anchors: { ...upper, hemLeft: [0.3, 0.95], hemRight: [0.7, 0.95], sleeves: long },
});
export const slip = garment('SLIP', {
  cut: 'dress',
  anchors: {
    ...upper,
    shoulderLeft: [0.4, 0.05],
    shoulderRight: [0.6, 0.05],
    neckLeft: [0.42, 0.05],
    neckRight: [0.58, 0.05],
    hemLeft: [0.2, 0.95],
    hemRight: [0.8, 0.95],
    sleeves: null,
  },
});
export const skirt = garment('SKIRT', {
  cut: 'skirt',
  anchors: {
    waistLeft: [0.35, 0.1],
    waistRight: [0.65, 0.1],
    hipLeft: [0.3, 0.3],
    hipRight: [0.7, 0.3],
    hemLeft: [0.2, 0.9],
    hemRight: [0.8, 0.9],
  },
});
export const trousers = garment('TROUSERS', {
  cut: 'trousers',
  anchors: {
    waistLeft: [0.36, 0.05],
    waistRight: [0.64, 0.05],
    hipLeft: [0.33, 0.2],
    hipRight: [0.67, 0.2],
    crotch: [0.5, 0.32],
    legs: {
      left: { out: [0.3, 0.95], in: [0.45, 0.95] },
      right: { out: [0.7, 0.95], in: [0.55, 0.95] },
    },
  },
});
export const everyCut = [shirt, jumper, coat, slip, skirt, trousers] as const;
