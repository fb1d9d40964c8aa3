import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHouse } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { usePreview, type UsedCamera } from '../../vision/camera/index.ts';
import { absence } from '../../vision/live/absence.ts';
import { GettingReady } from '../../vision/live/getting-ready.tsx';
import { openLive, type Shown } from '../../vision/live/open-live.ts';
import type { Look, Sides } from '../../vision/makeup/look.ts';
import type { MakeupScene } from '../../vision/makeup/painter.ts';
import { cropFor, follow, type Crop, type Framing } from './framing.ts';
import { isFacing, seenAt, tell, type Told } from './presence.ts';
import { sidesOf, type Split } from './split.ts';
import { SplitHandle } from './split-handle.tsx';
import type { Answer } from './tone-vote.ts';
import styles from './glass.module.css';

const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** Lays the picture so that the glass shows this part of it. */
const lay = (canvas: HTMLCanvasElement, { x, y, width, height }: Crop) => {
  canvas.style.width = `${100 / width}%`;
  canvas.style.height = `${100 / height}%`;
  canvas.style.left = `${(-100 * x) / width}%`;
  canvas.style.top = `${(-100 * y) / height}%`;
};

const isSame = (one: Sides, other: Sides): boolean =>
  one.at === other.at && one.left === other.left && one.right === other.right;

/** The mirror: whoever stands before it, with what is worn drawn into the very picture it was found in. */
export const Glass = ({
  camera,
  waiting,
  look,
  wornWords,
  split,
  onSplit,
  onAnswer,
  onOpen,
}: {
  camera: UsedCamera;
  /** The camera's state, where there is nothing to see. */
  waiting: string;
  look: Look;
  /** What is worn, for who cannot see it. */
  wornWords: string;
  split: Split;
  onSplit: (split: number) => void;
  /** Asked of every picture while somebody looks for what suits. */
  onAnswer: ((answer: Answer) => void) | null;
  /** Opens the camera again where staff had closed it. */
  onOpen: () => void;
}) => {
  const { t } = useTranslation('makeup');
  const { stream, mirror } = camera;
  const glass = useRef<HTMLDivElement>(null);
  const drawn = useRef<HTMLDivElement>(null);
  const video = usePreview(stream);
  const framing = useRef<Framing | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  /** Null until it can be said whether anybody is there. */
  const [said, setSaid] = useState<Told['said']>(null);
  const show = useRef<((scene: MakeupScene) => void) | null>(null);
  const lastScene = useRef<MakeupScene | null>(null);

  const sceneOf = useEffectEvent((crop: Crop): MakeupScene => ({
    sides: sidesOf(look, split, crop, mirror),
    asks: onAnswer !== null,
  }));
  const tellScene = useEffectEvent((scene: MakeupScene) => {
    const last = lastScene.current;
    if (last?.asks === scene.asks && isSame(last.sides, scene.sides)) return;
    lastScene.current = scene;
    show.current?.(scene);
  });
  // Whatever is changed: it is told where the scene is another one.
  useEffect(() => tellScene(sceneOf(framing.current?.crop ?? WHOLE)));

  const { kernel } = useHouse();
  const answered = useEffectEvent((answer: Answer) => onAnswer?.(answer));
  useEffect(() => {
    const place = drawn.current;
    if (!stream || !place) return undefined;
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    place.replaceChildren(canvas);
    let told: Told | null = null;
    const isThere = absence();
    let drawnAt = 0;
    const shown = ({ told: { face, undertone }, width, height }: Shown<'face'>) => {
      const now = performance.now();
      const size = {
        width: glass.current?.clientWidth || 1,
        height: glass.current?.clientHeight || 1,
      };
      const picture = { width, height };
      // It begins as the plain picture beneath it: nothing jumps when the tracker is ready.
      const before = framing.current ?? { crop: cropFor(picture, size, null), gliding: false };
      const next = face
        ? follow(before, cropFor(picture, size, face), Math.min(200, now - drawnAt))
        : before;
      if (framing.current?.crop !== next.crop) lay(canvas, next.crop);
      framing.current = next;
      drawnAt = now;
      tellScene(sceneOf(next.crop));
      if (undertone !== null && face && isFacing(face.nose)) answered(undertone);
      kernel.sees(isThere(face !== null));
      told = tell(told, seenAt(face && face.width), now);
      setSaid(told.said);
    };
    const first = sceneOf(WHOLE);
    lastScene.current = first;
    const live = openLive('face', stream, canvas, first, shown, () => setLoaded(true));
    show.current = live.show;
    return () => {
      live.close();
      kernel.sees(null);
      canvas.remove();
      show.current = null;
      // Another camera's picture is not framed as this one's was.
      framing.current = null;
      setLoaded(false);
      setSaid(null);
    };
  }, [stream, kernel]);

  const previewing = camera.state.kind === 'previewing';
  const ready = previewing && said !== null;
  const hint = ready && said !== 'near' ? t(`seen.${said}`) : null;
  return (
    <div
      ref={glass}
      className={styles.glass}
      data-ready={ready}
      data-seen={ready ? said : undefined}
    >
      <div
        className={styles.picture}
        role="img"
        aria-label={t('mirror', { worn: wornWords })}
        data-mirror={mirror || undefined}
        hidden={!previewing}
      >
        {/* Beneath the other it would be drawn for nobody, thirty times a second. */}
        <video ref={video} muted playsInline aria-hidden="true" hidden={ready} />
        <div ref={drawn} className={styles.drawn} hidden={!ready} />
      </div>
      {!previewing && (
        <div className={styles.waiting}>
          <p role="status">
            <Icon name={camera.state.kind === 'starting' ? 'camera' : 'camera-off'} size={64} />
            {waiting}
          </p>
          {camera.state.kind === 'off' && (
            <Tap look="primary" onTap={onOpen}>
              {t('openAgain')}
            </Tap>
          )}
        </div>
      )}
      {previewing && !ready && <GettingReady loaded={isLoaded} sorry={t('loadingSorry')} />}
      {hint !== null && (
        <p className={styles.hint} role="status">
          {hint}
        </p>
      )}
      {ready && split !== null && <SplitHandle split={split} onSplit={onSplit} />}
    </div>
  );
};
