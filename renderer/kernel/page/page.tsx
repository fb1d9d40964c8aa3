import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { htmlLanguage, inWords, secondWords } from '../../kit/language.ts';
import { Tap } from '../../kit/tap.tsx';
import { useStage } from '../react.tsx';
import styles from './page.module.css';

/** A language by its own name: whoever needs it cannot read the present one. */
const ownName = (language: string): string =>
  new Intl.DisplayNames([htmlLanguage(language)], { type: 'language' }).of(language) ?? language;

const LanguageTap = () => {
  const { t } = useTranslation('kernel');
  const { language, languages, speak } = useStage();
  const [asking, setAsking] = useState(false);
  const others = languages.filter((one) => one !== language);
  const [other] = others;
  if (other === undefined) return null;
  if (others.length === 1) {
    return (
      <Tap look="nav" lang={htmlLanguage(other)} onTap={() => speak(other)}>
        <Icon name="globe" />
        {ownName(other)}
      </Tap>
    );
  }
  return (
    <>
      <Tap look="nav" aria-haspopup="dialog" onTap={() => setAsking(true)}>
        <Icon name="globe" />
        {ownName(language)}
      </Tap>
      {asking && (
        <Dialog title={t('chooseLanguage')}>
          {languages.map((one) => (
            <Tap
              key={one}
              look={one === language ? 'primary' : 'secondary'}
              lang={htmlLanguage(one)}
              aria-pressed={one === language}
              onTap={() => {
                setAsking(false);
                speak(one);
              }}
            >
              {ownName(one)}
            </Tap>
          ))}
        </Dialog>
      )}
    </>
  );
};

const Brand = () => {
  const { brand, language } = useStage();
  const second = secondWords(brand.name, language);
  return (
    <p className={styles.brand}>
      {inWords(brand.name, language)}
      {second !== undefined && <span>{second}</span>}
    </p>
  );
};

export type Status = {
  readonly icon: IconName;
  readonly words: string;
  readonly tone: 'ok' | 'quiet';
};

/** What every page shares: whose screen it is, what goes on, the way back, language and accessibility. */
export const Page = ({
  status,
  lead = 'home',
  note,
  className = '',
  children,
}: {
  status?: Status | undefined;
  /** The first control of the bar. */
  lead?: 'home' | 'back' | ReactElement | null;
  /** What the screen is doing that a shopper has a right to know. */
  note?: Omit<Status, 'tone'>;
  className?: string;
  children: ReactNode;
}) => {
  const { t } = useTranslation('kernel');
  const stage = useStage();
  const shown: Status | undefined = stage.online
    ? stage.accessible
      ? { icon: 'person', words: t('accessibleOn'), tone: 'ok' }
      : status
    : { icon: 'cloud-off', words: t('offline'), tone: 'quiet' };
  const notice = note ?? { icon: 'camera-off', words: t('cameraOff') };
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Brand />
        {shown && (
          <p className={styles.status} data-tone={shown.tone} role="status">
            <Icon name={shown.icon} size={36} />
            {shown.words}
          </p>
        )}
      </header>
      <main className={`${styles.body} ${className}`}>{children}</main>
      <nav className={styles.bar} aria-label={t('navigation')}>
        {lead === 'home' && (
          <Tap look="nav" onTap={stage.home}>
            <Icon name="home" />
            {t('home')}
          </Tap>
        )}
        {lead === 'back' && (
          <Tap look="nav" onTap={stage.back}>
            <Icon name="back" />
            {t('back')}
          </Tap>
        )}
        {lead !== 'home' && lead !== 'back' && lead}
        <LanguageTap />
        <Tap
          look="nav"
          aria-pressed={stage.accessible}
          onTap={() => stage.setAccessible(!stage.accessible)}
        >
          <Icon name="person" />
          {stage.accessible ? t('accessibleOff') : t('accessible')}
        </Tap>
        <p className={styles.note}>
          <Icon name={notice.icon} size={34} />
          {notice.words}
        </p>
      </nav>
    </div>
  );
};
