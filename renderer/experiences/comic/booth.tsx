import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import {
  ThreeTwoOne,
  usePreview,
  useThreeTwoOne,
  type UsedCamera,
} from '../../vision/camera/index.ts';
import { MOST_PANELS, type Event, type State } from './machine.ts';
import type { Studio } from './studio.ts';
import styles from './view.module.css';

/** A panel is one element: it is shown where it was drawn, and never copied. */
const Taken = ({ picture }: { picture: HTMLCanvasElement }) => {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(picture);
  }, [picture]);
  return <span ref={place} />;
};

/** The mirror, what to do before it, and three, two, one: in words and numbers, never by sound alone. */
export const Booth = ({
  state,
  send,
  camera,
  waiting,
  studio,
}: {
  state: Extract<State, { step: 'ready' | 'count' }>;
  send: (event: Event) => void;
  camera: UsedCamera;
  /** The camera's state, where there is nothing to see. */
  waiting: string;
  studio: Studio;
}) => {
  const { t } = useTranslation('comic');
  const { stream, mirror } = camera;
  const video = usePreview(stream);
  const sees = camera.state.kind === 'previewing';

  const left = state.step === 'count' ? state.left : null;
  useThreeTwoOne(left, sees, {
    onGone: useCallback(() => send({ kind: 'camera-gone' }), [send]),
    onTick: useCallback(() => send({ kind: 'tick' }), [send]),
    onNow: useCallback(() => {
      const taken = video.current !== null && studio.take(video.current, mirror);
      send({ kind: taken ? 'taken-panel' : 'camera-gone' });
    }, [video, studio, mirror, send]),
  });

  const panel = state.lines.length;
  return (
    <>
      <header className={styles.hint}>
        <p>{t('panel', { count: panel + 1 })}</p>
        <h1>{t(`pose.${panel}`)}</h1>
      </header>
      <div className={styles.wall}>
        <div className={styles.mirror}>
          <video
            ref={video}
            aria-label={t('preview')}
            muted
            playsInline
            data-mirror={mirror || undefined}
            hidden={!sees}
          />
          {!sees && (
            <p className={styles.told} role="status">
              <Icon name="camera-off" size={64} />
              {waiting}
            </p>
          )}
          {left !== null && <ThreeTwoOne left={left} label={t('count', { left })} />}
        </div>
      </div>
      <ol className={styles.strip} aria-hidden="true">
        {Array.from({ length: MOST_PANELS }, (_, i) => {
          const taken = studio.panels[i];
          return (
            <li key={`panel-${i}`} data-now={i === panel || undefined}>
              {i < panel && taken ? <Taken picture={taken.picture} /> : i + 1}
            </li>
          );
        })}
      </ol>
      <div className={styles.actions}>
        {panel > 0 && (
          <Tap look="secondary" disabled={left !== null} onTap={() => send({ kind: 'enough' })}>
            <Icon name="eye" />
            {t('enough')}
          </Tap>
        )}
        <Tap look="primary" disabled={left !== null || !sees} onTap={() => send({ kind: 'shoot' })}>
          <Icon name="camera" />
          {left !== null ? t('count', { left }) : sees ? t('shoot') : t('wait')}
        </Tap>
      </div>
    </>
  );
};
