import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraPurpose } from '../../../preload/contract/index.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { htmlLanguage } from '../../kit/language.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useHouse, useStage } from '../../kernel/react.tsx';
import { CONSENT_WORDING } from './wording.ts';
import { useCamera } from './use-camera.ts';
import { useCameraNote } from './use-camera-note.ts';
import styles from './camera-consent.module.css';

const PROMISES = [
  ['device', 'lock'],
  ['wiped', 'erase'],
  ['nobody', 'eye'],
] as const satisfies readonly (readonly [string, IconName])[];

/** The separate consent: what happens with the picture, yes or no. No is as easy as yes, and takes nothing away. */
export const CameraConsent = ({
  purpose,
  onYes,
  onNo,
}: {
  purpose: CameraPurpose;
  /** With the id of the record. */
  onYes(consent: string): void;
  onNo(): void;
}) => {
  const { t, i18n } = useTranslation('vision');
  const { link } = useHouse();
  const { language, languages } = useStage();
  const note = useCameraNote(useCamera(purpose).state);
  const [asking, setAsking] = useState<'no' | 'yes' | 'failed'>('no');
  const other = languages.find((one) => one !== language);

  const agree = async () => {
    if (asking === 'yes') return;
    setAsking('yes');
    const answer = await link.call('visits.consent', {
      purpose,
      wording: CONSENT_WORDING,
      language,
    });
    // Without a record nobody could show that there was a yes.
    if (answer.ok) onYes(answer.value.id);
    else setAsking('failed');
  };

  return (
    <Dialog
      title={<Phrase text={t(`consent.${purpose}.title`)} language={language} />}
      second={
        other === undefined
          ? undefined
          : {
              text: i18n.getFixedT(other, 'vision')(`consent.${purpose}.title`),
              language: htmlLanguage(other),
            }
      }
      before={<p className={styles.eyebrow}>{t('consent.eyebrow')}</p>}
    >
      <p className={styles.text}>
        <Phrase text={t(`consent.${purpose}.text`)} language={language} />
      </p>
      <ul className={styles.promises}>
        {PROMISES.map(([line, icon]) => (
          <li key={line}>
            <Icon name={icon} size={44} />
            {t(`consent.${line}`)}
          </li>
        ))}
      </ul>
      <div className={styles.answers}>
        <Tap look="primary" disabled={asking === 'yes'} onTap={() => void agree()}>
          <Icon name="camera" size={44} />
          {t('consent.yes')}
        </Tap>
        <Tap look="secondary" onTap={onNo}>
          {t('consent.no')}
        </Tap>
      </div>
      <p className={styles.without} role="status">
        {asking === 'failed' ? t('sorry') : t('consent.without')}
      </p>
      <p className={styles.state}>
        <Icon name={note.icon} size={34} />
        {note.words}
      </p>
    </Dialog>
  );
};
