import { attend } from '../tracker/attend.ts';
import type { Painted, Paintings } from './painters.ts';

/** A picture that is shown now. */
export type Shown<K extends Painted> = {
  readonly told: Paintings[K]['told'];
  readonly width: number;
  readonly height: number;
};

export type Live<K extends Painted> = {
  /** From the next picture on. */
  show(scene: Paintings[K]['scene']): void;
  /** Empties the canvas as well: nothing of the last picture stays. */
  close(): void;
};

/**
 * A mirror: each picture of the stream is looked at and drawn into by one worker, and comes here to be shown. The page
 * never holds a frame of the camera or a point that was found in one, and has nothing to do but to lay pictures out.
 */
export const openLive = <K extends Painted>(
  kind: K,
  stream: MediaStream,
  canvas: HTMLCanvasElement,
  first: Paintings[K]['scene'],
  onShown: (shown: Shown<K>) => void,
  onLoaded?: () => void,
): Live<K> => {
  let scene = first;
  const glass = canvas.getContext('bitmaprenderer', { alpha: false });
  const attended = attend({
    kind,
    stream,
    scene: () => scene,
    ...(onLoaded && { onLoaded }),
    onLooked(looked) {
      if (looked.kind !== 'painted') return;
      const { width, height } = looked.picture;
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      glass?.transferFromImageBitmap(looked.picture);
      // Nothing else is drawn by a tracker of this kind.
      onShown({ told: looked.told as Paintings[K]['told'], width, height });
    },
  });
  return {
    show(next) {
      scene = next;
      attended.say({ kind: 'scene', scene });
    },
    close() {
      attended.close();
      glass?.transferFromImageBitmap(null);
      canvas.width = canvas.height = 0;
    },
  };
};
