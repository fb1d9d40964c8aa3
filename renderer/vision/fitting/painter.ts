import type { Garment } from '../../../preload/contract/index.ts';
import type { Painter } from '../tracker/kinds.ts';
import type { Unready } from './body.ts';
import { openFitter } from './fitter.ts';
import { openFittingMirror } from './mirror.ts';
import { wornIn, type Outfit } from './outfit.ts';

export type FittingScene = { readonly outfit: Outfit };

/** All that is told of a body: whether it can be dressed, and where it stands. */
export type FittingTold = {
  readonly standing: 'ready' | 'legs' | Unready;
  /** The middle of the shoulders in parts of the picture; null where nobody is dressed. */
  readonly where: { readonly x: number; readonly y: number } | null;
  /** Garments whose pictures are not there. */
  readonly missing: readonly string[];
};

/** A garment's picture, ready to be drawn; null where it cannot be read. */
const pictureOf = async ({ picture }: Garment): Promise<ImageBitmap | null> => {
  try {
    const answer = await fetch(picture);
    if (!answer.ok) return null;
    return await createImageBitmap(await answer.blob(), {
      premultiplyAlpha: 'premultiply',
      colorSpaceConversion: 'none',
    });
  } catch {
    return null;
  }
};

export const openFittingPainter = (): Painter<'pose', FittingScene, FittingTold> => {
  const mirror = openFittingMirror();
  const fitter = openFitter();
  const asked = new Set<string>();
  const missing: string[] = [];
  let isOver = false;

  const fetchFor = (outfit: Outfit) => {
    for (const garment of wornIn(outfit)) {
      if (asked.has(garment.sku)) continue;
      asked.add(garment.sku);
      void pictureOf(garment).then((picture) => {
        if (isOver) picture?.close();
        else if (picture) mirror.hang(garment, picture);
        else missing.push(garment.sku);
      });
    }
  };

  return {
    paint(picture, found, { outfit }, at) {
      fetchFor(outfit);
      const { width, height } = picture;
      const worn = fitter.fit(found, picture, outfit, at);
      if (typeof worn === 'string' || !found.mask)
        return {
          picture: mirror.paint(picture, null),
          told: { standing: typeof worn === 'string' ? worn : 'nobody', where: null, missing },
        };
      const [x, y] = worn.body.top;
      return {
        picture: mirror.paint(picture, { wearing: worn, mask: found.mask }),
        told: {
          standing: outfit.lower && !worn.body.legsSeen ? 'legs' : 'ready',
          where: { x: x / width, y: y / height },
          missing,
        },
      };
    },
    dispose() {
      isOver = true;
      mirror.dispose();
    },
  };
};
