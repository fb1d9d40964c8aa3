import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenCamera } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { htmlLanguage } from '../../kit/language.ts';
import { useHouse, useStage } from '../../kernel/react.tsx';
import type { Opening } from '../camera/open-camera.ts';
import { machineOf } from '../camera/the-camera.ts';
import { usePreview } from '../camera/use-preview.ts';
import { distanceOfEyes } from '../presence/distance.ts';
import { openTracker } from '../tracker/tracker.ts';
import { showSetUp } from './show-set-up.ts';
import styles from './glass.module.css';

/** Where somebody should stand in the picture: a head, shoulders, the middle. */
const Guide = () => (
  <svg className={styles.guide} viewBox="0 0 200 200" aria-hidden="true">
    <path d="M100 4v192M4 52h192" strokeDasharray="3 5" />
    <ellipse cx="100" cy="52" rx="17" ry="23" />
    <path d="M48 196c0-62 6-98 30-106 8-3 14-6 14-12M152 196c0-62-6-98-30-106-8-3-14-6-14-12" />
  </svg>
);

/** `camera` is what it is set to, as JSON: told anew it is the same, and the picture stays. */
export const Glass = ({ camera }: { camera: string }) => {
  const { i18n } = useTranslation('vision');
  const { link, kernel } = useHouse();
  const { language, languages } = useStage();
  const settings = useMemo(() => JSON.parse(camera) as ScreenCamera, [camera]);
  const [opening, setOpening] = useState<Opening | null>(null);
  const [eyes, setEyes] = useState<number | null>(null);
  const video = usePreview(opening?.kind === 'open' ? opening.stream : null);

  useEffect(() => {
    const devices = machineOf(settings, 'passers');
    if (!devices) return undefined;
    const close = showSetUp({
      link,
      devices,
      settings,
      track: openTracker,
      onOpening: setOpening,
      onEyes: setEyes,
    });
    return () => {
      close();
      // A hand on the glass: somebody else wants the screen.
      if (kernel.store.getState().course.engaged) void link.call('cameras.seen', { seen: null });
    };
  }, [link, kernel, settings]);

  const told = [language, ...languages.filter((one) => one !== language)];
  const line = (one: string): string => {
    const t = i18n.getFixedT(one, 'vision');
    if (opening?.kind === 'failed') return t(`camera.refused.${opening.why}`);
    if (!opening) return t('camera.starting');
    return eyes === null
      ? t('setUp.nobody')
      : t('setUp.face', { metres: distanceOfEyes(eyes, settings.fieldOfView).toFixed(1) });
  };
  return (
    <section
      className={styles.over}
      role="dialog"
      aria-label={i18n.getFixedT(language, 'vision')('setUp.title')}
    >
      {/* No banner and no contentinfo: those are the page's, under this. */}
      <div className={styles.head}>
        <Icon name="camera" size={44} />
        <div>
          {told.map((one) => (
            <p key={one} lang={htmlLanguage(one)}>
              <b>{i18n.getFixedT(one, 'vision')('setUp.title')}</b>
              {i18n.getFixedT(one, 'vision')('setUp.kept')}
            </p>
          ))}
        </div>
      </div>
      <div className={styles.glass}>
        <video ref={video} muted playsInline data-mirror={settings.mirror || undefined} />
        {opening?.kind === 'open' && <Guide />}
      </div>
      <div className={styles.foot}>
        <p role="status">
          {told.map((one) => (
            <span key={one} lang={htmlLanguage(one)}>
              {line(one)}
            </span>
          ))}
        </p>
        <p className={styles.end}>
          {told.map((one) => (
            <span key={one} lang={htmlLanguage(one)}>
              {i18n.getFixedT(one, 'vision')('setUp.end')}
            </span>
          ))}
        </p>
      </div>
    </section>
  );
};
