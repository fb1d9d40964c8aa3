import { deflateSync, crc32 } from 'node:zlib';
import type { GarmentShape } from '../../../preload/contract/index.ts';

const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, sum]);
};

/** A PNG of nothing: see-through, or of a colour type without alpha. */
export const blankPng = (
  width: number,
  height: number,
  colourType: 2 | 6 = 6,
  fill = 0,
): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colourType, 0, 0, 0], 8);
  const line = 1 + width * (colourType === 6 ? 4 : 3);
  const body = Buffer.alloc(line * height, fill);
  for (let y = 0; y < height; y++) body[y * line] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(body)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

export const SKIRT: GarmentShape = {
  cut: 'skirt',
  anchors: {
    waistLeft: [0.3, 0.1],
    waistRight: [0.7, 0.1],
    hipLeft: [0.22, 0.35],
    hipRight: [0.78, 0.35],
    hemLeft: [0.1, 0.95],
    hemRight: [0.9, 0.95],
  },
};

export const TOP: GarmentShape = {
  cut: 'top',
  anchors: {
    neckLeft: [0.4, 0.08],
    neckRight: [0.6, 0.08],
    shoulderLeft: [0.25, 0.12],
    shoulderRight: [0.75, 0.12],
    armpitLeft: [0.28, 0.38],
    armpitRight: [0.72, 0.38],
    waistLeft: [0.29, 0.6],
    waistRight: [0.71, 0.6],
    hemLeft: [0.28, 0.95],
    hemRight: [0.72, 0.95],
    sleeves: {
      left: { out: [0.02, 0.7], in: [0.12, 0.74] },
      right: { out: [0.98, 0.7], in: [0.88, 0.74] },
    },
  },
};
