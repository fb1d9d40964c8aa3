import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { Page, type Status } from '../../kernel/page/page.tsx';
import { Patience } from '../../kit/patience.tsx';
import { CameraConsent, useCamera, useCameraNote } from '../../vision/camera/index.ts';
import type { Settings } from './experience.ts';
import type { Event, State } from './machine.ts';
import { Room } from './room.tsx';
import { useLines } from './use-lines.ts';
import styles from './view.module.css';

type Props = ViewProps<State, Event, 'camera' | 'shades', Settings>;
export const View = ({ state, send, host, settings }: Props) => {
  const { t } = useTranslation('makeup');
  const lines = useLines(host);
  const camera = useCamera('makeup');
  const note = useCameraNote(camera.state);
  const agreedHere = useRef(false);

  const consent = state.step === 'mirror' ? state.consent : null;
  const { start, stop } = camera;
  // A yes is in force as long as the view it was given in: who comes back from a product is asked again.
  useEffect(() => {
    if (consent !== null && !agreedHere.current) send({ kind: 'ask' });
  }, [consent, send]);
  useEffect(() => {
    if (consent === null || !agreedHere.current) return undefined;
    void start(consent);
    return stop;
  }, [consent, start, stop]);

  const status: Status | undefined =
    state.step === 'mirror' && camera.state.kind === 'previewing'
      ? { icon: 'lock', words: t('status'), tone: 'ok' }
      : undefined;
  return (
    <Page lead="back" status={status} note={note} className={styles.makeup ?? ''}>
      {state.step === 'consent' ? (
        <CameraConsent
          purpose="makeup"
          onYes={(id) => {
            agreedHere.current = true;
            send({ kind: 'agreed', consent: id });
          }}
          onNo={() => send({ kind: 'declined' })}
        />
      ) : lines ? (
        <Room
          state={state}
          send={send}
          lines={lines}
          settings={settings}
          camera={camera}
          note={note.words}
        />
      ) : (
        <div className={styles.coming}>
          <Patience words={t('coming')} sorry={t('comingSorry')} />
        </div>
      )}
    </Page>
  );
};
