import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import { Patience } from '../../kit/patience.tsx';
import { Tap } from '../../kit/tap.tsx';
import { usePreview, type UsedCamera } from '../../vision/camera/index.ts';
import { facePoints, openDresser, type Dresser } from '../../vision/makeup/dresser.ts';
import { at, faceWidth, type Landmarks } from '../../vision/makeup/face.ts';
import { undertoneOfSkin } from '../../vision/makeup/finder.ts';
import type { Look } from '../../vision/makeup/look.ts';
import { useTracker } from '../../vision/tracker/use-tracker.ts';
import { cropFor, follow, type Crop, type FaceAt, type Framing } from './framing.ts';
import { isFacing, seenAt, tell, type Told } from './presence.ts';
import { sidesOf, type Split } from './split.ts';
import { SplitHandle } from './split-handle.tsx';
import type { Answer } from './tone-vote.ts';
import styles from './glass.module.css';

const NOSE_BRIDGE = 6;
const LIP = 13;

/** Between brows and chin: what stands in the middle of a mirror. */
const placeOf = (face: Landmarks): FaceAt => {
  const [x, top] = at(face, NOSE_BRIDGE);
  const [, low] = at(face, LIP);
  return { x, y: (top + low) / 2, width: faceWidth(face) };
};

const NOSE = 4;
const EARS = [234, 454] as const;

const noseOf = (face: Landmarks): number => {
  const [[left], [right]] = [at(face, EARS[0]), at(face, EARS[1])];
  return (at(face, NOSE)[0] - left) / (right - left || 1);
};

type Stand = Dresser & {
  /** Lays the picture so that the glass shows this part of it. */
  place(crop: Crop): void;
};

/** A canvas of its own for each graphics context: one that was lost never comes back to its canvas. */
const useStand = (onUnable: () => void) => {
  const frame = useRef<HTMLDivElement>(null);
  const stand = useRef<Stand | null>(null);
  useEffect(() => {
    let close = () => {};
    const begin = () => {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('aria-hidden', 'true');
      const dresser = openDresser(canvas);
      if (!dresser) {
        onUnable();
        return;
      }
      canvas.addEventListener('webglcontextlost', again);
      frame.current?.replaceChildren(canvas);
      stand.current = {
        ...dresser,
        place({ x, y, width, height }) {
          canvas.style.width = `${100 / width}%`;
          canvas.style.height = `${100 / height}%`;
          canvas.style.left = `${(-100 * x) / width}%`;
          canvas.style.top = `${(-100 * y) / height}%`;
        },
      };
      close = () => {
        canvas.removeEventListener('webglcontextlost', again);
        stand.current = null;
        dresser.dispose();
        canvas.remove();
      };
    };
    const again = () => {
      close();
      close = () => {};
      begin();
    };
    begin();
    return () => close();
  }, [onUnable]);
  return { frame, stand };
};

/** The mirror: whoever stands before it, with what is worn drawn into the very picture it was found in. */
export const Glass = ({
  camera,
  waiting,
  look,
  wornWords,
  split,
  onSplit,
  onAnswer,
  onUnable,
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
  onUnable: () => void;
  /** Opens the camera again where staff had closed it. */
  onOpen: () => void;
}) => {
  const { t } = useTranslation('makeup');
  const { stream, mirror } = camera;
  const sight = useTracker('face', stream);
  const { frame, stand } = useStand(onUnable);
  const video = usePreview(stream);
  const framing = useRef<Framing | null>(null);
  const drawnAt = useRef(0);
  const told = useRef<Told | null>(null);
  const [said, setSaid] = useState<Told['said']>('near');

  useEffect(() => {
    if (!stream) return undefined;
    // Another camera's picture is not framed as this one's was.
    return () => {
      framing.current = null;
      told.current = null;
    };
  }, [stream]);

  useEffect(() => {
    const glass = frame.current;
    const dresser = stand.current;
    if (!sight || !glass || !dresser) return;
    const { displayWidth: width, displayHeight: height } = sight.frame;
    // A tracker that was closed meanwhile has closed its picture.
    if (width === 0) return;
    const now = performance.now();
    const face = facePoints(sight.found.landmarks, width, height);
    const size = { width: glass.clientWidth || 1, height: glass.clientHeight || 1 };
    const wanted = cropFor({ width, height }, size, face && placeOf(face));
    // It begins as the plain picture beneath it: nothing jumps when the tracker is ready.
    const before = framing.current ?? {
      crop: cropFor({ width, height }, size, null),
      gliding: false,
    };
    const next = face ? follow(before, wanted, Math.min(200, now - drawnAt.current)) : before;
    framing.current = next;
    drawnAt.current = now;
    const { crop } = next;
    dresser.place(crop);
    dresser.dress(sight.frame, face, sidesOf(look, split, crop, mirror));
    if (onAnswer && face && isFacing(noseOf(face)))
      onAnswer(undertoneOfSkin(dresser.read(sight.frame), face));
    told.current = tell(told.current, seenAt(face && faceWidth(face)), now);
    setSaid(told.current.said);
  }, [sight, look, split, mirror, onAnswer, frame, stand]);

  const previewing = camera.state.kind === 'previewing';
  const ready = previewing && sight !== null;
  const hint = ready && said !== 'near' ? t(`seen.${said}`) : null;
  return (
    <div className={styles.glass} data-ready={ready} data-seen={ready ? said : undefined}>
      <div
        className={styles.picture}
        role="img"
        aria-label={t('mirror', { worn: wornWords })}
        data-mirror={mirror || undefined}
        hidden={!previewing}
      >
        <video ref={video} muted playsInline aria-hidden="true" />
        <div ref={frame} className={styles.drawn} hidden={!ready} />
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
      {previewing && !ready && (
        <div className={styles.loading}>
          <Patience words={t('loading')} sorry={t('loadingSorry')} />
        </div>
      )}
      {hint !== null && (
        <p className={styles.hint} role="status">
          {hint}
        </p>
      )}
      {ready && split !== null && <SplitHandle split={split} onSplit={onSplit} />}
    </div>
  );
};
