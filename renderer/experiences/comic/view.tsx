import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { Headline } from '../../kernel/page/headline.tsx';
import { Page, type Status } from '../../kernel/page/page.tsx';
import { ParcelCode } from '../../kernel/parcel/parcel-code.tsx';
import { ParcelOver } from '../../kernel/parcel/parcel-over.tsx';
import { useParcel } from '../../kernel/parcel/use-parcel.ts';
import { Icon } from '../../kit/icons.tsx';
import { Patience } from '../../kit/patience.tsx';
import { Tap } from '../../kit/tap.tsx';
import { CameraConsent, useCamera, useCameraNote } from '../../vision/camera/index.ts';
import { Booth } from './booth.tsx';
import type { Event, State } from './machine.ts';
import { Sheet } from './sheet.tsx';
import { openStudio } from './studio.ts';
import styles from './view.module.css';

export const View = ({
  state,
  send,
  host,
}: ViewProps<State, Event, 'camera' | 'handoff', object>) => {
  const { t } = useTranslation('comic');
  const [studio] = useState(openStudio);
  const sheet = useRef<HTMLCanvasElement>(null);
  const camera = useCamera('comic');
  const note = useCameraNote(camera.state);
  const fetched = useCallback(() => send({ kind: 'fetched' }), [send]);
  const parcel = useParcel(host, fetched);

  const { start, stop } = camera;
  const consent = state.step === 'ready' || state.step === 'count' ? state.consent : null;
  useEffect(() => {
    if (consent === null) return undefined;
    void start(consent);
    return stop;
  }, [consent, start, stop]);

  const isOpen = consent !== null;
  useEffect(() => {
    if (isOpen) studio.prepare();
  }, [isOpen, studio]);

  // Idle, back and the end of a visit take the view away; the panels must not outlive it.
  useEffect(() => () => studio.wipe(), [studio]);
  const over = state.step === 'done';
  useEffect(() => {
    if (over) studio.wipe();
  }, [over, studio]);

  const { leave } = parcel;
  const sending = state.step === 'sending';
  useEffect(() => {
    if (!sending) return;
    const take = async () => {
      const drawn = await studio.drawn();
      await studio.looked();
      const left = drawn && sheet.current ? await leave(sheet.current) : false;
      send({ kind: left ? 'sent' : 'unsent' });
    };
    void take();
  }, [sending, leave, send, studio]);

  const remove = () => {
    parcel.withdraw();
    studio.wipe();
    send({ kind: 'delete' });
  };

  const status = ((): Status | undefined => {
    switch (state.step) {
      case 'count':
        return { icon: 'camera', words: t('status.count'), tone: 'ok' };
      case 'page':
      case 'sending':
        return { icon: 'check', words: t('status.page'), tone: 'ok' };
      case 'code':
        return { icon: 'lock', words: t('status.code'), tone: 'ok' };
      case 'consent':
      case 'ready':
      case 'done':
        return undefined;
    }
  })();

  return (
    <Page
      lead="back"
      status={status}
      note={
        state.step === 'count'
          ? { icon: 'camera', words: t('recording', { count: state.lines.length + 1 }) }
          : note
      }
      className={styles.comic ?? ''}
    >
      {state.step === 'consent' && (
        <CameraConsent
          purpose="comic"
          onYes={(id) => send({ kind: 'agreed', consent: id })}
          onNo={() => send({ kind: 'declined' })}
        />
      )}
      {(state.step === 'ready' || state.step === 'count') && (
        <Booth state={state} send={send} camera={camera} waiting={note.words} studio={studio} />
      )}
      {(state.step === 'page' || state.step === 'sending' || state.step === 'code') && (
        <>
          <Headline title={state.step === 'code' ? t('code') : t('page')} />
          <Sheet
            ref={sheet}
            studio={studio}
            lines={state.step === 'code' ? null : state.lines}
            onLine={state.step === 'page' ? (panel) => send({ kind: 'line', panel }) : null}
          />
        </>
      )}
      {state.step === 'sending' && <Patience words={t('sending')} sorry={t('unsent')} />}
      {state.step === 'code' && parcel.url !== null && (
        <div className={styles.code}>
          <ParcelCode
            url={parcel.url}
            label={t('qr')}
            apps={t('apps')}
            once={t('once')}
            local={t('local')}
          />
        </div>
      )}
      {(state.step === 'page' || state.step === 'code') && (
        <div className={styles.actions}>
          <Tap look="secondary" onTap={remove}>
            <Icon name="erase" />
            {t('delete')}
          </Tap>
          {state.step === 'page' && (
            <Tap look="primary" onTap={() => send({ kind: 'keep' })}>
              <Icon name="phone" />
              {t('keep')}
            </Tap>
          )}
        </div>
      )}
      {state.step === 'done' && (
        <ParcelOver
          title={t(`done.${state.how}`)}
          why={state.how === 'unsent' ? t('unsent') : null}
          again={t('again')}
          finish={t('finish')}
          onAgain={() => send({ kind: 'again' })}
        />
      )}
    </Page>
  );
};
