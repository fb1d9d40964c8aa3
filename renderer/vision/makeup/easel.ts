import { brush } from './brush.ts';
import { openMirror, type Painting } from './mirror.ts';

/** Paints one picture after another. Each is in the size of the picture, and may be painted in it. */
export type Easel = {
  paint(picture: ImageData, painting: Painting | null): ImageBitmap;
  dispose(): void;
};

const sized = (canvas: OffscreenCanvas, { width, height }: ImageData) => {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
};

/** Null where there is no graphics card. */
const byCard = (): Easel | null => {
  const canvas = new OffscreenCanvas(1, 1);
  const mirror = openMirror(canvas);
  if (mirror?.software) mirror.dispose();
  if (!mirror || mirror.software) return null;
  return {
    paint(picture, painting) {
      // Whoever attends to this worker begins another one, with another context.
      if (mirror.isLost()) throw new Error('the graphics card was lost');
      sized(canvas, picture);
      mirror.draw(picture, painting);
      return canvas.transferToImageBitmap();
    },
    dispose: mirror.dispose,
  };
};

/** A processor paints what is made up alone, where it lies: the rest of the picture is none of a shader's business. */
const byHand = (): Easel => {
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) throw new Error('a worker without a 2D canvas');
  return {
    paint(picture, painting) {
      sized(canvas, picture);
      if (painting) brush(picture, painting);
      pen.putImageData(picture, 0, 0);
      return canvas.transferToImageBitmap();
    },
    dispose() {
      canvas.width = canvas.height = 0;
    },
  };
};

export const openEasel = (): Easel => byCard() ?? byHand();
