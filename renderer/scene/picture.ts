import { CanvasTexture, LinearFilter, NoColorSpace, type Texture } from 'three';

/** A picture ready to be hung: itself, and the soft shape of the shadow it throws. */
export type HungPicture = {
  readonly picture: Texture;
  readonly shadow: Texture;
  /** Width over height. */
  readonly aspect: number;
  close(): void;
};

const SHADOW_EDGE = 256;

const draw = (
  image: HTMLImageElement,
  width: number,
  height: number,
  filter: string,
  margin: number,
): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D context for a texture');
  context.filter = filter;
  const w = width * (1 - 2 * margin);
  const h = height * (1 - 2 * margin);
  context.drawImage(image, width * margin, height * margin, w, h);
  return canvas;
};

const texture = (canvas: HTMLCanvasElement): Texture => {
  const made = new CanvasTexture(canvas);
  // Colours go through as they are painted: what hangs there has to match the poster under it.
  made.colorSpace = NoColorSpace;
  made.premultiplyAlpha = true;
  made.generateMipmaps = false;
  made.minFilter = LinearFilter;
  return made;
};

/** How much room the shadow's blur takes at each side, as a part of the whole. */
export const SHADOW_MARGIN = 0.15;

export const hangPicture = async (source: string, edge: number): Promise<HungPicture> => {
  const image = new Image();
  image.src = source;
  await image.decode();
  // An SVG without a size of its own reports none.
  const aspect =
    image.naturalWidth > 0 && image.naturalHeight > 0
      ? image.naturalWidth / image.naturalHeight
      : 2 / 3;
  const height = edge;
  const picture = texture(draw(image, Math.round(height * aspect), height, 'none', 0));
  const shadow = texture(
    draw(
      image,
      Math.round(SHADOW_EDGE * aspect),
      SHADOW_EDGE,
      'brightness(0) blur(7px)',
      SHADOW_MARGIN,
    ),
  );
  return {
    picture,
    shadow,
    aspect,
    close() {
      picture.dispose();
      shadow.dispose();
    },
  };
};
