import { useEffect, useRef } from 'react';
import type { UsedPassers } from '../../vision/presence/use-passers.ts';
import styles from './passer.module.css';

/** The passer-by's own shadow on the wall: as coarse as it is drawn, and gone with them. */
export const OwnShadow = ({ outline }: { outline: UsedPassers['outline'] }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = canvas.current?.getContext('2d');
    if (!paint) return undefined;
    const board = paint.canvas;
    const clear = () => paint.clearRect(0, 0, board.width, board.height);
    const stop = outline.subscribe((shown) => {
      board.dataset['shown'] = String(shown !== null);
      // Left as it is while it fades: an empty wall must not flash.
      if (!shown) return;
      if (board.width !== shown.width || board.height !== shown.height) {
        board.width = shown.width;
        board.height = shown.height;
      }
      const picture = paint.createImageData(shown.width, shown.height);
      for (const [i, shade] of shown.shade.entries()) picture.data[4 * i + 3] = shade;
      paint.putImageData(picture, 0, 0);
    });
    board.addEventListener('transitionend', () => {
      if (board.dataset['shown'] !== 'true') clear();
    });
    return () => {
      stop();
      clear();
    };
  }, [outline]);
  return <canvas ref={canvas} className={styles.own} width={1} height={1} data-shown="false" />;
};
