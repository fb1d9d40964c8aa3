import { inflateSync } from 'node:zlib';

const SIGNATURE = 8;
/** Samples a pixel by colour type: https://www.w3.org/TR/png-3/#11IHDR */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Whether all of a PNG's pixels are in the file. pngjs does not ask: where a file ends early it hands out whatever was in
 * memory as the picture's lower half.
 */
export const isWholePng = (bytes: Buffer, mostBytes: number): boolean => {
  const data: Buffer[] = [];
  let least = Infinity;
  for (let at = SIGNATURE; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (at + 12 + length > bytes.length) return false;
    at += 12 + length;
    if (kind === 'IHDR' && length === 13) {
      const bits = (body[8] ?? 0) * (SAMPLES[body[9] ?? -1] ?? 0);
      // Interlaced in seven passes it has more lines, never fewer.
      least = body.readUInt32BE(4) * (1 + Math.ceil((body.readUInt32BE(0) * bits) / 8));
    }
    if (kind === 'IDAT') data.push(body);
    if (kind !== 'IEND') continue;
    try {
      return inflateSync(Buffer.concat(data), { maxOutputLength: mostBytes }).length >= least;
    } catch {
      return false;
    }
  }
  return false;
};
