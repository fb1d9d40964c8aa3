import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Garment } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { usePreview } from '../../vision/camera/index.ts';
import { openFitter } from '../../vision/fitting/fitter.ts';
import { openFittingMirror, type FittingMirror } from '../../vision/fitting/mirror.ts';
import { wornIn, type Outfit } from '../../vision/fitting/outfit.ts';
import type { Sight } from '../../vision/tracker/tracker.ts';
import { openTracker } from '../../vision/tracker/tracker.ts';
import { copyOf } from './looks.ts';
import { settled, type Standing } from './standing.ts';
import styles from './mirror.module.css';

export type MirrorHandle = {
  /** What is in the mirror now, as a picture of its own; null where nobody is. */
  freeze(): HTMLCanvasElement | null;
};

/** A garment's picture, ready for the graphics card; null where it cannot be read. */
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

/** The shopper, live, in what they put on: drawn over the very picture in which they were found. */
export const LiveMirror = ({
  ref,
  stream,
  mirrored,
  outfit,
  waiting,
  onStanding,
  onMissing,
  children,
}: {
  ref: Ref<MirrorHandle>;
  stream: MediaStream | null;
  mirrored: boolean;
  outfit: Outfit;
  /** The camera's state, where there is nothing to see. */
  waiting: string;
  onStanding(standing: Standing): void;
  /** A garment whose picture is not there. */
  onMissing(sku: string): void;
  children: React.ReactNode;
}) => {
  const { t } = useTranslation('fitting');
  const canvas = useRef<HTMLCanvasElement>(null);
  const video = usePreview(stream);
  /** With the pictures that were asked for, found or not. */
  const mirror = useRef<{ readonly drawn: FittingMirror; readonly asked: Set<string> } | null>(
    null,
  );
  const last = useRef<(() => boolean) | null>(null);
  const worn = useRef(outfit);
  const told = useRef(onStanding);
  const missed = useRef(onMissing);
  const [isDrawing, setDrawing] = useState(false);
  useEffect(() => {
    worn.current = outfit;
    told.current = onStanding;
    missed.current = onMissing;
  });

  useEffect(() => {
    const page = canvas.current;
    if (!page || !stream) return undefined;
    const opened = openFittingMirror(page);
    mirror.current = opened && { drawn: opened, asked: new Set() };
    if (!opened) {
      told.current('unable');
      return undefined;
    }
    const fitter = openFitter();
    const settle = settled();
    told.current('loading');
    const see = (sight: Sight<'pose'> | null) => {
      last.current = null;
      if (!sight) return;
      const { found, frame } = sight;
      const [width, height] = [frame.displayWidth, frame.displayHeight];
      if (page.width !== width || page.height !== height) {
        page.width = width;
        page.height = height;
        // An upright picture would lose head or feet where it fills a wide place.
        page.toggleAttribute('data-tall', height > width);
      }
      const now = performance.now();
      const fitted = fitter.fit(found, { width, height }, worn.current, now);
      const draw = () => {
        if (typeof fitted === 'string' || !found.mask) {
          opened.draw({ frame, width, height }, null);
          return false;
        }
        opened.draw({ frame, width, height }, { wearing: fitted, mask: found.mask });
        return true;
      };
      draw();
      // The picture is open until the next one comes, and can be drawn once more to be copied.
      last.current = draw;
      setDrawing(true);
      const standing = settle(
        typeof fitted === 'string'
          ? fitted
          : worn.current.lower && !fitted.body.legsSeen
            ? 'legs'
            : 'ready',
        now,
      );
      if (standing) told.current(standing);
    };
    const tracker = openTracker('pose', stream, see);
    return () => {
      tracker.close();
      last.current = null;
      mirror.current = null;
      opened.dispose();
      setDrawing(false);
      // Another context cannot be had from this canvas, and its last pixels go now.
      page.width = page.height = 0;
    };
  }, [stream]);

  useEffect(() => {
    const opened = mirror.current;
    if (!stream || !opened) return;
    for (const garment of wornIn(outfit)) {
      if (opened.asked.has(garment.sku)) continue;
      opened.asked.add(garment.sku);
      void pictureOf(garment).then((picture) => {
        // The mirror may have been closed meanwhile, and another one asks for itself.
        if (mirror.current !== opened) picture?.close();
        else if (picture) opened.drawn.hang(garment, picture);
        else missed.current(garment.sku);
      });
    }
  }, [outfit, stream]);

  useImperativeHandle(ref, () => ({
    freeze() {
      if (!canvas.current || !last.current?.()) return null;
      return copyOf(canvas.current, mirrored);
    },
  }));

  return (
    <div className={styles.mirror} data-part="view" data-drawing={isDrawing || undefined}>
      {stream ? (
        <div className={styles.glass} data-mirrored={mirrored || undefined}>
          <video ref={video} aria-hidden="true" muted playsInline hidden={isDrawing} />
          <canvas key={stream.id} ref={canvas} role="img" aria-label={t('mirror')} />
        </div>
      ) : (
        <p className={styles.off} role="status">
          <Icon name="camera-off" size={64} />
          {waiting}
        </p>
      )}
      {children}
    </div>
  );
};
