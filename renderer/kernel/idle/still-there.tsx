import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/dialog.tsx';
import { htmlLanguage } from '../../kit/language.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Ring } from '../../kit/ring.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useHouse, useStage } from '../react.tsx';
import type { Countdown } from '../kernel.ts';
import styles from './still-there.module.css';

/** Asks before it clears. Any touch is an answer; the question says what is at stake. */
export const StillThere = ({ countdown }: { countdown: Countdown }) => {
  const { t, i18n } = useTranslation('kernel');
  const { kernel } = useHouse();
  const { language, languages, done } = useStage();
  const stay = () => {
    kernel.press('answer');
    kernel.release('answer');
  };
  const other = languages.find((one) => one !== language);
  return (
    <Dialog
      urgent
      title={t('still.title')}
      second={
        other === undefined
          ? undefined
          : {
              text: i18n.getFixedT(other, 'kernel')('still.title'),
              language: htmlLanguage(other),
            }
      }
      before={
        <Ring
          left={countdown.secondsLeft}
          of={countdown.of}
          size={280}
          label={t('still.timer', { seconds: countdown.secondsLeft })}
        >
          <p className={styles.figure}>{countdown.secondsLeft}</p>
          <p className={styles.unit}>{t('still.seconds')}</p>
        </Ring>
      }
    >
      <p className={styles.text}>
        <Phrase text={t('still.text')} language={language} />
      </p>
      <Tap look="primary" onTap={stay}>
        {t('still.stay')}
      </Tap>
      <Tap look="secondary" onTap={done}>
        {t('still.leave')}
      </Tap>
    </Dialog>
  );
};
