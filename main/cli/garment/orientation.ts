import { blank, type Picture } from '../../../preload/flat-lay/picture.ts';

/** Exif tag 0x0112, 1 to 8; 1 where a JPEG says nothing. CIPA DC-008, 4.6.2 and 4.6.4. */
export const orientationOf = (jpeg: Buffer): number => {
  // Segments stand one after the other before the picture's own data.
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1] ?? 0;
    const size = jpeg.readUInt16BE(at + 2);
    if (marker === 0xda || size < 2) break;
    const body = jpeg.subarray(at + 4, at + 2 + size);
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0')
      return inTiff(body.subarray(6));
    at += 2 + size;
  }
  return 1;
};

const inTiff = (tiff: Buffer): number => {
  if (tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return 1;
  for (let n = 0, at = start + 2; n < short(start) && at + 12 <= tiff.length; n++, at += 12) {
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
};

/** The picture as it was seen. */
export const upright = (from: Picture, orientation: number): Picture => {
  if (orientation === 1) return from;
  const turned = orientation >= 5;
  const { width: w, height: h } = from;
  const to = blank(turned ? h : w, turned ? w : h);
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const [u, v] =
        orientation === 2
          ? [w - 1 - x, y]
          : orientation === 3
            ? [w - 1 - x, h - 1 - y]
            : orientation === 4
              ? [x, h - 1 - y]
              : orientation === 5
                ? [y, x]
                : orientation === 6
                  ? [y, h - 1 - x]
                  : orientation === 7
                    ? [w - 1 - y, h - 1 - x]
                    : [w - 1 - y, x];
      const i = (v * w + u) * 4;
      to.data.set(from.data.subarray(i, i + 4), (y * to.width + x) * 4);
    }
  }
  return to;
};
