import { useEffect, useRef, useState } from 'react';
import type { GarmentShape } from '../../../preload/contract/index.ts';
import { bodyOf } from '../../vision/fitting/body.ts';
import { openHandMirror } from '../../vision/fitting/by-hand.ts';
import { mannequin, type Mannequin } from '../../vision/fitting/mannequin.ts';
import { NOTHING_WORN, putOn } from '../../vision/fitting/outfit.ts';
import { unsteadied } from '../../vision/fitting/steady.ts';
import { wear } from '../../vision/fitting/wearing.ts';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Garments.module.css';

const [WIDTH, HEIGHT] = [480, 896];

/** Safari has it since 16.4; the mirror draws with it. */
export const canWear = typeof OffscreenCanvas === 'function';

const worn = async (
  { data, found }: Mannequin,
  picture: string,
  shape: GarmentShape,
): Promise<ImageBitmap> => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const garment = { sku: 'worn', picture, width, height, shape, reviewed: true };
  const body = bodyOf(found, WIDTH, HEIGHT, null);
  if (typeof body === 'string' || !found.mask) throw new Error('a figure that nobody can dress');
  const mirror = openHandMirror();
  mirror.hang(garment, await createImageBitmap(image));
  const wearing = wear(putOn(NOTHING_WORN, garment), body, null, () => unsteadied);
  const drawn = mirror.paint(new ImageData(data.slice(), WIDTH, HEIGHT), {
    wearing,
    mask: found.mask,
  });
  mirror.dispose();
  return drawn;
};

/** The garment on a figure, drawn as the mirror draws it on a shopper: what is wrong here is wrong there. */
export const Preview = ({ picture, shape }: { picture: string; shape: GarmentShape }) => {
  const { t } = useStaffLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  // Points are dragged: the figure is the same for all of them.
  const [figure] = useState(() => mannequin(WIDTH, HEIGHT));
  useEffect(() => {
    let isOver = false;
    void worn(figure, picture, shape).then((drawn) => {
      if (isOver) drawn.close();
      else canvas.current?.getContext('bitmaprenderer')?.transferFromImageBitmap(drawn);
    });
    return () => {
      isOver = true;
    };
  }, [figure, picture, shape]);
  return (
    <canvas
      ref={canvas}
      className={styles.figure}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('garments.onFigure')}
    />
  );
};
