import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import type { useCamera } from '../../vision/camera/index.ts';
import type { Event, State } from './machine.ts';
import type { Studio } from './studio.ts';
import styles from './view.module.css';

const SECOND_MS = 1_000;

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
  camera: ReturnType<typeof useCamera>;
  /** The camera's state, where there is nothing to see. */
  waiting: string;
  studio: Studio;
}) => {
  const { t } = useTranslation('comic');
  const video = useRef<HTMLVideoElement>(null);
  const { stream, mirror } = camera;
  const sees = camera.state.kind === 'previewing';

  useEffect(() => {
    const shown = video.current;
    if (!shown) return undefined;
    shown.srcObject = stream;
    if (stream) void shown.play().catch(() => {});
    return () => {
      shown.srcObject = null;
    };
  }, [stream]);

  const left = state.step === 'count' ? state.left : null;
  useEffect(() => {
    if (left === null) return undefined;
    if (!sees) {
      send({ kind: 'camera-gone' });
      return undefined;
    }
    const timer = setTimeout(() => {
      if (left > 1) return send({ kind: 'tick' });
      const taken = video.current !== null && studio.take(video.current, mirror);
      send({ kind: taken ? 'taken-panel' : 'camera-gone' });
    }, SECOND_MS);
    return () => clearTimeout(timer);
  }, [left, sees, send, studio, mirror]);

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
          {left !== null && (
            <p
              className={styles.count}
              role="timer"
              aria-live="assertive"
              aria-label={t('count', { left })}
            >
              {left}
            </p>
          )}
        </div>
      </div>
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
