import { useState } from 'react';
import { Icon } from '../../kit/icons.tsx';
import { copyText } from './copyText.ts';
import { isInApp } from './inApp.ts';
import { usePhoneLanguage } from './language.ts';
import { Pill } from './Pill.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './WaysOut.module.css';

/** What to do where an app refuses to open an address: copy it, or leave the app. */
export const WaysOut = ({ url }: { url: string }) => {
  const { t } = usePhoneLanguage();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const [showsHow, setShowsHow] = useState(false);

  const inApp = isInApp(navigator.userAgent);

  const copy = () => void copyText(url).then((done) => setCopied(done ? 'yes' : 'failed'));

  return (
    <div className={styles.out} data-wide={inApp || undefined}>
      <p>{t('out.stuck')}</p>
      <Pill onClick={copy}>
        <Icon name={copied === 'yes' ? 'check' : 'copy'} size={18} />
        {copied === 'yes' ? t('out.copied') : t('out.copy')}
      </Pill>
      {inApp && (
        <Pill onClick={() => setShowsHow(true)}>
          <Icon name="globe" size={18} />
          {t('out.browser')}
        </Pill>
      )}
      <p className={styles.told} role="status">
        {copied === 'failed' && (
          <>
            {t('out.copyFailed')}
            <span className={styles.url}>{url}</span>
          </>
        )}
      </p>
      {showsHow && (
        <Sheet title={t('out.howTitle')} onClose={() => setShowsHow(false)} closeWord={t('out.ok')}>
          <ol className={styles.how}>
            <li>{t('out.how1')}</li>
            <li>{t('out.how2')}</li>
          </ol>
          <p className={styles.else}>{t('out.howElse')}</p>
          <Pill className={styles.wide ?? ''} onClick={copy}>
            <Icon name={copied === 'yes' ? 'check' : 'copy'} size={18} />
            {copied === 'yes' ? t('out.copied') : t('out.copy')}
          </Pill>
        </Sheet>
      )}
    </div>
  );
};
