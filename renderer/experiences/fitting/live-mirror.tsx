import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useHouse } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { usePreview } from '../../vision/camera/index.ts';
import type { Outfit } from '../../vision/fitting/outfit.ts';
import { absence } from '../../vision/live/absence.ts';
import { openLive } from '../../vision/live/open-live.ts';
import { copyOf } from './looks.ts';
import { settled, type Standing } from './standing.ts';
import styles from './mirror.module.css';

export type MirrorHandle = {
  /** What is in the mirror now, as a picture of its own; null where nobody is, nor comes at once. */
  freeze(): Promise<HTMLCanvasElement | null>;
};

/** A tracker loses somebody for a moment, and takes one to begin anew: a look is not missed for that. */
const BLINK_MS = 3_000;

/** The shopper, live, in what they put on: drawn over the very picture in which they were found. */
export const LiveMirror = ({
  ref,
  stream,
  mirrored,
  outfit,
  waiting,
  onLoaded,
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
  /** Whether what it looks with is there. */
  onLoaded(loaded: boolean): void;
  onStanding(standing: Standing): void;
  /** A garment whose picture is not there. */
  onMissing(sku: string): void;
  children: React.ReactNode;
}) => {
  const { t } = useTranslation('fitting');
  const canvas = useRef<HTMLCanvasElement>(null);
  const video = usePreview(stream);
  /** Whether what is shown now is somebody dressed. */
  const isDressed = useRef(false);
  /** Whoever waits for somebody dressed; true where they are there. */
  const hoping = useRef(new Set<(there: boolean) => void>());
  const show = useRef<((outfit: Outfit) => void) | null>(null);
  const [isDrawing, setDrawing] = useState(false);

  const worn = useEffectEvent(() => outfit);
  const stands = useEffectEvent(onStanding);
  const loads = useEffectEvent(onLoaded);
  const misses = useEffectEvent(onMissing);
  const { kernel } = useHouse();

  useEffect(() => {
    const page = canvas.current;
    if (!page || !stream) return undefined;
    const settle = settled();
    const isThere = absence();
    const hopes = hoping.current;
    const missed = new Set<string>();
    stands('loading');
    loads(false);
    const live = openLive(
      'pose',
      stream,
      page,
      { outfit: worn() },
      ({ told, width, height }) => {
        isDressed.current = told.where !== null;
        if (isDressed.current) for (const tell of hopes) tell(true);
        // An upright picture would lose head or feet where it fills a wide place.
        page.toggleAttribute('data-tall', height > width);
        setDrawing(true);
        for (const sku of told.missing)
          if (!missed.has(sku)) {
            missed.add(sku);
            misses(sku);
          }
        kernel.sees(isThere(told.standing !== 'nobody'));
        const standing = settle(told.standing, performance.now());
        if (standing) stands(standing);
      },
      () => loads(true),
    );
    show.current = (next) => live.show({ outfit: next });
    return () => {
      live.close();
      kernel.sees(null);
      show.current = null;
      isDressed.current = false;
      for (const tell of hopes) tell(false);
      setDrawing(false);
    };
  }, [stream, kernel]);

  useEffect(() => show.current?.(outfit), [outfit]);

  useImperativeHandle(ref, () => ({
    async freeze() {
      const there =
        isDressed.current ||
        (await new Promise<boolean>((resolve) => {
          const tell = (seen: boolean) => {
            clearTimeout(late);
            hoping.current.delete(tell);
            resolve(seen);
          };
          const late = setTimeout(tell, BLINK_MS, false);
          hoping.current.add(tell);
        }));
      return there && canvas.current ? copyOf(canvas.current, mirrored) : null;
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
