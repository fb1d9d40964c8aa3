import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Picture } from '../../../preload/flat-lay/picture.ts';
import { orientationOf, upright } from './orientation.ts';
import { isWholePng } from './whole-png.ts';

/** In megapixels: a camera of a phone has fewer. */
const MOST_PIXELS = 60;
const MOST_MEGABYTES = 1024;

export type Unreadable = 'not-a-picture' | 'picture-broken' | 'picture-too-large';

const isPng = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === '\x89PNG';
const isJpeg = (bytes: Buffer) => bytes[0] === 0xff && bytes[1] === 0xd8;

/** JPEG and PNG, upright: a phone held sideways says so in the file and leaves turning to whoever reads it. */
export const decodePicture = (bytes: Buffer): Picture | Unreadable => {
  if (!isPng(bytes) && !isJpeg(bytes)) return 'not-a-picture';
  if (isPng(bytes) && bytes.length >= 24) {
    const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
    if (pixels > MOST_PIXELS * 1e6) return 'picture-too-large';
  }
  try {
    if (isPng(bytes)) {
      if (!isWholePng(bytes, MOST_MEGABYTES * 2 ** 20)) return 'picture-broken';
      const { width, height, data } = PNG.sync.read(bytes);
      return { width, height, data: new Uint8ClampedArray(data) };
    }
    const { width, height, data } = jpeg.decode(bytes, {
      useTArray: true,
      maxResolutionInMP: MOST_PIXELS,
      maxMemoryUsageInMB: MOST_MEGABYTES,
    });
    const picture = { width, height, data: new Uint8ClampedArray(data.buffer as ArrayBuffer) };
    return upright(picture, orientationOf(bytes));
  } catch (error) {
    return /maxResolution|maxMemory/.test(String(error)) ? 'picture-too-large' : 'picture-broken';
  }
};

export const encodePng = ({ width, height, data }: Picture): Buffer =>
  PNG.sync.write({ width, height, data: Buffer.from(data.buffer, data.byteOffset, data.length) });
