import type { Mask } from '../../../preload/flat-lay/outline.ts';
import type { Picture } from '../../../preload/flat-lay/picture.ts';

export type Unreadable = 'not-a-picture' | 'picture-too-large';

const LARGEST_FILE = 40 * 1024 * 1024;
/** More is thrown away before anything looks at it: a phone's picture has twelve megapixels. */
const READ_AT = 1600;

const canvasOf = (width: number, height: number) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return { canvas, context };
};

const pixelsOf = (
  source: ImageBitmap | HTMLImageElement,
  width: number,
  height: number,
): Picture => {
  const { context } = canvasOf(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data };
};

/** Whatever this browser can show, upright. */
export const readPicture = async (file: Blob): Promise<Picture | Unreadable> => {
  if (file.size > LARGEST_FILE) return 'picture-too-large';
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return 'not-a-picture';
  }
  const scale = Math.min(1, READ_AT / Math.max(bitmap.width, bitmap.height));
  const picture = pixelsOf(
    bitmap,
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  bitmap.close();
  return picture;
};

export const asPng = ({ width, height, data }: Picture): Promise<Blob> => {
  const { canvas, context } = canvasOf(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
  );
};

/** Where the garment of a cut-out is. */
export const maskOf = async (address: string): Promise<Mask> => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { width, height, data } = pixelsOf(image, image.naturalWidth, image.naturalHeight);
  const on = new Uint8Array(width * height);
  for (let i = 0; i < on.length; i++) on[i] = (data[i * 4 + 3] ?? 0) >= 128 ? 1 : 0;
  return { width, height, on };
};
